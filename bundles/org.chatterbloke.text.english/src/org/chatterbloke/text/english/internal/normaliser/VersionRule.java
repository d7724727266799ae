package org.chatterbloke.text.english.internal.normaliser;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Versions, numbers of sections and addresses of machines: several numbers parted by full stops.
 */
final class VersionRule implements Rule {

  private static final Pattern LETTER =
      Pattern.compile("[vV]\\.?(\\d{1,9}(?:\\.\\d{1,9}){0,7})" + Figures.END);
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9}){2,7})" + Figures.END);

  @Override
  public @Nullable Reading read(Place place) {
    if (!place.atWordStart()) {
      return null;
    }
    boolean letter = place.current() == 'v' || place.current() == 'V';
    if (!letter && Character.isLetter(place.current())) {
      return null;
    }
    Matcher found = place.match(letter ? LETTER : NUMBERS);
    if (found == null) {
      return null;
    }
    String[] numbers = found.group(1).split("\\.");
    boolean address = !letter && numbers.length == 4;
    StringBuilder words = new StringBuilder(letter ? "version" : "");
    for (int i = 0; i < numbers.length; i++) {
      if (i > 0) {
        words.append(address ? " dot" : " point");
      }
      boolean digits = address || (numbers[i].length() > 1 && numbers[i].charAt(0) == '0');
      words
          .append(' ')
          .append(
              digits
                  ? NumberWords.digits(numbers[i])
                  : NumberWords.cardinal(numbers[i], place.variant()));
    }
    return Reading.of(found.end(), words.toString());
  }
}
