package org.chatterbloke.text.english.internal.normaliser;

import static org.chatterbloke.text.english.internal.normaliser.Calendar.MONTH;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates with the month in letters, in every usual order, with ranges of days. */
final class DateRule implements Rule {

  private static final String SUFFIX = "(?:st|nd|rd|th)?";
  private static final String NO_NUMBER = "(?![\\p{L}\\p{N}:%/]|[,.]\\d)";
  private static final String YEAR = "(?:(,?) (\\d{4})" + NO_NUMBER + ")?";
  private static final String DAYS =
      "(\\d{1,2})" + SUFFIX + "(?:" + Figures.DASH + "(\\d{1,2})" + SUFFIX + ")?";
  private static final Pattern MONTH_DAY =
      Pattern.compile("(" + MONTH + ")\\.? " + DAYS + NO_NUMBER + YEAR);
  private static final Pattern MONTH_YEAR =
      Pattern.compile("(" + MONTH + ")\\.?(,?) (\\d{4})" + NO_NUMBER);
  private static final Pattern DAY_MONTH =
      Pattern.compile(
          DAYS + "(?: of)?[ -](" + MONTH + ")(\\.)?(?:(?:,? |-)(\\d{4})" + NO_NUMBER + ")?");

  /** What tells "March 10 miles" and "May 5 people" from dates. */
  private static final Set<String> COUNTED =
      Set.of(
          "miles",
          "men",
          "people",
          "times",
          "minutes",
          "hours",
          "days",
          "weeks",
          "months",
          "years",
          "paces",
          "steps",
          "kilometers",
          "kilometres",
          "feet",
          "yards",
          "of",
          "or",
          "percent",
          "soldiers",
          "women",
          "children",
          "others");

  @Override
  public @Nullable Reading read(Place place) {
    if (!place.atWordStart()) {
      return null;
    }
    char c = place.current();
    if (c >= '0' && c <= '9') {
      return dayFirst(place);
    }
    if ("JFMASOND".indexOf(c) < 0 || !Calendar.startsMonth(place.word())) {
      return null;
    }
    Matcher date = place.match(MONTH_DAY);
    if (date != null) {
      return monthFirst(place, date);
    }
    Matcher month = place.match(MONTH_YEAR);
    if (month == null || !isYear(month.group(3)) || isCounted(place, month)) {
      return null;
    }
    return Reading.of(
        month.end(),
        Calendar.month(month.group(1))
            + month.group(2)
            + " "
            + NumberWords.year(Integer.parseInt(month.group(3)), place.variant()));
  }

  private static boolean isYear(String figures) {
    return Integer.parseInt(figures) >= 1000 && Integer.parseInt(figures) < 2100;
  }

  private static boolean isCounted(Place place, Matcher date) {
    String month = date.group(1);
    return (month.equals("March") || month.equals("May"))
        && COUNTED.contains(place.wordAfter(date.end()));
  }

  private static @Nullable Reading monthFirst(Place place, Matcher date) {
    int first = Integer.parseInt(date.group(2));
    int last = date.group(3) == null ? first : Integer.parseInt(date.group(3));
    if (!Calendar.isDay(first) || !Calendar.isDay(last) || isCounted(place, date)) {
      return null;
    }
    String the = place.british() ? " the " : " ";
    StringBuilder words = new StringBuilder(Calendar.month(date.group(1)));
    words.append(the).append(Calendar.day(first, place));
    if (last != first) {
      words.append(" to").append(the).append(Calendar.day(last, place));
    }
    if (date.group(5) != null) {
      words
          .append(date.group(4))
          .append(' ')
          .append(NumberWords.year(Integer.parseInt(date.group(5)), place.variant()));
    }
    return Reading.of(date.end(), words.toString());
  }

  private static @Nullable Reading dayFirst(Place place) {
    Matcher date = place.match(DAY_MONTH);
    if (date == null) {
      return null;
    }
    int first = Integer.parseInt(date.group(1));
    int last = date.group(2) == null ? first : Integer.parseInt(date.group(2));
    if (!Calendar.isDay(first) || !Calendar.isDay(last)) {
      return null;
    }
    StringBuilder words = new StringBuilder();
    if (!place.previousWord().equalsIgnoreCase("the")) {
      words.append("the ");
    }
    words.append(Calendar.day(first, place));
    if (last != first) {
      words.append(" to the ").append(Calendar.day(last, place));
    }
    words.append(" of ").append(Calendar.month(date.group(3)));
    int end = date.end();
    if (date.group(5) != null) {
      words.append(' ').append(NumberWords.year(Integer.parseInt(date.group(5)), place.variant()));
    } else if (date.group(4) != null && (date.group(3).length() > 4 || place.endsText(end))) {
      // The full stop is the sentence's.
      end--;
    }
    return Reading.of(end, words.toString());
  }
}
