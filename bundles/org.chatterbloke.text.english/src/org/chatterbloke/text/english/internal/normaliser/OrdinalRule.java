package org.chatterbloke.text.english.internal.normaliser;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "1st", "22nd", "1,000th". */
final class OrdinalRule implements Rule {

  private static final Pattern ORDINAL =
      Pattern.compile(
          "(\\d{1,3}(?:,\\d{3}){1,11}|\\d{1,36})(?:st|nd|rd|th|ST|ND|RD|TH|º)" + Figures.END);

  @Override
  public @Nullable Reading read(Place place) {
    Matcher ordinal = place.atWordStart() ? place.match(ORDINAL) : null;
    return ordinal == null
        ? null
        : Reading.of(
            ordinal.end(), NumberWords.ordinal(ordinal.group(1).replace(",", ""), place.variant()));
  }
}
