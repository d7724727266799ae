package org.chatterbloke.text;

/**
 * How a text is cut into segments. The same values give the same cuts, whether the audio is
 * streamed or written to a file, so that both share takes.
 *
 * @param language BCP 47 tag; decides which abbreviations are known
 * @param maximum the longest segment, in the units of {@link SpokenLength}; at least 10
 * @param firstMaximum the longest first segment, for an early start of the audio; equal to {@code
 *     maximum} for no special treatment; at least 10
 */
public record Segmentation(String language, int maximum, int firstMaximum) {

  /** The shortest limit that can be asked for. */
  public static final int SHORTEST = 10;

  public Segmentation {
    if (maximum < SHORTEST || firstMaximum < SHORTEST || firstMaximum > maximum) {
      throw new IllegalArgumentException("limits: " + maximum + ", first " + firstMaximum);
    }
  }

  /** Segments up to {@code maximum}, the first one not treated specially. */
  public static Segmentation of(String language, int maximum) {
    return new Segmentation(language, maximum, maximum);
  }

  /** The same with a short first segment. */
  public Segmentation withFirst(int limit) {
    return new Segmentation(language, maximum, Math.min(limit, maximum));
  }
}
