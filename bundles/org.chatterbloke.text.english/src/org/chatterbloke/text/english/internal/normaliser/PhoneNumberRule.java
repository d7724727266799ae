package org.chatterbloke.text.english.internal.normaliser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Telephone numbers, digit by digit with a pause between the groups. */
final class PhoneNumberRule implements Rule {

  private static final String END = "(?![\\p{L}\\p{N}]|[-.]\\d)";
  private static final Pattern INTERNATIONAL =
      Pattern.compile("\\+\\d{1,3}(?:[ .-]?\\(?\\d{1,5}\\)?){1,6}" + END);
  private static final Pattern AMERICAN =
      Pattern.compile("(?:1[-. ])?(?:\\(\\d{3}\\) ?|\\d{3}[-.])\\d{3}[-.]\\d{4}" + END);
  private static final Pattern BRITISH =
      Pattern.compile(
          "(?:\\(0\\d{2,4}\\) ?|0\\d{2,4}[ -])\\d{3,4}[ -]?\\d{3,4}" + END + "|0\\d{10}" + END);
  private static final Pattern LOCAL = Pattern.compile("[2-9]\\d{2}-\\d{4}" + END);
  private static final Pattern EMERGENCY = Pattern.compile("(?:911|999|112|101|111|311|411)" + END);
  private static final Pattern GROUPS = Pattern.compile("\\D+");
  private static final Set<String> CALLING =
      Set.of(
          "call",
          "called",
          "calling",
          "dial",
          "dialed",
          "dialled",
          "dialing",
          "dialling",
          "ring",
          "phone",
          "phoned",
          "number",
          "tel",
          "telephone",
          "fax",
          "text");

  @Override
  public @Nullable Reading read(Place place) {
    if (!place.atWordStart() || place.charAt(place.at() - 1) == '.') {
      return null;
    }
    char c = place.current();
    if (c == '+') {
      return reading(place, place.match(INTERNATIONAL), 8);
    }
    if (c != '(' && (c < '0' || c > '9')) {
      return null;
    }
    Reading reading = reading(place, place.match(AMERICAN), 10);
    if (reading == null) {
      reading = reading(place, place.match(BRITISH), 9);
    }
    if (reading == null && c != '(') {
      Matcher local = place.match(LOCAL);
      boolean calling = CALLING.contains(place.previousWord().toLowerCase(Locale.ROOT));
      // "867-5309" is a number to call, "500-1000" a range.
      if (local != null && (calling || !local.group().endsWith("0"))) {
        reading = reading(place, local, 7);
      }
      Matcher emergency = calling ? place.match(EMERGENCY) : null;
      if (emergency != null) {
        return Reading.number(
            emergency.end(), NumberWords.digits(emergency.group()), emergency.group());
      }
    }
    return reading;
  }

  private static @Nullable Reading reading(Place place, @Nullable Matcher number, int fewest) {
    if (number == null) {
      return null;
    }
    String text = number.group();
    long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
    if (digits < fewest || digits > 15) {
      return null;
    }
    List<SpokenWord> words = new ArrayList<>();
    if (text.charAt(0) == '+') {
      words.add(SpokenWord.plain("plus"));
    }
    boolean first = true;
    for (String group : GROUPS.split(text)) {
      if (group.isEmpty()) {
        continue;
      }
      if (!first) {
        words.add(SpokenWord.mark(","));
      }
      first = false;
      words.addAll(SpokenWord.phrase(NumberWords.digits(group, place.british() ? "oh" : "zero")));
    }
    return Reading.of(number.end(), words);
  }
}
