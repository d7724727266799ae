package org.chatterbloke.voice.model.kokoro;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.chatterbloke.voice.api.UnknownVoiceException;

/**
 * Voices and their shares: {@code af_heart} or {@code af_heart*0.6+bf_emma*0.4}.
 *
 * @param shares by voice id; positive, sum 1; sorted by id, so that the order of writing does not
 *     matter
 */
public record VoiceMix(Map<String, Double> shares) {

  private static final int MOST_VOICES = 8;
  private static final String FORM =
      "Write a mix as in \u201caf_heart*0.6+bf_emma*0.4\u201d, with positive numbers.";

  /** Divides the weights by their sum. */
  public VoiceMix {
    double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    if (shares.isEmpty()
        || !(sum > 0)
        || shares.values().stream().anyMatch(share -> !(share > 0))) {
      throw new IllegalArgumentException("weights must be positive: " + shares);
    }
    Map<String, Double> sorted = new TreeMap<>();
    shares.forEach((id, share) -> sorted.put(id, share / sum));
    shares = Collections.unmodifiableMap(sorted);
  }

  /**
   * Reads a mix; spaces are allowed, a voice without a number counts 1, a voice named twice counts
   * twice.
   *
   * @throws UnknownVoiceException if the text is not a mix or names a voice that does not exist
   */
  public static VoiceMix parse(String text) throws UnknownVoiceException {
    Map<String, Double> weights = new TreeMap<>();
    for (String part : text.split("\\+", -1)) {
      String[] factors = part.strip().split("\\*", -1);
      String id = factors[0].strip();
      if (id.isEmpty() || factors.length > 2) {
        throw new UnknownVoiceException(
            "\u201c" + shown(text) + "\u201d is not a voice or a mix of voices.", FORM);
      }
      if (KokoroVoices.list().stream().noneMatch(voice -> voice.id().equals(id))) {
        throw unknown(id);
      }
      weights.merge(id, factors.length == 1 ? 1 : weight(factors[1].strip(), id), Double::sum);
    }
    if (weights.size() > MOST_VOICES) {
      throw new UnknownVoiceException(
          "The mix names " + weights.size() + " voices and " + MOST_VOICES + " is the most.",
          "Leave out the voices with the smallest weights.");
    }
    return new VoiceMix(weights);
  }

  private static double weight(String text, String id) throws UnknownVoiceException {
    try {
      double weight = Double.parseDouble(text);
      if (weight > 0 && weight <= 1000) {
        return weight;
      }
    } catch (NumberFormatException e) {
      // The sentence below says what is wrong.
    }
    throw new UnknownVoiceException(
        "The weight \u201c"
            + shown(text)
            + "\u201d of the voice "
            + id
            + " is not a positive number.",
        FORM);
  }

  private static UnknownVoiceException unknown(String id) {
    return new UnknownVoiceException(
        "Kokoro has no voice \u201c" + shown(id) + "\u201d.",
        "Use one of those that \u201cchatterbloke voices list\u201d shows, such as "
            + KokoroVoices.list().getFirst().id()
            + ".");
  }

  private static String shown(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "\u2026" : text;
  }
}
