package org.chatterbloke.audio.device.openal.internal;

import org.chatterbloke.testkit.PulseAudioServer;

/**
 * A sine found in a recording.
 *
 * @param seconds from the first to the last sample above silence
 * @param hertz its frequency
 * @param amplitude its amplitude
 * @param largestError how far the recording leaves an ideal sine in its middle part: gaps and
 *     clicks
 */
record Tone(double seconds, double hertz, double amplitude, double largestError) {

  private static final double SILENCE = 0.01;
  private static final int RATE = PulseAudioServer.RATE;

  static Tone find(float[] recording) {
    int first = 0;
    while (first < recording.length && Math.abs(recording[first]) < SILENCE) {
      first++;
    }
    int last = recording.length - 1;
    while (last > first && Math.abs(recording[last]) < SILENCE) {
      last--;
    }
    // Edges belong to the resampler's filter.
    int from = first + RATE / 50;
    int to = last - RATE / 50;
    if (to - from < RATE / 10) {
      throw new AssertionError("nothing was heard");
    }
    double hertz = frequency(recording, from, to);
    double w = 2 * Math.PI * hertz / RATE;
    double re = 0;
    double im = 0;
    for (int i = from; i < to; i++) {
      re += recording[i] * Math.cos(w * i);
      im += recording[i] * Math.sin(w * i);
    }
    re *= 2.0 / (to - from);
    im *= 2.0 / (to - from);
    double error = 0;
    for (int i = from; i < to; i++) {
      double ideal = re * Math.cos(w * i) + im * Math.sin(w * i);
      error = Math.max(error, Math.abs(recording[i] - ideal));
    }
    return new Tone((last - first + 1.0) / RATE, hertz, Math.hypot(re, im), error);
  }

  /** From the first to the last upward zero crossing, interpolated. */
  private static double frequency(float[] x, int from, int to) {
    double start = -1;
    double end = -1;
    int periods = -1;
    for (int i = from + 1; i < to; i++) {
      if (x[i - 1] < 0 && x[i] >= 0) {
        end = i - x[i] / (x[i] - x[i - 1]);
        start = start < 0 ? end : start;
        periods++;
      }
    }
    return periods / (end - start) * RATE;
  }
}
