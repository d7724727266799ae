package org.chatterbloke.text.english.internal.normaliser;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chatterbloke.text.english.internal.Variant;
import org.jspecify.annotations.Nullable;

/**
 * Roman numerals where the words around say that they are numbers: "Chapter IV", "Henry VIII",
 * "World War II", "the XIX century". Letters that are words or initials elsewhere stay what they
 * are.
 */
final class RomanNumeralRule implements Rule {

  private static final Pattern NUMERAL =
      Pattern.compile(
          "(?=[IVXLCDMivxlcdm])(?:M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
              + "|(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))(?![\\p{L}\\p{N}]|'[A-Za-z]{2}|[.&][A-Za-z])");

  /** What is counted with cardinals. */
  private static final Set<String> COUNTED =
      words(
          """
          chapter chapters ch chap part act scene section sec volume vol vols book phase article war
          mark type level stage class grade bowl apollo gemini episode round canto appendix table
          figure fig plate title form unit lesson psalm sonnet op no page pages p pp verse stanza
          line group division corps fantasy rocky ps scenes acts parts volumes books sections
          """);

  /** Those of them that are followed by a bare "I" as number rather than by the pronoun. */
  private static final Set<String> BEFORE_ONE =
      Set.of("chapter", "act", "scene", "volume", "vol", "war", "section", "canto", "article");

  /** Names of rulers and popes, which take ordinals. */
  private static final Set<String> RULERS =
      words(
          """
          pope king queen emperor henry louis edward george william charles james richard elizabeth
          napoleon pius benedict leo paul ramses ramesses frederick philip alexander nicholas peter
          catherine ivan umberto emmanuel gustav gustavus adolphus christian ferdinand francis mary
          john clement gregory innocent urban boniface otto rudolf wilhelm maximilian leopold joseph
          alfonso isabella margaret constantine justinian theodosius ptolemy cleopatra
          darius xerxes artaxerxes amenhotep thutmose seti stephen sixtus julius adrian celestine
          honorius martin eugene harald olaf magnus haakon carl karl friedrich elisabeth victoria
          """);

  /** Numerals that are also words or everyday abbreviations. */
  private static final Set<String> WORDS =
      Set.of(
          "I", "V", "X", "L", "C", "D", "M", "MIX", "DI", "LI", "MI", "CD", "MD", "DC", "CC", "MM",
          "CM", "CV", "CI", "DM", "MC", "XL", "XX", "XXX", "CL", "DL", "ML", "DIV", "MDI", "LXI");

  private static Set<String> words(String list) {
    return Set.of(list.strip().split("\\s+"));
  }

  @Override
  public @Nullable Reading read(Place place) {
    if ("IVXLCDMivxlcdm".indexOf(place.current()) < 0
        || !place.atWordStart()
        || place.charAt(place.at() - 1) == '\'') {
      return null;
    }
    Matcher numeral = place.match(NUMERAL);
    if (numeral == null || numeral.end() == place.at()) {
      return null;
    }
    String letters = numeral.group();
    String before = wordBefore(place);
    String key = before.toLowerCase(Locale.ROOT);
    boolean small = Character.isLowerCase(letters.charAt(0));
    int value = value(letters.toUpperCase(Locale.ROOT));
    Variant variant = place.variant();
    if (COUNTED.contains(key) && countsHere(place, letters, before, numeral.end())) {
      return Reading.number(
          numeral.end(), NumberWords.cardinal(value, variant), Integer.toString(value));
    }
    if (small) {
      return null;
    }
    boolean capitalised = !before.isEmpty() && Character.isUpperCase(before.charAt(0));
    if (capitalised && RULERS.contains(key) && rulesHere(place, letters, numeral.end())) {
      return Reading.of(
          numeral.end(), "the " + NumberWords.ordinal(Integer.toString(value), variant));
    }
    if (place.wordAfter(numeral.end()).equals("century")) {
      return Reading.of(numeral.end(), NumberWords.ordinal(Integer.toString(value), variant));
    }
    boolean plain = letters.length() > 1 && !WORDS.contains(letters) && isSmallNumeral(letters);
    boolean heading =
        place.at() == 0
            && (numeral.end() == place.limit() || ".:)".indexOf(place.charAt(numeral.end())) >= 0);
    if (plain && ((capitalised && key.length() > 2) || heading)) {
      return Reading.number(
          numeral.end(), NumberWords.cardinal(value, variant), Integer.toString(value));
    }
    return null;
  }

  private static boolean isSmallNumeral(String letters) {
    return letters.chars().allMatch(c -> "IVX".indexOf(c) >= 0);
  }

  /** The word before, which may be an abbreviation with its full stop: "Vol. III". */
  private static String wordBefore(Place place) {
    int at = place.at();
    if (place.charAt(at - 1) == ' ' && place.charAt(at - 2) == '.') {
      place.moveTo(at - 2);
      String word = place.previousWord();
      place.moveTo(at);
      return word;
    }
    return place.previousWord();
  }

  private static boolean countsHere(Place place, String letters, String before, int end) {
    if (Character.isLowerCase(letters.charAt(0))) {
      // "scene i", "page xii"; "part i" in small letters could be anything.
      return letters.length() > 1 || place.endsText(end) || isPunctuation(place.charAt(end));
    }
    if (letters.length() > 1) {
      return true;
    }
    if (letters.equals("I")) {
      boolean named =
          Character.isUpperCase(before.charAt(0))
              && BEFORE_ONE.contains(before.toLowerCase(Locale.ROOT));
      boolean subject =
          Character.isUpperCase(before.charAt(0))
              && Set.of("is", "was", "of", "and", "begins", "ends", "opens", "covers")
                  .contains(place.wordAfter(end));
      return named || subject || place.endsText(end) || isPunctuation(place.charAt(end));
    }
    return letters.equals("V")
        || letters.equals("X")
        || Character.isUpperCase(before.charAt(0))
        || isPunctuation(place.charAt(end));
  }

  private static boolean rulesHere(Place place, String letters, int end) {
    if (letters.length() > 1) {
      return !letters.equals("MD") && !letters.equals("MC");
    }
    if (letters.equals("V") || letters.equals("X")) {
      return place.charAt(end) != '.';
    }
    // "King Charles I was" is a king, "I told Charles I was" is not: ask for more than the name.
    String after = place.wordAfter(end);
    return letters.equals("I")
        && (place.endsText(end)
            || isPunctuation(place.charAt(end))
            || place.charAt(end) == '\''
            || Set.of("of", "and", "died", "reigned", "ruled").contains(after)
            || isTitled(place));
  }

  private static boolean isTitled(Place place) {
    int at = place.at();
    int start = at - 1 - place.previousWord().length();
    place.moveTo(Math.max(0, start));
    String title = place.previousWord();
    place.moveTo(at);
    return Set.of("King", "Queen", "Pope", "Emperor", "Tsar", "Czar").contains(title);
  }

  private static boolean isPunctuation(char c) {
    return ".,;:!?)—".indexOf(c) >= 0 && c != 0;
  }

  private static int value(String numeral) {
    int total = 0;
    for (int i = 0; i < numeral.length(); i++) {
      int value = value(numeral.charAt(i));
      boolean before = i + 1 < numeral.length() && value(numeral.charAt(i + 1)) > value;
      total += before ? -value : value;
    }
    return total;
  }

  private static int value(char letter) {
    return switch (letter) {
      case 'I' -> 1;
      case 'V' -> 5;
      case 'X' -> 10;
      case 'L' -> 50;
      case 'C' -> 100;
      case 'D' -> 500;
      default -> 1000;
    };
  }
}
