@NullMarked
package org.chatterbloke.voice.model.kokoro.internal;

import org.jspecify.annotations.NullMarked;
