package org.chatterbloke.text.english.internal.normaliser;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Letters that are said as letters: "R&D", "Ph.D.", "U.S." at the end of a sentence. */
final class AcronymRule implements Rule {

  private static final Pattern AMPERSAND =
      Pattern.compile("([A-Z]{1,3})&([A-Z]{1,3})(?![\\p{L}\\p{N}&])");
  private static final Pattern DOTTED =
      Pattern.compile("((?:[A-Z]\\.){2,8}|(?:[A-Z]\\.){1,8}[A-Z])" + Figures.END);
  private static final Pattern MIXED =
      Pattern.compile("(Ph\\.?D|M\\.?Sc|B\\.?Sc)(?![A-Za-z])(\\.?)");

  @Override
  public @Nullable Reading read(Place place) {
    if (!place.atWordStart() || !Character.isUpperCase(place.current())) {
      return null;
    }
    Matcher ampersand = place.match(AMPERSAND);
    if (ampersand != null) {
      return Reading.of(
          ampersand.end(),
          List.of(
              SpokenWord.spelled(ampersand.group(1)),
              SpokenWord.plain("and"),
              SpokenWord.spelled(ampersand.group(2))));
    }
    Matcher dotted = place.match(DOTTED);
    if (dotted != null) {
      String letters = dotted.group(1).replace(".", "");
      return withStop(place, dotted.end(), dotted.group(1).endsWith("."), letters);
    }
    Matcher mixed = place.match(MIXED);
    if (mixed == null) {
      return null;
    }
    String letters = mixed.group(1).replace(".", "");
    return withStop(place, mixed.end(), !mixed.group(2).isEmpty(), letters);
  }

  private static Reading withStop(Place place, int end, boolean stop, String letters) {
    List<SpokenWord> words = new ArrayList<>();
    words.add(SpokenWord.spelled(letters));
    if (stop && place.endsText(end)) {
      words.add(SpokenWord.mark("."));
    }
    return Reading.of(end, words);
  }
}
