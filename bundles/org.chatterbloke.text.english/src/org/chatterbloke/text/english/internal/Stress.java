package org.chatterbloke.text.english.internal;

import org.jspecify.annotations.Nullable;

/** Stress marks in misaki's phonemes; the rules follow {@code misaki.en.apply_stress} (0.9.4). */
final class Stress {

  static final char PRIMARY = 'ˈ';
  static final char SECONDARY = 'ˌ';

  /** Takes every mark away. */
  static final double NONE = -2;

  /** One step down: primary becomes secondary. */
  static final double REDUCE = -0.5;

  /** Secondary stress if the word has none at all. */
  static final double AT_LEAST_SECONDARY = 0.5;

  /** Primary stress, added if need be. */
  static final double FULL = 2;

  private static final String VOWELS = "AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻ";
  private static final String CONSONANTS = "bdfhjklmnpstvwzðŋɡɹɾʃʒʤʧθ";
  private static final String HEAVY = "AIOQWYʤʧ";

  private Stress() {}

  static boolean isVowel(char phoneme) {
    return VOWELS.indexOf(phoneme) >= 0;
  }

  static boolean isConsonant(char phoneme) {
    return CONSONANTS.indexOf(phoneme) >= 0;
  }

  /** How much there is to say: diphthongs and affricates count twice. */
  static int weight(String phonemes) {
    int weight = 0;
    for (int i = 0; i < phonemes.length(); i++) {
      weight += HEAVY.indexOf(phonemes.charAt(i)) >= 0 ? 2 : 1;
    }
    return weight;
  }

  /**
   * Changes the stress of a word.
   *
   * @param level below -1: no mark; -1: primary becomes secondary; -0.5 and 0: so too, and a bare
   *     word gets (at 0) secondary stress; 0.5 and 1: secondary stress for a bare word; 1 and more:
   *     secondary becomes primary; above 1: a bare word gets primary stress; null: no change
   */
  static String apply(String phonemes, @Nullable Double level) {
    if (level == null) {
      return phonemes;
    }
    double stress = level;
    boolean primary = phonemes.indexOf(PRIMARY) >= 0;
    boolean secondary = phonemes.indexOf(SECONDARY) >= 0;
    if (stress < -1) {
      return phonemes.replace("ˈ", "").replace("ˌ", "");
    }
    if (stress == -1 || (primary && (stress == 0 || stress == -0.5))) {
      return phonemes.replace("ˌ", "").replace(PRIMARY, SECONDARY);
    }
    boolean bare = !primary && !secondary;
    if (bare && (stress == 0 || stress == 0.5 || stress == 1)) {
      return beforeFirstVowel(SECONDARY, phonemes);
    }
    if (stress >= 1 && !primary && secondary) {
      return phonemes.replace(SECONDARY, PRIMARY);
    }
    return bare && stress > 1 ? beforeFirstVowel(PRIMARY, phonemes) : phonemes;
  }

  private static String beforeFirstVowel(char mark, String phonemes) {
    for (int i = 0; i < phonemes.length(); i++) {
      if (isVowel(phonemes.charAt(i))) {
        return phonemes.substring(0, i) + mark + phonemes.substring(i);
      }
    }
    return phonemes;
  }
}
