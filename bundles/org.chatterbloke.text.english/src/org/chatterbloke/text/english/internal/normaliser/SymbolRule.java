package org.chatterbloke.text.english.internal.normaliser;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Single signs that have a name, where their neighbours call for it. */
final class SymbolRule implements Rule {

  private static final Map<Character, String> NAMES =
      Map.ofEntries(
          Map.entry('&', "and"),
          Map.entry('%', "percent"),
          Map.entry('=', "equals"),
          Map.entry('@', "at"),
          Map.entry('°', "degrees"),
          Map.entry('§', "section"),
          Map.entry('¶', "paragraph"),
          Map.entry('©', "copyright"),
          Map.entry('×', "times"),
          Map.entry('÷', "divided by"),
          Map.entry('±', "plus or minus"),
          Map.entry('≈', "approximately"),
          Map.entry('≤', "less than or equal to"),
          Map.entry('≥', "greater than or equal to"),
          Map.entry('≠', "not equal to"),
          Map.entry('→', "to"),
          Map.entry('∞', "infinity"),
          Map.entry('√', "square root of"),
          Map.entry('²', "squared"),
          Map.entry('³', "cubed"),
          Map.entry('№', "number"),
          Map.entry('$', "dollars"),
          Map.entry('£', "pounds"),
          Map.entry('€', "euros"),
          Map.entry('¥', "yen"),
          Map.entry('₹', "rupees"),
          Map.entry('¢', "cents"),
          Map.entry('‰', "per mille"),
          Map.entry('∑', "sum"),
          Map.entry('∂', "partial"));

  @Override
  public @Nullable Reading read(Place place) {
    char c = place.current();
    char before = place.charAt(place.at() - 1);
    char after = place.charAt(place.at() + 1);
    int end = place.at() + 1;
    boolean figures = isFigure(nearby(place, -1)) && isFigure(nearby(place, 1));
    boolean joined = Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after);
    return switch (c) {
      case '#' ->
          Reading.of(
              end,
              isFigure(after)
                  ? "number"
                  : Character.isLetter(after)
                      ? "hashtag"
                      : before >= 'A' && before <= 'G' ? "sharp" : "hash");
      case '+' ->
          isFigure(after) || Character.isLetterOrDigit(before) || before == '+' || before == ' '
              ? Reading.of(end, "plus")
              : null;
      case '<' -> compares(place) ? Reading.of(end, "less than") : null;
      case '>' -> compares(place) ? Reading.of(end, "greater than") : null;
      case '*' -> figures ? Reading.of(end, "times") : null;
      case '^' -> joined ? Reading.of(end, "to the power of") : null;
      case '~' -> isFigure(after) ? Reading.of(end, "about") : null;
      case '/' -> figures && before != ' ' ? Reading.of(end, "slash") : null;
      // A rule of equals signs under a heading is not read.
      case '=' -> before == '=' || after == '=' ? null : Reading.of(end, "equals");
      default -> {
        String name = NAMES.get(c);
        yield name == null ? null : Reading.of(end, name);
      }
    };
  }

  /** "x < y" and "<50" compare; "<b>" does not. */
  private static boolean compares(Place place) {
    boolean spaced = place.charAt(place.at() - 1) == ' ' && place.charAt(place.at() + 1) == ' ';
    return spaced || isFigure(nearby(place, 1));
  }

  /** The next character on one side, a blank passed over. */
  private static char nearby(Place place, int step) {
    char next = place.charAt(place.at() + step);
    return next == ' ' ? place.charAt(place.at() + 2 * step) : next;
  }

  private static boolean isFigure(char c) {
    return c >= '0' && c <= '9';
  }
}
