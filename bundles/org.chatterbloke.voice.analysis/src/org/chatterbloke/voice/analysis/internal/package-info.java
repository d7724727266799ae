/** The GE2E speaker encoder and the arithmetic of voice activity. */
@NullMarked
package org.chatterbloke.voice.analysis.internal;

import org.jspecify.annotations.NullMarked;
