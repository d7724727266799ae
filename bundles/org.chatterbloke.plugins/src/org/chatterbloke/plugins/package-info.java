/** Installing, updating, removing and rolling back plug-ins. */
@Export
@Version("1.0.0")
@NullMarked
package org.chatterbloke.plugins;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
