/** The library of voices and outputs: records and repositories. */
@Export
@Version("1.0.0")
@NullMarked
package org.chatterbloke.library.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
