/**
 * Signal processing on arrays of samples: resampling, spectra, filters, pitch, time. Pure functions
 * or clearly streaming objects; nothing here touches files or devices.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.chatterbloke.audio.dsp;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
