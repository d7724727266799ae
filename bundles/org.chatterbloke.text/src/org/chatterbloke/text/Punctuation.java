package org.chatterbloke.text;

/** Classes of punctuation that do not depend on the language. */
final class Punctuation {

  private Punctuation() {}

  /** Whether a sentence may end with this character. */
  static boolean isTerminator(char c) {
    return switch (c) {
      case '.', '!', '?', '…', '‼', '⁇', '⁈', '⁉', '。', '！', '？', '．', '।', '؟', '۔' -> true;
      default -> false;
    };
  }

  /** Terminators of scripts that put no blank behind them. */
  static boolean isFullWidthTerminator(char c) {
    return c == '。' || c == '！' || c == '？' || c == '．';
  }

  /** Marks between clauses that are stronger than a comma. */
  static boolean isClauseMark(char c) {
    return switch (c) {
      case ';', ':', '—', '–', '―', '；', '：', '؛' -> true;
      default -> false;
    };
  }

  static boolean isComma(char c) {
    return c == ',' || c == '，' || c == '、' || c == '،';
  }

  /** Quotes and brackets that may follow a terminator and still belong to its sentence. */
  static boolean isCloser(char c) {
    return switch (c) {
      case '"', '\'', '”', '’', '»', '›', ')', ']', '}', '」', '』', '）', '】', '*', '_' -> true;
      default -> false;
    };
  }

  /** Quotes, brackets and dashes that may stand before the first word of a sentence. */
  static boolean isOpener(char c) {
    return switch (c) {
      case '"',
          '\'',
          '“',
          '‘',
          '«',
          '‹',
          '(',
          '[',
          '{',
          '¿',
          '¡',
          '„',
          '「',
          '『',
          '（',
          '—',
          '–',
          '-',
          '*',
          '_' ->
          true;
      default -> false;
    };
  }

  /** White space of any kind, the no-break kinds included. */
  static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
  }

  /** Whether a break before {@code position} would part a surrogate pair or a base and its mark. */
  static boolean isInsideCharacter(CharSequence text, int position) {
    if (position <= 0 || position >= text.length()) {
      return false;
    }
    char before = text.charAt(position - 1);
    char after = text.charAt(position);
    if (Character.isHighSurrogate(before) && Character.isLowSurrogate(after)) {
      return true;
    }
    int type = Character.getType(Character.codePointAt(text, position));
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || after == '\u200D'
        || before == '\u200D';
  }
}
