/**
 * The narration path: registries of engines, cloners and front ends, narration, voices, cloning.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.chatterbloke.voice.core;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
