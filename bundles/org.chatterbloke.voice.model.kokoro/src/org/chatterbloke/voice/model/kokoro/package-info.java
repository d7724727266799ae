/**
 * The Kokoro model for its engine and its cloners: files, the rewritten graph, vocabulary, styles
 * and mixes of them.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.chatterbloke.voice.model.kokoro;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
