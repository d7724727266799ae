package org.chatterbloke.text.english.internal.normaliser;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chatterbloke.text.english.internal.Variant;
import org.jspecify.annotations.Nullable;

/** A position in a text with what rules ask about its surroundings. For one thread. */
final class Place {

  /** Words behind an amount that are no noun which it describes. */
  private static final Set<String> NO_NOUNS =
      Set.of(
          "and", "but", "for", "from", "with", "more", "less", "per", "away", "each", "the",
          "above", "below", "under", "over", "into", "than", "that", "which", "who", "when",
          "while", "was", "were", "has", "had", "are", "will", "would", "can", "could");

  private static final int LONGEST_WORD = 40;

  private final String text;
  private final int limit;
  private final Variant variant;
  private int at;

  Place(String text, int at, int limit, Variant variant) {
    this.text = text;
    this.at = at;
    this.limit = limit;
    this.variant = variant;
  }

  void moveTo(int position) {
    at = position;
  }

  int at() {
    return at;
  }

  /** Where the text that rules may take ends. */
  int limit() {
    return limit;
  }

  boolean british() {
    return variant == Variant.GB;
  }

  Variant variant() {
    return variant;
  }

  char current() {
    return charAt(at);
  }

  /** The character at a position; 0 outside of the text. */
  char charAt(int position) {
    return position >= 0 && position < text.length() ? text.charAt(position) : 0;
  }

  String text(int from, int to) {
    return text.substring(from, to);
  }

  /** Matches a pattern here; it may look around but takes nothing behind the limit. */
  @Nullable Matcher match(Pattern pattern) {
    Matcher matcher = pattern.matcher(text);
    matcher.region(at, limit);
    matcher.useTransparentBounds(true);
    matcher.useAnchoringBounds(false);
    return matcher.lookingAt() ? matcher : null;
  }

  /** Whether neither letter nor digit stands directly before this place. */
  boolean atWordStart() {
    return !Character.isLetterOrDigit(charAt(at - 1));
  }

  /** The run of letters (and apostrophes between them) here, with its full stop if one follows. */
  String word() {
    int end = at;
    while (end < limit && end - at < LONGEST_WORD && isWordPart(end)) {
      end++;
    }
    return text.substring(at, end);
  }

  private boolean isWordPart(int position) {
    char c = text.charAt(position);
    return Character.isLetter(c)
        || (c == '\'' && position > at && Character.isLetter(charAt(position + 1)));
  }

  /** The word before this place, behind at most one blank; "" if something else stands there. */
  String previousWord() {
    int end = at;
    if (charAt(end - 1) == ' ') {
      end--;
    }
    int start = end;
    while (end - start < LONGEST_WORD
        && (Character.isLetterOrDigit(charAt(start - 1)) || charAt(start - 1) == '\'')) {
      start--;
    }
    return text.substring(start, end);
  }

  /** Whether this text stands directly before this place. */
  boolean endsBefore(String ending) {
    return text.startsWith(ending, at - ending.length());
  }

  /**
   * The word behind {@code position}, after at most one blank; "" if something else stands there.
   */
  String wordAfter(int position) {
    int start = charAt(position) == ' ' ? position + 1 : position;
    int end = start;
    while (end - start < LONGEST_WORD && Character.isLetterOrDigit(charAt(end))) {
      end++;
    }
    return end <= start ? "" : text.substring(start, end);
  }

  /**
   * Whether an amount that ends at {@code end} stands before a noun, as in "a 5 km run", and so has
   * its unit in the singular.
   */
  boolean isAdjective(int end) {
    String before = previousWord();
    if (!before.equalsIgnoreCase("a") && !before.equalsIgnoreCase("an")) {
      return false;
    }
    String after = charAt(end) == ' ' ? wordAfter(end) : "";
    return after.length() > 2
        && Character.isLowerCase(after.charAt(0))
        && !NO_NOUNS.contains(after);
  }

  /** Behind the full stop of an abbreviated unit at {@code end}, if the sentence goes on there. */
  int behindStop(int end) {
    boolean goesOn =
        charAt(end) == '.' && charAt(end + 1) == ' ' && Character.isLowerCase(charAt(end + 2));
    return goesOn && end < limit ? end + 1 : end;
  }

  /** Whether nothing but closing quotes and brackets follows. */
  boolean endsText(int position) {
    for (int i = position; i < text.length(); i++) {
      if (" \"'”’)]".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
