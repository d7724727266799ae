/** The data folder, typed configuration and the failures that a user reads. */
@Export
@Version("1.0.0")
@NullMarked
package org.chatterbloke.base;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
