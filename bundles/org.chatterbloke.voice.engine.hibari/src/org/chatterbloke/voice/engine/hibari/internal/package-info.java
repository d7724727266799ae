/**
 * The hibari engine: instant drafts by a small spectral model and harmonic-plus-noise synthesis.
 */
@NullMarked
package org.chatterbloke.voice.engine.hibari.internal;

import org.jspecify.annotations.NullMarked;
