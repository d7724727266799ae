package org.chatterbloke.text;

/**
 * How strongly a segment is set off from the next one, weakest first; derived from the punctuation
 * at its end. The length of the silence belongs to whoever joins the takes.
 */
public enum PauseKind {
  /** Cut in the middle of a clause because the text was too long: no pause is meant. */
  NONE,
  /** A comma, or a closing bracket inside a sentence. */
  COMMA,
  /** A semicolon, colon or dash. */
  CLAUSE,
  /** The end of a sentence: full stop, question mark, exclamation mark, ellipsis. */
  SENTENCE,
  /** The end of a paragraph, or of the whole text. */
  PARAGRAPH;

  /** Whether a sentence ends here. */
  public boolean endsSentence() {
    return compareTo(SENTENCE) >= 0;
  }

  /**
   * The pause after a piece of text by its last characters; closing quotes and brackets behind a
   * stronger mark are looked through. Never {@link #PARAGRAPH}.
   *
   * @param text any text; blanks at its end are ignored
   */
  public static PauseKind after(CharSequence text) {
    int end = text.length();
    boolean bracket = false;
    while (end > 0) {
      char last = text.charAt(end - 1);
      if (Punctuation.isBlank(last)) {
        end--;
      } else if (Punctuation.isCloser(last)) {
        bracket |= last == ')' || last == ']';
        end--;
      } else {
        break;
      }
    }
    if (end == 0) {
      return bracket ? COMMA : NONE;
    }
    char mark = text.charAt(end - 1);
    if (Punctuation.isTerminator(mark)) {
      return SENTENCE;
    }
    if (Punctuation.isClauseMark(mark)) {
      return CLAUSE;
    }
    return bracket || Punctuation.isComma(mark) ? COMMA : NONE;
  }
}
