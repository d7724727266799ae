package org.chatterbloke.text.english.internal.normaliser;

import java.util.List;
import java.util.Locale;

/** Months, and how days are said. */
final class Calendar {

  static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  /** A month, written out or short. */
  static final String MONTH =
      "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
          + "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![A-Za-z])";

  private Calendar() {}

  /** Whether a word is a month, written out or short. */
  static boolean startsMonth(String word) {
    if (word.length() < 3) {
      return false;
    }
    for (String month : MONTHS) {
      if (month.startsWith(word) || word.equals("Sept")) {
        return true;
      }
    }
    return false;
  }

  /** The full name of a month from its name or its first three letters. */
  static String month(String written) {
    String start = written.substring(0, 3).toLowerCase(Locale.ROOT);
    for (String month : MONTHS) {
      if (month.toLowerCase(Locale.ROOT).startsWith(start)) {
        return month;
      }
    }
    throw new IllegalArgumentException(written);
  }

  static boolean isDay(int day) {
    return day >= 1 && day <= 31;
  }

  static String day(int day, Place place) {
    return NumberWords.ordinal(Integer.toString(day), place.variant());
  }

  /** A full date; the year as digits, or "" for none. */
  static String date(int day, int month, String year, Place place) {
    String words =
        place.british()
            ? "the " + day(day, place) + " of " + MONTHS.get(month - 1)
            : MONTHS.get(month - 1) + " " + day(day, place);
    if (year.isEmpty()) {
      return words;
    }
    return words
        + (place.british() ? " " : ", ")
        + NumberWords.year(Integer.parseInt(year), place.variant());
  }
}
