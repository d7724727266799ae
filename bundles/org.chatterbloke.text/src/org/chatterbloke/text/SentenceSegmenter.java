package org.chatterbloke.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the sentences of plain text. The core knows punctuation, case and numbers; what it needs of
 * a language comes as {@link BoundaryRules}. Blank lines end a sentence always, single line breaks
 * never. Immutable, thread-safe; time grows linearly with the text.
 *
 * <p>A wrong cut is heard more than a missed one, so doubtful full stops (behind initials and
 * abbreviations) do not end a sentence unless the next word speaks for it.
 */
public final class SentenceSegmenter {

  /** Words longer than this are no abbreviations; it bounds the look back. */
  private static final int LONGEST_ABBREVIATION = 12;

  private final BoundaryRules rules;

  /** A segmenter with the given rules. */
  public SentenceSegmenter(BoundaryRules rules) {
    this.rules = rules;
  }

  /** A segmenter for a language by its BCP 47 tag; any tag works. */
  public static SentenceSegmenter forLanguage(String language) {
    return new SentenceSegmenter(BoundaryRules.forLanguage(language));
  }

  /**
   * The sentences in order.
   *
   * @param text any text, may be empty
   * @return spans without blanks at either end, never empty, without overlap; together they cover
   *     everything that is not blank
   */
  public List<TextSpan> sentences(CharSequence text) {
    List<TextSpan> sentences = new ArrayList<>();
    int length = text.length();
    int start = skipBlanks(text, 0);
    boolean speaks = false;
    int at = start;
    while (at < length) {
      char c = text.charAt(at);
      if (isParagraphBreak(text, at)) {
        add(sentences, text, start, at);
        start = at = skipBlanks(text, at);
        speaks = false;
      } else if (Punctuation.isTerminator(c)) {
        int end = endOfMarks(text, at);
        if (speaks && isBoundary(text, start, at, end)) {
          add(sentences, text, start, end);
          start = skipBlanks(text, end);
          speaks = false;
          // A paragraph break between the two is passed over here, and rightly so.
          at = start;
        } else {
          at = end;
        }
      } else {
        speaks |= Character.isLetterOrDigit(c) || Character.isSurrogate(c);
        at++;
      }
    }
    add(sentences, text, start, length);
    return sentences;
  }

  private static void add(List<TextSpan> sentences, CharSequence text, int start, int end) {
    int last = end;
    while (last > start && Punctuation.isBlank(text.charAt(last - 1))) {
      last--;
    }
    if (last > start) {
      sentences.add(new TextSpan(start, last));
    }
  }

  private static int skipBlanks(CharSequence text, int from) {
    int at = from;
    while (at < text.length() && Punctuation.isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Whether a line break at {@code at} is followed by a blank line. */
  static boolean isParagraphBreak(CharSequence text, int at) {
    char c = text.charAt(at);
    if (c == '\u2029' || c == '\f') {
      return true;
    }
    if (c != '\n' && c != '\r') {
      return false;
    }
    int next = at + (c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n' ? 2 : 1);
    for (; next < text.length() && Punctuation.isBlank(text.charAt(next)); next++) {
      if (text.charAt(next) == '\n' || text.charAt(next) == '\r') {
        return true;
      }
    }
    return false;
  }

  private static int endOfMarks(CharSequence text, int at) {
    int end = at;
    while (end < text.length() && Punctuation.isTerminator(text.charAt(end))) {
      end++;
    }
    while (end < text.length() && Punctuation.isCloser(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /**
   * Whether the marks from {@code mark} to {@code end} end the sentence that began at {@code
   * start}.
   */
  private boolean isBoundary(CharSequence text, int start, int mark, int end) {
    int next = skipBlanks(text, end);
    if (next == text.length()) {
      return true;
    }
    if (next == end) {
      return Punctuation.isFullWidthTerminator(text.charAt(mark));
    }
    for (int i = end; i < next; i++) {
      if (isParagraphBreak(text, i)) {
        return true;
      }
    }
    int word = next;
    while (word < text.length() && Punctuation.isOpener(text.charAt(word))) {
      word = skipBlanks(text, word + 1);
    }
    if (word < text.length() && Character.isLowerCase(Character.codePointAt(text, word))) {
      return false;
    }
    boolean single =
        text.charAt(mark) == '.'
            && (mark + 1 == text.length() || !Punctuation.isTerminator(text.charAt(mark + 1)));
    return !single || fullStopEnds(text, start, mark, word);
  }

  private boolean fullStopEnds(CharSequence text, int start, int stop, int nextWord) {
    int from = stop;
    while (from > start
        && stop - from <= LONGEST_ABBREVIATION
        && isWordCharacter(text.charAt(from - 1))) {
      from--;
    }
    String word = text.subSequence(from, stop).toString();
    String next = wordAt(text, nextWord);
    boolean numberNext = !next.isEmpty() && Character.isDigit(next.charAt(0));
    if (rules.neverFinal().contains(word) || (numberNext && rules.beforeNumbers().contains(word))) {
      return false;
    }
    if (rules.seldomFinal().contains(word)) {
      return rules.starters().contains(next);
    }
    if (word.length() == 1 && Character.isUpperCase(word.charAt(0))) {
      return initialEnds(text, start, from, next);
    }
    if (isDotted(word)) {
      return rules.starters().contains(next);
    }
    return !isListNumber(word, text, start, from);
  }

  /** "J. K. Rowling" goes on; "plan B. Then" and "So do I. Mary" do not. */
  private boolean initialEnds(CharSequence text, int start, int from, String next) {
    if (rules.starters().contains(next)) {
      return true;
    }
    return text.charAt(from) == 'I'
        && from - start > 2
        && Punctuation.isBlank(text.charAt(from - 1))
        && Character.isLowerCase(text.charAt(from - 2));
  }

  /** A number that opens the sentence belongs to what follows: "1. Open the door." */
  private static boolean isListNumber(String word, CharSequence text, int start, int from) {
    if (word.isEmpty() || word.length() > 3 || !word.chars().allMatch(Character::isDigit)) {
      return false;
    }
    for (int i = start; i < from; i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDotted(String word) {
    if (word.length() < 3 || word.indexOf('.') < 0) {
      return false;
    }
    for (String part : word.split("\\.")) {
      if (part.length() != 1 || !Character.isLetter(part.charAt(0))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWordCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '\'' || c == '’';
  }

  private static String wordAt(CharSequence text, int from) {
    int end = from;
    while (end < text.length() && end - from < 20 && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return text.subSequence(Math.min(from, end), end).toString();
  }
}
