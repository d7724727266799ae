/** Plays through OpenAL Soft, with the LWJGL bindings. */
@NullMarked
package org.chatterbloke.audio.device.openal.internal;

import org.jspecify.annotations.NullMarked;
