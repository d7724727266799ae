package org.chatterbloke.voice.engine.kokoro.internal;

/** Tells speech from what a broken computation leaves, and keeps speech within −1 … 1. Pure. */
final class UsableAudio {

  /** The highest peak that is still speech; stock voices reach 1.04. */
  private static final float HIGHEST_PEAK = 4;

  private static final float KNEE = 0.9f;
  private static final float CEILING = 0.999f;

  private UsableAudio() {}

  /** Whether all samples are finite and none is far out of range. */
  static boolean isUsable(float[] samples) {
    for (float sample : samples) {
      // Not-a-number fails every comparison.
      if (!(Math.abs(sample) <= HIGHEST_PEAK)) {
        return false;
      }
    }
    return true;
  }

  /** Bends peaks softly below 1, in place, if there is one above; otherwise changes nothing. */
  static void limit(float[] samples) {
    float peak = 0;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    if (peak <= 1) {
      return;
    }
    float room = CEILING - KNEE;
    for (int i = 0; i < samples.length; i++) {
      float level = Math.abs(samples[i]);
      if (level > KNEE) {
        float bent = KNEE + room * (float) StrictMath.tanh((level - KNEE) / room);
        samples[i] = Math.copySign(bent, samples[i]);
      }
    }
  }
}
