/** Measures of audio: loudness, true peak, levels, silence, noise floor, clipping, spectra. */
@Export
@Version("1.0.0")
@NullMarked
package org.chatterbloke.audio.measure;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
