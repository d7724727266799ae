/** The one rotating log file. */
@Export
@Version("1.0.0")
@NullMarked
package org.chatterbloke.logging;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
