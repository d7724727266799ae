package org.chatterbloke.text;

/**
 * Where the phonemes of a token come from, best first; {@code lexicon suggest} lists the last
 * three.
 */
public enum PhonemeOrigin {
  /** Written into the script or the user's lexicon. */
  USER,
  /** A dictionary entry. */
  LEXICON,
  /** A dictionary entry and a rule (a suffix, a compound). */
  RULE,
  /** Punctuation. */
  PUNCTUATION,
  /** Spelled letter by letter. */
  SPELLED,
  /** The unknown-word network. */
  NETWORK,
  /** Nothing better than a guess. */
  GUESS
}
