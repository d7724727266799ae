/** Sentences, spoken text, and the SPIs that turn writing into phonemes. Plain Java. */
@Export
@Version("1.0.0")
@NullMarked
package org.chatterbloke.text;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
