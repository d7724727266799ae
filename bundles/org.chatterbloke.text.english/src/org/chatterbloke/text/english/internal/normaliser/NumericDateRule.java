package org.chatterbloke.text.english.internal.normaliser;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates in figures: ISO, and day and month in the order of the variant where both are possible. */
final class NumericDateRule implements Rule {

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})(-|/)(\\d{1,2})\\2(\\d{1,2})(?:(?=T\\d)T|(?![\\p{L}\\p{N}]|[-/]\\d))");
  private static final Pattern ORDERED =
      Pattern.compile(
          "(\\d{1,2})(?:(/)(\\d{1,2})/(\\d{4}|\\d{2})|([.-])(\\d{1,2})\\5(\\d{4}))"
              + "(?![\\p{L}\\p{N}]|[-/.]\\d)");

  @Override
  public @Nullable Reading read(Place place) {
    if (!place.atWordStart()) {
      return null;
    }
    Matcher iso = place.match(ISO);
    if (iso != null) {
      int month = Integer.parseInt(iso.group(3));
      int day = Integer.parseInt(iso.group(4));
      return reading(place, iso.end(), day, month, iso.group(1));
    }
    Matcher ordered = place.match(ORDERED);
    if (ordered == null) {
      return null;
    }
    boolean slashes = ordered.group(2) != null;
    int first = Integer.parseInt(ordered.group(1));
    int second = Integer.parseInt(ordered.group(slashes ? 3 : 6));
    String year = ordered.group(slashes ? 4 : 7);
    if (year.length() == 2) {
      year = (Integer.parseInt(year) > 30 ? "19" : "20") + year;
    }
    // Full stops are the custom of countries that put the day first.
    boolean dayFirst = place.british() || ".".equals(ordered.group(5));
    boolean swap = dayFirst ? second > 12 : first <= 12;
    return swap
        ? reading(place, ordered.end(), second, first, year)
        : reading(place, ordered.end(), first, second, year);
  }

  private static @Nullable Reading reading(Place place, int end, int day, int month, String year) {
    if (!Calendar.isDay(day) || month < 1 || month > 12) {
      return null;
    }
    return Reading.of(end, Calendar.date(day, month, year, place));
  }
}
