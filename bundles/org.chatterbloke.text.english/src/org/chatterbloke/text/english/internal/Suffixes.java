package org.chatterbloke.text.english.internal;

import org.jspecify.annotations.Nullable;

/**
 * The sounds of regular endings, as in {@code misaki.en} (0.9.4). The variants differ: Americans
 * flap a t between vowels and say "ᵻ" where the British say "ɪ".
 */
final class Suffixes {

  private static final String FLAPPING = "AIOWYiuæɑəɛɪɹʊʌ";

  private final boolean british;

  Suffixes(Variant variant) {
    this.british = variant == Variant.GB;
  }

  /** Plural, third person or possessive of a stem that is not empty. */
  String s(String stem) {
    char last = stem.charAt(stem.length() - 1);
    if ("ptkfθ".indexOf(last) >= 0) {
      return stem + "s";
    }
    if ("szʃʒʧʤ".indexOf(last) >= 0) {
      return stem + (british ? "ɪz" : "ᵻz");
    }
    return stem + "z";
  }

  /** Past of a stem that is not empty. */
  String ed(String stem) {
    char last = stem.charAt(stem.length() - 1);
    if ("pkfθʃsʧ".indexOf(last) >= 0) {
      return stem + "t";
    }
    if (last == 'd') {
      return stem + (british ? "ɪd" : "ᵻd");
    }
    if (last != 't') {
      return stem + "d";
    }
    if (british || stem.length() < 2) {
      return stem + "ɪd";
    }
    return flaps(stem) ? stem.substring(0, stem.length() - 1) + "ɾᵻd" : stem + "ᵻd";
  }

  /** Participle of a stem that is not empty; null if the stem changes in a way no rule knows. */
  @Nullable String ing(String stem) {
    char last = stem.charAt(stem.length() - 1);
    if (british) {
      // "wɔːtə" gets its r back before a vowel: only the dictionary knows.
      return last == 'ə' || last == 'ː' ? null : stem + "ɪŋ";
    }
    return last == 't' && flaps(stem) ? stem.substring(0, stem.length() - 1) + "ɾɪŋ" : stem + "ɪŋ";
  }

  private static boolean flaps(String stem) {
    return stem.length() > 1 && FLAPPING.indexOf(stem.charAt(stem.length() - 2)) >= 0;
  }
}
