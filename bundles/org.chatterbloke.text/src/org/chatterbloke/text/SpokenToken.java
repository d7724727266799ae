package org.chatterbloke.text;

/**
 * One spoken word or one punctuation mark.
 *
 * @param span where it stands in the source text of its {@link SpokenText}; several tokens may
 *     share a span ("42" is "forty two")
 * @param spoken what is said, in letters ("forty"); the mark itself for punctuation
 * @param phonemes its phonemes in the front end's alphabet (for English: misaki's); "" if it is
 *     silent
 * @param origin where the phonemes come from
 * @param spaceAfter whether a space separates it from the next token in the phoneme string
 */
public record SpokenToken(
    TextSpan span, String spoken, String phonemes, PhonemeOrigin origin, boolean spaceAfter) {

  /** Whether this is a word rather than punctuation. */
  public boolean isWord() {
    return origin != PhonemeOrigin.PUNCTUATION;
  }
}
