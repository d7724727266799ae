/** What the audio bundle keeps to itself. */
@NullMarked
package org.chatterbloke.audio.internal;

import org.jspecify.annotations.NullMarked;
