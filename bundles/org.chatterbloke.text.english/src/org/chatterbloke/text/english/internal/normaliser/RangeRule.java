package org.chatterbloke.text.english.internal.normaliser;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Two numbers with a dash: spans, spans of years, scores, and now and then a subtraction. */
final class RangeRule implements Rule {

  private static final Pattern RANGE =
      Pattern.compile(
          "("
              + Figures.NUMBER
              + ")("
              + Figures.DASH
              + ")('?)("
              + Figures.NUMBER
              + ")(?![\\p{L}\\p{N}]|[-–./]\\d)");

  /** Small numbers with the larger one first are the score of a game. */
  private static final BigDecimal LARGEST_SCORE = BigDecimal.valueOf(200);

  private static final int LONGEST = 15;

  @Override
  public @Nullable Reading read(Place place) {
    char before = place.charAt(place.at() - 1);
    if (!place.atWordStart() || (before == '-' && digit(place.charAt(place.at() - 2)))) {
      return null;
    }
    Matcher range = place.match(RANGE);
    if (range == null || range.group(1).length() > LONGEST || range.group(4).length() > LONGEST) {
      return null;
    }
    String left = range.group(1);
    String right = range.group(4);
    if (Figures.looksLikeYear(left) && right.length() == 2) {
      return Reading.of(
          range.end(),
          Figures.yearOrAmount(left, place)
              + " to "
              + NumberWords.yearEnd(Integer.parseInt(right), place.variant()));
    }
    BigDecimal from = new BigDecimal(left.replace(",", ""));
    BigDecimal to = new BigDecimal(right.replace(",", ""));
    String link = " to ";
    // "123-45" on pages is short for "123-145".
    boolean shortened = right.length() < left.length() && right.indexOf('.') < 0;
    if (from.compareTo(to) >= 0 && !(shortened && range.group(2).equals("–"))) {
      if (Figures.looksLikeYear(left) && Figures.looksLikeYear(right)) {
        // Years before Christ count down.
        link = " to ";
      } else if (left.equals("50") && right.equals("50")) {
        link = " ";
      } else if (range.group(2).equals(" - ") || range.group(2).equals(" – ")) {
        link = " minus ";
      } else if (from.compareTo(LARGEST_SCORE) > 0) {
        return null;
      }
    }
    return Reading.of(
        range.end(), Figures.yearOrAmount(left, place) + link + Figures.yearOrAmount(right, place));
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
