/** Implementation of the narration path. */
@NullMarked
package org.chatterbloke.voice.core.internal;

import org.jspecify.annotations.NullMarked;
