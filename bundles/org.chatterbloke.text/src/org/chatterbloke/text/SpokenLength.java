package org.chatterbloke.text;

/**
 * A quick guess of how long a text is when it is spoken, in characters of speech, without a front
 * end: letters count once, a digit as the longer words that it becomes.
 */
public final class SpokenLength {

  /**
   * "7" is "seven", but "1,700" is "one thousand seven hundred": six a digit is on the safe side.
   */
  private static final int DIGIT = 6;

  /** "%" is "percent", "&amp;" is "and". */
  private static final int SYMBOL = 6;

  private SpokenLength() {}

  /** The length of a span of a text; 0 for an empty one. */
  public static int of(CharSequence text, TextSpan span) {
    int sum = 0;
    for (int i = span.start(); i < span.end(); i++) {
      sum += of(text.charAt(i));
    }
    return sum;
  }

  /** The length of one UTF-16 unit. */
  static int of(char c) {
    if (c < 0x80) {
      if (c >= '0' && c <= '9') {
        return DIGIT;
      }
      return switch (c) {
        case '%', '&', '@', '+', '=', '#', '<', '>', '$' -> SYMBOL;
        default -> 1;
      };
    }
    return switch (Character.getType(c)) {
      case Character.DECIMAL_DIGIT_NUMBER,
          Character.OTHER_NUMBER,
          Character.CURRENCY_SYMBOL,
          Character.MATH_SYMBOL ->
          SYMBOL;
      default -> 1;
    };
  }
}
