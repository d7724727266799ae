package org.chatterbloke.text;

import java.util.List;

/**
 * A text to be read.
 *
 * @param text plain text, one sentence or a part of one; may be empty
 * @param language BCP 47 tag ({@code en-US}, {@code en-GB})
 * @param overrides spans of {@code text} whose reading is given, in order and without overlap
 */
public record ReadingRequest(String text, String language, List<GivenReading> overrides) {

  /** A reading that is given, by the script or by the user's lexicon. */
  public record GivenReading(TextSpan span, String phonemes) {}

  public ReadingRequest {
    overrides = List.copyOf(overrides);
  }

  /** A request with no overrides. */
  public static ReadingRequest of(String text, String language) {
    return new ReadingRequest(text, language, List.of());
  }
}
