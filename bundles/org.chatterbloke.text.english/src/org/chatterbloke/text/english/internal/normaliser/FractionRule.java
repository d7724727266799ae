package org.chatterbloke.text.english.internal.normaliser;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fractions, written with a slash or as one character, with or without a whole number before them.
 */
final class FractionRule implements Rule {

  private static final String SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞";
  private static final String[] SIGN_VALUES = {
    "1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "2/5", "3/5", "4/5", "1/6", "5/6", "1/8", "3/8",
    "5/8", "7/8"
  };
  private static final Pattern MIXED =
      Pattern.compile(
          "(\\d{1,9})(?:[ -](\\d{1,3})/(\\d{1,3})(?![\\p{N}/])| ?([" + SIGNS + "]))(?![\\p{N}])");
  private static final Pattern SLASH =
      Pattern.compile(
          "(" + Figures.NUMBER + ")/(" + Figures.NUMBER + ")(th|ths|rd|rds|nd)?(?![\\p{N}/])");
  private static final Pattern UNIT =
      Pattern.compile("[ -]?(" + Units.pattern() + ")" + Figures.END);

  /** Fractions that are known by their figures. */
  private static final Map<String, String> NAMES =
      Map.of("24/7", "twenty four seven", "9/11", "nine eleven", "7/7", "seven seven");

  /** "Page 3/10" is the third of ten. */
  private static final Set<String> COUNTED =
      Set.of("page", "slide", "question", "day", "week", "part", "round", "item", "step", "lesson");

  private static final Set<String> SCORED =
      Set.of("scored", "got", "rated", "score", "gave", "rating", "scoring");

  /** Denominators that are said as ordinals. */
  private static final Set<Integer> NAMED =
      Set.of(2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 24, 25, 30, 32, 50, 64, 100, 128, 1000);

  @Override
  public @Nullable Reading read(Place place) {
    int sign = SIGNS.indexOf(place.current());
    if (sign >= 0) {
      String[] parts = SIGN_VALUES[sign].split("/");
      return withUnit(place, place.at() + 1, fraction(parts[0], parts[1], place), true);
    }
    if (place.current() < '0' || place.current() > '9' || !place.atWordStart()) {
      return null;
    }
    Matcher mixed = place.match(MIXED);
    if (mixed != null) {
      String[] parts =
          mixed.group(4) == null
              ? new String[] {mixed.group(2), mixed.group(3)}
              : SIGN_VALUES[SIGNS.indexOf(mixed.group(4))].split("/");
      String fraction = isNamed(parts[0], parts[1]) ? fraction(parts[0], parts[1], place) : "";
      if (!fraction.isEmpty()) {
        String part = parts[0].equals("1") ? "a" + fraction.substring(3) : fraction;
        String words =
            NumberWords.amount(mixed.group(1), place.variant())
                + " and "
                + (part.startsWith("a eigh") ? "an" + part.substring(1) : part);
        return withUnit(place, mixed.end(), words, false);
      }
    }
    Matcher slash = place.match(SLASH);
    return slash == null ? null : slash(place, slash);
  }

  private static @Nullable Reading slash(Place place, Matcher slash) {
    String name = NAMES.get(slash.group());
    if (name != null) {
      return Reading.of(slash.end(), name);
    }
    String top = slash.group(1);
    String bottom = slash.group(2);
    if (isNamed(top, bottom)
        && !COUNTED.contains(place.previousWord().toLowerCase(Locale.ROOT))
        && !SCORED.contains(place.previousWord())) {
      return withUnit(place, slash.end(), fraction(top, bottom, place), true);
    }
    String first = Figures.yearOrAmount(top, place);
    String second = NumberWords.amount(bottom, place.variant());
    boolean shares =
        top.length() < 4
            && bottom.length() < 4
            && top.indexOf('.') < 0
            && bottom.indexOf('.') < 0
            && Integer.parseInt(top) + Integer.parseInt(bottom) == 100;
    boolean years = Figures.looksLikeYear(top) && bottom.length() == 2;
    if (shares || years) {
      return Reading.of(slash.end(2), first + " " + second);
    }
    if (SCORED.contains(place.previousWord())) {
      return Reading.of(slash.end(2), first + " out of " + second);
    }
    boolean counted = COUNTED.contains(place.previousWord().toLowerCase(Locale.ROOT));
    return Reading.of(slash.end(2), first + (counted ? " of " : " over ") + second);
  }

  private static boolean isNamed(String top, String bottom) {
    if (top.length() > 3 || bottom.length() > 4 || (top + bottom).indexOf('.') >= 0) {
      return false;
    }
    String plain = bottom.replace(",", "");
    int numerator = Integer.parseInt(top.replace(",", ""));
    int denominator = Integer.parseInt(plain);
    return numerator > 0 && numerator < denominator && NAMED.contains(denominator);
  }

  private static String fraction(String top, String bottom, Place place) {
    boolean one = top.equals("1");
    String words =
        switch (bottom) {
          case "2" -> one ? "half" : "halves";
          case "4" -> one ? "quarter" : "quarters";
          default -> {
            String ordinal = NumberWords.ordinal(bottom.replace(",", ""), place.variant());
            yield one ? ordinal : ordinal + "s";
          }
        };
    return NumberWords.amount(top, place.variant()) + " " + words;
  }

  private static Reading withUnit(Place place, int end, String words, boolean singular) {
    int start = place.at();
    place.moveTo(end);
    Matcher unit = place.match(UNIT);
    place.moveTo(start);
    String name =
        unit == null || !Units.mayBeLoose(unit.group(1))
            ? null
            : Units.words(unit.group(1), singular, place.british());
    if (name == null || unit == null) {
      return Reading.of(end, words);
    }
    int stop = unit.group(1).endsWith(".") && place.endsText(unit.end()) ? 1 : 0;
    return Reading.of(place.behindStop(unit.end() - stop), words + " " + name);
  }
}
