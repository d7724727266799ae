package org.chatterbloke.voice.analysis.internal;

import org.chatterbloke.audio.AudioClip;

/** Four seconds of a buzz by formula, so that other implementations can make the same samples. */
final class GoldenSignal {

  private GoldenSignal() {}

  /** 0.02 (0.5 + 0.5 sin 2π3t) Σₖ₌₁…₈ sin(2πkφ)/k, φ′ = 140 (1 + 0.1 sin 2π0.7t) Hz, at 16 kHz. */
  static float[] samples() {
    float[] samples = new float[64_000];
    double phase = 0;
    for (int n = 0; n < samples.length; n++) {
      double t = n / 16_000.0;
      phase += 140 * (1 + 0.1 * Math.sin(2 * Math.PI * 0.7 * t)) / 16_000;
      double sum = 0;
      for (int k = 1; k <= 8; k++) {
        sum += Math.sin(2 * Math.PI * k * phase) / k;
      }
      samples[n] = (float) (sum * 0.02 * (0.5 + 0.5 * Math.sin(2 * Math.PI * 3 * t)));
    }
    return samples;
  }

  static AudioClip clip() {
    return AudioClip.wrap(16_000, samples());
  }
}
