/** The script document: Markdown with cues, parsed with positions and printed back without loss. */
@Export
@Version("1.0.0")
@NullMarked
package org.chatterbloke.script;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
