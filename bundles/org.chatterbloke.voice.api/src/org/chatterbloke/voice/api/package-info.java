/** The SPI of voice engines and cloners, and the values that they exchange. */
@Export
@Version("1.0.0")
@NullMarked
package org.chatterbloke.voice.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
