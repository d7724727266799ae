package org.chatterbloke.text.english.internal.normaliser;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decades, centuries and short years: "1960s", "the '20s", "80s", "'98". */
final class DecadeRule implements Rule {

  private static final Pattern PLURAL =
      Pattern.compile("(\\d{4}|\\d{2})s" + Figures.END + "|(\\d{3}0|\\d0)'s" + Figures.END);
  private static final Pattern ROUND = Pattern.compile("1(00|,?000)s" + Figures.END);
  private static final Pattern SHORT = Pattern.compile("'(\\d{2})(s)?" + Figures.END);

  @Override
  public @Nullable Reading read(Place place) {
    if (!place.atWordStart()) {
      return null;
    }
    Matcher round = place.match(ROUND);
    if (round != null) {
      return Reading.of(round.end(), round.group(1).length() == 2 ? "hundreds" : "thousands");
    }
    boolean apostrophe = place.current() == '\'';
    Matcher found = place.match(apostrophe ? SHORT : PLURAL);
    if (found == null) {
      return null;
    }
    String figures =
        found.group(1) == null ? Objects.requireNonNull(found.group(2)) : found.group(1);
    int number = Integer.parseInt(figures);
    String words;
    if (figures.length() == 4) {
      words = NumberWords.year(number, place.variant());
    } else if (apostrophe) {
      words = NumberWords.yearEnd(number, place.variant());
      if (found.group(2) == null) {
        return Reading.number(found.end(), words, figures);
      }
    } else {
      words = NumberWords.amount(figures, place.variant());
    }
    return Reading.of(found.end(), NumberWords.plural(words));
  }
}
