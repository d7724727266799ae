package org.chatterbloke.voice.engine.hibari.internal;

import org.chatterbloke.base.FailureKind;
import org.chatterbloke.voice.api.SpeechFailedException;

/**
 * Lets only usable audio through: finite, and bent softly into −1 … 1 where it is a little louder.
 */
final class OutputGuard {

  /**
   * Beyond this peak the output is not speech that is too loud but a failure of the computation.
   */
  static final float HIGHEST_PEAK = 8;

  private static final float KNEE = 0.9f;

  private OutputGuard() {}

  /**
   * Checks and limits in place. Samples up to {@value #KNEE} stay as they are.
   *
   * @param text for the message
   * @throws SpeechFailedException if a sample is not finite or far out of range
   */
  static void check(float[] samples, String text) throws SpeechFailedException {
    float peak = 0;
    boolean finite = true;
    for (float sample : samples) {
      finite &= Float.isFinite(sample);
      peak = Math.max(peak, Math.abs(sample));
    }
    if (!finite || peak > HIGHEST_PEAK) {
      String shown = text.length() > 60 ? text.substring(0, 60) + "\u2026" : text;
      throw new SpeechFailedException(
          FailureKind.INTERNAL,
          "The engine hibari made no usable sound for \u201c" + shown + "\u201d.",
          "Change the sentence a little, or use another engine for it.",
          false,
          null);
    }
    if (peak > KNEE) {
      for (int i = 0; i < samples.length; i++) {
        samples[i] = limit(samples[i]);
      }
    }
  }

  private static float limit(float sample) {
    float size = Math.abs(sample);
    if (size <= KNEE) {
      return sample;
    }
    double bent = KNEE + (1 - KNEE) * Math.tanh((size - KNEE) / (1 - KNEE));
    return (float) Math.copySign(Math.min(bent, 1), sample);
  }
}
