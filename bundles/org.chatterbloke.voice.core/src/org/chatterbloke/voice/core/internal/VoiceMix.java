package org.chatterbloke.voice.core.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.voice.core.NarrationException;

/**
 * A mix of stock voices: {@code af_heart*0.6+bf_emma*0.4}.
 *
 * @param parts at least one; weights sum to 1
 */
record VoiceMix(List<Part> parts) {

  /** One voice and its share. */
  record Part(String voice, double weight) {}

  /** Whether a name asks for a mix. */
  static boolean isMix(String name) {
    return name.indexOf('+') >= 0 || name.indexOf('*') >= 0;
  }

  /** Reads a mix and scales its weights to a sum of 1. */
  static VoiceMix parse(String text) throws NarrationException {
    List<Part> parts = new ArrayList<>();
    double sum = 0;
    for (String piece : text.split("\\+", -1)) {
      int star = piece.indexOf('*');
      String voice = (star < 0 ? piece : piece.substring(0, star)).strip();
      double weight = star < 0 ? 1 : weight(piece.substring(star + 1).strip());
      if (voice.isEmpty() || !(weight > 0 && weight <= 1000)) {
        throw new NarrationException(
            FailureKind.BAD_INPUT,
            "\"" + text + "\" is no mix of voices: \"" + piece.strip() + "\" is not voice*weight.",
            "Write a mix as af_heart*0.6+bf_emma*0.4.",
            null);
      }
      parts.add(new Part(voice, weight));
      sum += weight;
    }
    double total = sum;
    return new VoiceMix(parts.stream().map(p -> new Part(p.voice, p.weight / total)).toList());
  }

  private static double weight(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** The voice with the largest share. */
  String heaviest() {
    return parts.stream().max(Comparator.comparingDouble(Part::weight)).orElseThrow().voice();
  }

  /** The same mix with other names for its voices. */
  VoiceMix renamed(java.util.function.UnaryOperator<String> name) {
    return new VoiceMix(parts.stream().map(p -> new Part(name.apply(p.voice), p.weight)).toList());
  }

  /** The mix as engines read it, weights rounded to four places. */
  String text() {
    return parts.stream()
        .map(part -> part.voice + "*" + rounded(part.weight))
        .collect(Collectors.joining("+"));
  }

  private static String rounded(double weight) {
    return new BigDecimal(weight)
        .setScale(4, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
