package org.chatterbloke.text.english.internal;

import org.jspecify.annotations.Nullable;

/**
 * A token on its way to phonemes.
 *
 * @param text its letters, or its mark
 * @param start where it stands in the working text, inclusive
 * @param end exclusive
 * @param space whether a blank follows
 * @param kind what it is
 * @param tag its part of speech, or "" while it has none
 * @param given phonemes that the script or a lexicon of the user gives, or null
 */
record Token(
    String text, int start, int end, boolean space, Kind kind, String tag, @Nullable String given) {

  /** Where a token comes from, which decides how it is read. */
  enum Kind {
    /** Text as written. */
    WRITTEN,
    /** A word that a rule put in. */
    SPOKEN,
    /** The same, without stress. */
    REDUCED,
    /** Letters that a rule wants spelled. */
    SPELLED,
    /** A mark that a rule put in. */
    MARK,
    /** Text with given phonemes. */
    GIVEN
  }

  Token withTag(String partOfSpeech) {
    return new Token(text, start, end, space, kind, partOfSpeech, given);
  }
}
