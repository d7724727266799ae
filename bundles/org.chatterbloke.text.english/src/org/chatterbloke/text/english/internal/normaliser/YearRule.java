package org.chatterbloke.text.english.internal.normaliser;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Four figures that are a year by their looks, or by the word before or behind. */
final class YearRule implements Rule {

  private static final Pattern FOUR = Pattern.compile("\\d{4}(?![\\p{L}\\p{N}]|[,.]\\d)");
  private static final Set<String> BEFORE =
      Set.of(
          "in", "since", "until", "till", "by", "year", "years", "from", "circa", "about", "around",
          "before", "after", "ad", "of", "spring", "summer", "autumn", "winter", "fall", "early",
          "late");
  private static final Set<String> ERAS = Set.of("AD", "BC", "BCE", "CE");
  private static final Set<String> COUNTED =
      Set.of(
          "people", "men", "women", "children", "miles", "dollars", "pounds", "soldiers", "feet");

  @Override
  public @Nullable Reading read(Place place) {
    char before = place.charAt(place.at() - 1);
    Matcher four = place.atWordStart() && before != '.' && before != ',' ? place.match(FOUR) : null;
    if (four == null || four.group().charAt(0) == '0') {
      return null;
    }
    int year = Integer.parseInt(four.group());
    boolean probable =
        Figures.looksLikeYear(four.group())
            || ERAS.contains(place.wordAfter(four.end()))
            || (year >= 1000
                && year < 2100
                && (BEFORE.contains(place.previousWord().toLowerCase(Locale.ROOT))
                    || place.endsBefore("A.D. ")));
    // "1,950 people" loses its comma now and then; 1500 people are fifteen hundred either way.
    boolean counted = year % 100 != 0 && COUNTED.contains(place.wordAfter(four.end()));
    return probable && !counted
        ? Reading.number(four.end(), NumberWords.year(year, place.variant()), four.group())
        : null;
  }
}
