/** Reads and writes audio files with FFmpeg, through the JavaCPP presets. */
@NullMarked
package org.chatterbloke.audio.codec.ffmpeg.internal;

import org.jspecify.annotations.NullMarked;
