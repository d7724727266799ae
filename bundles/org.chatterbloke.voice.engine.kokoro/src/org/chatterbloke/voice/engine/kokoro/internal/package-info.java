@NullMarked
package org.chatterbloke.voice.engine.kokoro.internal;

import org.jspecify.annotations.NullMarked;
