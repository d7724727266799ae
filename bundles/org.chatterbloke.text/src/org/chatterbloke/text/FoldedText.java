package org.chatterbloke.text;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * A text as a lexicon compares it: composed, with plain apostrophes, hyphens and blanks; and the
 * way back to the source. The same text without regard to case has the same length.
 */
final class FoldedText {

  private final String exact;
  private final String folded;

  /** For each character of the composed text where it begins in the source; null if they agree. */
  private final int @Nullable [] starts;

  private FoldedText(String exact, int @Nullable [] starts) {
    this.exact = exact;
    this.folded = lower(exact);
    this.starts = starts;
  }

  static FoldedText of(String source) {
    if (Normalizer.isNormalized(source, Normalizer.Form.NFC)) {
      return new FoldedText(plain(source), null);
    }
    StringBuilder text = new StringBuilder(source.length());
    int[] starts = new int[source.length() * 3 + 1];
    int at = 0;
    while (at < source.length()) {
      int end = at + 1;
      while (end < source.length() && Punctuation.isInsideCharacter(source, end)) {
        end++;
      }
      String composed = Normalizer.normalize(source.substring(at, end), Normalizer.Form.NFC);
      for (int i = 0; i < composed.length() && text.length() < starts.length - 1; i++) {
        starts[text.length()] = at;
        text.append(composed.charAt(i));
      }
      at = end;
    }
    starts[text.length()] = source.length();
    return new FoldedText(plain(text.toString()), starts);
  }

  /** The form of a word in which case does not matter. */
  static String fold(String word) {
    return lower(plain(word));
  }

  /** The form of a word in which case matters. */
  static String plain(String word) {
    StringBuilder plain = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      plain.append(
          switch (c) {
            case '’', 'ʼ', '＇' -> '\'';
            case '‐', '‑' -> '-';
            default -> Punctuation.isBlank(c) ? ' ' : c;
          });
    }
    return plain.toString();
  }

  private static String lower(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          int folded = Character.toLowerCase(Character.toUpperCase(c));
          // A few letters change their number of units; places must stay.
          lower.appendCodePoint(Character.charCount(folded) == Character.charCount(c) ? folded : c);
        });
    return lower.toString();
  }

  String text(boolean caseSensitive) {
    return caseSensitive ? exact : folded;
  }

  int length() {
    return exact.length();
  }

  /** The place in the source; {@code length()} is its end. */
  int source(int position) {
    int[] places = starts;
    return places == null ? position : places[position];
  }

  /**
   * Where a word that begins at {@code start} ends if it stands there as a whole word; −1 if not. A
   * blank in the word stands for any number of them in the text.
   *
   * @param word as {@link #plain} or {@link #fold} made it
   */
  int match(String word, int start, boolean caseSensitive) {
    String text = text(caseSensitive);
    int at = start;
    for (int i = 0; i < word.length(); i++, at++) {
      if (at >= text.length() || text.charAt(at) != word.charAt(i)) {
        return -1;
      }
      while (word.charAt(i) == ' ' && at + 1 < text.length() && text.charAt(at + 1) == ' ') {
        at++;
      }
    }
    boolean begins = !isPart(word.charAt(0)) || startsWord(start);
    boolean ends = !isPart(word.charAt(word.length() - 1)) || endsWord(at);
    return begins && ends ? at : -1;
  }

  /** Whether no word goes on to the left: "Brien" in "O'Brien" is a part. */
  private boolean startsWord(int start) {
    if (start == 0) {
      return true;
    }
    char before = exact.charAt(start - 1);
    return !isPart(before) && !(before == '\'' && start > 1 && isPart(exact.charAt(start - 2)));
  }

  /** Whether no word goes on to the right: "Siobhan" in "Siobhan's" is a part. */
  private boolean endsWord(int end) {
    if (end >= exact.length()) {
      return true;
    }
    char after = exact.charAt(end);
    return !isPart(after)
        && !(after == '\'' && end + 1 < exact.length() && isPart(exact.charAt(end + 1)));
  }

  /** The letters and digits from a place on, or one other sign: what a word is looked up by. */
  static String head(String text, int start) {
    int end = start;
    while (end < text.length() && isPart(text.charAt(end))) {
      end++;
    }
    return text.substring(start, Math.max(end, start + 1));
  }

  /** Letters, digits and the marks on them. */
  static boolean isPart(char c) {
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }
}
