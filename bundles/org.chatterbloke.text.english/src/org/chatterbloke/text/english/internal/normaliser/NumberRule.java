package org.chatterbloke.text.english.internal.normaliser;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Any other number: with commas or blanks between thousands, decimals, a sign. Knows every digit.
 */
final class NumberRule implements Rule {

  private static final Pattern NUMBER = Pattern.compile(Figures.NUMBER);
  private static final Pattern SPACED =
      Pattern.compile("\\d{1,3}(?: \\d{3}){0,10}(?: 000| \\d{3} \\d{3})(?![\\p{L}\\p{N}]|[,.]\\d)");
  private static final Pattern POINT = Pattern.compile("\\.\\d+");

  @Override
  public @Nullable Reading read(Place place) {
    char c = place.current();
    if (c >= '0' && c <= '9') {
      Matcher spaced = place.atWordStart() ? place.match(SPACED) : null;
      Matcher number = spaced == null ? place.match(NUMBER) : spaced;
      if (number == null) {
        return null;
      }
      String figures = number.group().replace(" ", "");
      return Reading.number(number.end(), NumberWords.amount(figures, place.variant()), figures);
    }
    char next = place.charAt(place.at() + 1);
    boolean digitNext = next >= '0' && next <= '9';
    if (c == '.' && place.atWordStart() && place.charAt(place.at() - 1) != '.') {
      Matcher point = place.match(POINT);
      return point == null
          ? null
          : Reading.number(
              point.end(),
              NumberWords.amount(point.group(), place.variant()),
              point.group().substring(1));
    }
    boolean signed = digitNext || (next == '.' && isDigit(place.charAt(place.at() + 2)));
    boolean free = place.at() == 0 || " (\"“'[=<>/×+".indexOf(place.charAt(place.at() - 1)) >= 0;
    if (c == '\u2212' || (c == '-' && free && signed)) {
      return Reading.of(place.at() + 1, "minus");
    }
    return null;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
