package org.chatterbloke.text.english.internal.normaliser;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers with a unit: "5 km", "10–15%", "-3 °C", "5'10\"", "4 x 4". */
final class MeasureRule implements Rule {

  private static final String SPAN =
      "(" + Figures.NUMBER + ")(?:(?:" + Figures.DASH + "| to )(" + Figures.NUMBER + "))?";
  private static final Pattern MEASURE =
      Pattern.compile(SPAN + "([ -]?)(" + Units.pattern() + ")(?![\\p{L}\\p{N}'²³^])");
  private static final Pattern PERCENT =
      Pattern.compile(
          "(" + Figures.NUMBER + ")%?(?:" + Figures.DASH + "(" + Figures.NUMBER + "))? ?%");
  private static final Pattern DEGREES =
      Pattern.compile(SPAN + " ?° ?(?:([CFK])(?![\\p{L}\\p{N}]))?");
  private static final Pattern ANGLE =
      Pattern.compile("(\\d{1,3})° ?(\\d{1,2})'(?: ?(\\d{1,2})[\"″])?");
  private static final Pattern FEET_AND_INCHES =
      Pattern.compile("(\\d{1,2})' ?(\\d{1,2})(?:[\"″]|'')");
  private static final Pattern FEET_THEN_INCHES =
      Pattern.compile("(\\d{1,2}) ?ft\\.?,? ?(\\d{1,2}) ?in(?:\\.(?! ?$))?(?![\\p{L}\\p{N}])");
  private static final Pattern INCHES = Pattern.compile("(" + Figures.NUMBER + ")″");
  private static final Pattern TIMES =
      Pattern.compile(
          "(\\d{1,9}(?:\\.\\d{1,9})?) ?[x×] ?(\\d{1,9}(?:\\.\\d{1,9})?)"
              + "(?: ?[x×] ?(\\d{1,9}(?:\\.\\d{1,9})?))?(?![\\p{N}])");
  private static final Pattern FOLD = Pattern.compile("(" + Figures.NUMBER + ")[x×]" + Figures.END);

  @Override
  public @Nullable Reading read(Place place) {
    if (!place.atWordStart() || place.charAt(place.at() - 1) == '.') {
      return null;
    }
    Reading reading = feet(place);
    if (reading == null) {
      reading = measure(place);
    }
    if (reading == null) {
      reading = percent(place);
    }
    if (reading == null) {
      reading = degrees(place);
    }
    return reading == null ? times(place) : reading;
  }

  private static @Nullable Reading measure(Place place) {
    Matcher measure = place.match(MEASURE);
    if (measure == null) {
      return null;
    }
    String sign = measure.group(4);
    boolean hyphen = measure.group(3).equals("-");
    if (!measure.group(3).isEmpty() && !Units.mayBeLoose(sign)) {
      return null;
    }
    // "747s" and "5s" are plurals; "10.5s" and "45 s" are times.
    if (sign.equals("s") && measure.group(1).indexOf('.') < 0 && measure.group(3).isEmpty()) {
      return null;
    }
    boolean singular =
        hyphen
            || (measure.group(2) == null && NumberWords.isOne(measure.group(1)))
            || place.isAdjective(measure.end());
    String unit = Units.words(sign, singular, place.british());
    int end = measure.end();
    if (sign.endsWith(".") && place.endsText(end)) {
      end--;
    }
    return unit == null
        ? null
        : Reading.of(place.behindStop(end), span(measure, place) + " " + unit);
  }

  private static String span(Matcher span, Place place) {
    String first = NumberWords.amount(span.group(1), place.variant());
    return span.group(2) == null
        ? first
        : first + " to " + NumberWords.amount(span.group(2), place.variant());
  }

  private static @Nullable Reading percent(Place place) {
    Matcher percent = place.match(PERCENT);
    return percent == null ? null : Reading.of(percent.end(), span(percent, place) + " percent");
  }

  private static @Nullable Reading degrees(Place place) {
    Matcher angle = place.match(ANGLE);
    if (angle != null) {
      String words =
          NumberWords.amount(angle.group(1), place.variant())
              + " degrees "
              + NumberWords.cardinal(angle.group(2), place.variant())
              + " minutes";
      return Reading.of(
          angle.end(),
          angle.group(3) == null
              ? words
              : words + " " + NumberWords.cardinal(angle.group(3), place.variant()) + " seconds");
    }
    Matcher degrees = place.match(DEGREES);
    if (degrees == null) {
      return null;
    }
    boolean one = degrees.group(2) == null && NumberWords.isOne(degrees.group(1));
    String scale = degrees.group(3);
    boolean kelvin = "K".equals(scale);
    String words = span(degrees, place) + (kelvin ? "" : one ? " degree" : " degrees");
    if (scale != null) {
      words += kelvin ? " kelvin" : scale.equals("C") ? " Celsius" : " Fahrenheit";
    }
    return Reading.of(degrees.end(), words);
  }

  private static @Nullable Reading feet(Place place) {
    Matcher written = place.match(FEET_THEN_INCHES);
    if (written != null) {
      boolean one = written.group(2).equals("1");
      return Reading.of(
          written.end(),
          NumberWords.cardinal(written.group(1), place.variant())
              + (place.isAdjective(written.end()) ? " foot " : " feet ")
              + NumberWords.cardinal(written.group(2), place.variant())
              + (one ? " inch" : " inches"));
    }
    Matcher feet = place.match(FEET_AND_INCHES);
    if (feet != null) {
      return Reading.of(
          feet.end(),
          NumberWords.cardinal(feet.group(1), place.variant())
              + " foot "
              + NumberWords.cardinal(feet.group(2), place.variant()));
    }
    Matcher inches = place.match(INCHES);
    return inches == null
        ? null
        : Reading.of(
            inches.end(),
            NumberWords.amount(inches.group(1), place.variant())
                + (NumberWords.isOne(inches.group(1)) ? " inch" : " inches"));
  }

  /** "1920" of a screen is "nineteen twenty". */
  private static String factor(String figures, Place place) {
    return figures.length() == 4 && figures.indexOf('.') < 0
        ? Figures.code(figures, place)
        : NumberWords.amount(figures, place.variant());
  }

  private static @Nullable Reading times(Place place) {
    Matcher times = place.match(TIMES);
    if (times != null) {
      boolean equation = place.charAt(times.end()) == '=' || place.charAt(times.end() + 1) == '=';
      String link = equation ? " times " : " by ";
      String words = factor(times.group(1), place) + link + factor(times.group(2), place);
      if (times.group(3) != null) {
        words += link + factor(times.group(3), place);
      }
      return Reading.of(times.end(), words);
    }
    Matcher fold = place.match(FOLD);
    return fold == null
        ? null
        : Reading.of(fold.end(), NumberWords.amount(fold.group(1), place.variant()) + " times");
  }
}
