package org.chatterbloke.text.english.internal.normaliser;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Titles before names, and the two abbreviations that are titles before a name and streets behind
 * one: "St. James St.", "Dr. Smith, 12 Elm Dr."
 */
final class TitleRule implements Rule {

  private static final Map<String, String> TITLES =
      Map.ofEntries(
          Map.entry("Mr", "Mister"),
          Map.entry("Mrs", "Mrs"),
          Map.entry("Ms", "Miz"),
          Map.entry("Mx", "Mix"),
          Map.entry("Dr", "Doctor"),
          Map.entry("Prof", "Professor"),
          Map.entry("St", "Saint"),
          Map.entry("Sts", "Saints"),
          Map.entry("Mt", "Mount"),
          Map.entry("Ft", "Fort"),
          Map.entry("Gen", "General"),
          Map.entry("Gov", "Governor"),
          Map.entry("Sen", "Senator"),
          Map.entry("Rep", "Representative"),
          Map.entry("Capt", "Captain"),
          Map.entry("Lt", "Lieutenant"),
          Map.entry("Col", "Colonel"),
          Map.entry("Sgt", "Sergeant"),
          Map.entry("Cmdr", "Commander"),
          Map.entry("Cpl", "Corporal"),
          Map.entry("Maj", "Major"),
          Map.entry("Adm", "Admiral"),
          Map.entry("Rev", "Reverend"),
          Map.entry("Hon", "Honorable"),
          Map.entry("Pres", "President"),
          Map.entry("Supt", "Superintendent"),
          Map.entry("Insp", "Inspector"),
          Map.entry("Det", "Detective"),
          Map.entry("Pvt", "Private"),
          Map.entry("Fr", "Father"),
          Map.entry("Br", "Brother"),
          Map.entry("Msgr", "Monsignor"),
          Map.entry("Messrs", "Messers"),
          Map.entry("Mme", "Madame"),
          Map.entry("Mlle", "Mademoiselle"));

  /** Titles that are written without a full stop as well. */
  private static final Set<String> BARE =
      Set.of(
          "Mr", "Mrs", "Ms", "Mx", "Dr", "St", "Mt", "Ft", "Prof", "Messrs", "Mme", "Mlle", "Sgt",
          "Capt", "Lt", "Rev", "Fr");

  /** Words behind a street that begin a sentence or go on with one, and are no names. */
  private static final Set<String> NO_NAMES =
      Set.of(
          "The", "A", "An", "It", "He", "She", "They", "We", "I", "In", "On", "At", "But", "And",
          "Then", "There", "This", "That", "When", "You", "His", "Her", "Its", "If", "As", "For");

  private static final Set<String> NO_STREET_NAMES =
      Set.of(
          "The", "In", "On", "At", "To", "From", "Near", "By", "And", "But", "Of", "Old", "When",
          "With", "For", "Saint", "Mr", "Dear", "Sir", "Lady", "Our", "Then");

  @Override
  public @Nullable Reading read(Place place) {
    if (!place.atWordStart() || !Character.isUpperCase(place.current())) {
      return null;
    }
    String word = place.word();
    String title = TITLES.get(word);
    if (title == null) {
      return null;
    }
    int end = place.at() + word.length();
    boolean stop = place.charAt(end) == '.';
    if (!stop && !BARE.contains(word)) {
      return null;
    }
    end += stop ? 1 : 0;
    if ((word.equals("St") || word.equals("Dr")) && isStreet(place, end)) {
      return null;
    }
    char next = place.charAt(end + (place.charAt(end) == ' ' ? 1 : 0));
    boolean name = Character.isUpperCase(next) && place.charAt(end) == ' ';
    return name ? Reading.of(end, title) : null;
  }

  /** Behind a capitalised name, and not before another one. */
  private static boolean isStreet(Place place, int end) {
    String before = place.previousWord();
    if (before.isEmpty()
        || !(Character.isUpperCase(before.charAt(0)) || Character.isDigit(before.charAt(0)))
        || NO_STREET_NAMES.contains(before)
        || TITLES.containsKey(before)) {
      return false;
    }
    String after = place.wordAfter(end);
    return after.isEmpty() || !Character.isUpperCase(after.charAt(0)) || NO_NAMES.contains(after);
  }
}
