/** Audio clips, WAV, signal processing, and the SPIs for codecs and devices. Plain Java. */
@Export
@Version("1.0.0")
@NullMarked
package org.chatterbloke.audio;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
