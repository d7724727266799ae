package org.chatterbloke.text.english.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chatterbloke.text.PronunciationRules.Ending;
import org.chatterbloke.text.PronunciationRules.Inflected;
import org.jspecify.annotations.Nullable;

/** The regular forms of an English word: spellings, and sounds by {@link Suffixes}. */
final class Inflections {

  private static final String VOWELS = "aeiouy";

  private Inflections() {}

  /**
   * All usual spellings of the regular forms of a word, or of a phrase by its last word. Where the
   * sound decides ("grok", "grokked"; "visit", "visited") both spellings are there.
   */
  static List<Inflected> of(String written) {
    List<Inflected> forms = new ArrayList<>();
    if (written.isEmpty() || !Character.isLetterOrDigit(written.charAt(written.length() - 1))) {
      return forms;
    }
    String lower = written.toLowerCase(Locale.ROOT);
    String y = lower.length() > 2 && consonantY(lower) ? cut(written, 1) + "i" : "";
    add(forms, Ending.S, written + "s", written + "'s");
    if (lower.matches(".*(s|x|z|ch|sh)")) {
      // "Jones'" is heard as "Joneses".
      add(forms, Ending.S, written + "es", written + "'");
    }
    if (lower.endsWith("e")) {
      add(forms, Ending.ED, written + "d", written + "'d");
      add(forms, Ending.ING, cut(written, 1) + "ing", written + "ing");
    } else {
      add(forms, Ending.ED, written + "ed", written + "'d");
      add(forms, Ending.ING, written + "ing");
    }
    if (!y.isEmpty()) {
      add(forms, Ending.S, y + "es");
      add(forms, Ending.ED, y + "ed");
    }
    if (doubles(lower)) {
      String twice = written + (lower.endsWith("c") ? "k" : lower.charAt(lower.length() - 1));
      add(forms, Ending.ED, twice + "ed");
      add(forms, Ending.ING, twice + "ing");
    }
    return forms;
  }

  private static void add(List<Inflected> forms, Ending ending, String... written) {
    for (String form : written) {
      forms.add(new Inflected(form, ending));
    }
  }

  private static String cut(String word, int letters) {
    return word.substring(0, word.length() - letters);
  }

  private static boolean consonantY(String word) {
    return word.endsWith("y") && VOWELS.indexOf(word.charAt(word.length() - 2)) < 0;
  }

  /** One vowel and one consonant at the end, as in "grok" and "frolic" but not in "zoom". */
  private static boolean doubles(String word) {
    int length = word.length();
    if (length < 3) {
      return false;
    }
    return "bcdgklmnprtvz".indexOf(word.charAt(length - 1)) >= 0
        && VOWELS.indexOf(word.charAt(length - 2)) >= 0
        && VOWELS.indexOf(word.charAt(length - 3)) < 0;
  }

  /** The phonemes of a form. */
  static String sound(Variant variant, String phonemes, String written, Ending ending) {
    Suffixes suffixes = new Suffixes(variant);
    return switch (ending) {
      case S -> suffixes.s(phonemes);
      case ED -> suffixes.ed(phonemes);
      case ING -> participle(suffixes.ing(phonemes), phonemes, written);
    };
  }

  /** A written r that was silent is heard before the vowel of the ending. */
  private static String participle(@Nullable String regular, String phonemes, String written) {
    if (regular != null) {
      return regular;
    }
    boolean linking = written.toLowerCase(Locale.ROOT).matches(".*re?");
    return phonemes + (linking ? "ɹɪŋ" : "ɪŋ");
  }
}
