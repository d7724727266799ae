/**
 * English: from writing to misaki phonemes, by lexicon, tagger, rules and an unknown-word network.
 */
@NullMarked
package org.chatterbloke.text.english.internal;

import org.jspecify.annotations.NullMarked;
