package org.chatterbloke.voice.analysis;

import java.util.Locale;

/**
 * Where natural speech lies on a speaker encoder's scale, so that a score can be read.
 *
 * @param sameMinimum the lowest score of two recordings of one speaker
 * @param sameMaximum the highest such score
 * @param differentMaximum the highest score of recordings of two speakers
 */
public record SimilarityScale(double sameMinimum, double sameMaximum, double differentMaximum) {

  public SimilarityScale {
    if (!(differentMaximum < sameMinimum && sameMinimum <= sameMaximum)) {
      throw new IllegalArgumentException("the ranges of same and different speakers overlap");
    }
  }

  /** The ranges in words: "two recordings of one speaker reach 0.86 to 0.96, …". */
  public String inWords() {
    return String.format(
        Locale.ROOT,
        "two recordings of one speaker reach %.2f to %.2f, of two different speakers less than %.2f",
        sameMinimum,
        sameMaximum,
        differentMaximum);
  }
}
