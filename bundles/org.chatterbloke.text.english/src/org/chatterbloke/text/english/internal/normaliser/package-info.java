/** From figures, abbreviations and symbols to words: one rule class per kind of thing. */
@NullMarked
package org.chatterbloke.text.english.internal.normaliser;

import org.jspecify.annotations.NullMarked;
