/** Model files by manifest: found, fetched from several sources, verified, used offline. */
@Export
@Version("1.0.0")
@NullMarked
package org.chatterbloke.modelstore;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
