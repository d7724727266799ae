package org.chatterbloke.text.english.internal.normaliser;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers that name things, which are said in pairs: "Highway 101", "Flight 370", "Boeing 737". */
final class NamedNumberRule implements Rule {

  private static final Pattern NUMBER =
      Pattern.compile("\\d{3,4}(?![\\p{L}\\p{N}]|[,.:/]\\d|[-–]\\d)");
  private static final Set<String> NAMED =
      Set.of(
          "Highway",
          "Hwy",
          "Route",
          "Room",
          "Flight",
          "Interstate",
          "Apartment",
          "Suite",
          "Boeing",
          "Airbus",
          "Area",
          "Channel",
          "Studio",
          "Porsche",
          "Unit",
          "Terminal",
          "Gate",
          "Bus",
          "Train",
          "room",
          "flight",
          "highway",
          "suite",
          "apartment",
          "bus");

  @Override
  public @Nullable Reading read(Place place) {
    Matcher number = place.atWordStart() ? place.match(NUMBER) : null;
    boolean named = number != null && NAMED.contains(place.previousWord());
    return number == null || !named
        ? null
        : Reading.number(number.end(), Figures.code(number.group(), place), number.group());
  }
}
