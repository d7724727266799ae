/**
 * What can be heard in a recording or a voice: where speech is, how clean it is, how high it is,
 * and how like two speakers are.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.chatterbloke.voice.analysis;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
