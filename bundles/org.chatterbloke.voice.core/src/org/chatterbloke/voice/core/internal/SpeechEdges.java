package org.chatterbloke.voice.core.internal;

import java.util.Arrays;

/**
 * Where speech begins and ends in a take, measured by its short-time level: frames of 5 ms count as
 * speech if they are less than 42 dB below the take's loud frames (the 95th percentile) and above
 * −66 dBFS.
 *
 * @param start first sample of speech
 * @param end after the last sample of speech; equal to {@code start} if there is none
 */
record SpeechEdges(int start, int end) {

  private static final double BELOW_LOUD = Math.pow(10, -42 / 20.0);
  private static final double FLOOR = Math.pow(10, -66 / 20.0);
  private static final double FRAMES_PER_SECOND = 200;

  static SpeechEdges of(float[] samples, int sampleRate) {
    int frame = Math.max(1, (int) Math.round(sampleRate / FRAMES_PER_SECOND));
    int frames = (samples.length + frame - 1) / frame;
    if (frames == 0) {
      return new SpeechEdges(0, 0);
    }
    double[] levels = new double[frames];
    for (int f = 0; f < frames; f++) {
      int from = f * frame;
      int to = Math.min(samples.length, from + frame);
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += (double) samples[i] * samples[i];
      }
      levels[f] = Math.sqrt(sum / (to - from));
    }
    double[] sorted = levels.clone();
    Arrays.sort(sorted);
    double threshold = Math.max(FLOOR, sorted[(int) (0.95 * (frames - 1))] * BELOW_LOUD);
    int first = 0;
    while (first < frames && levels[first] < threshold) {
      first++;
    }
    if (first == frames) {
      return new SpeechEdges(0, 0);
    }
    int last = frames - 1;
    while (levels[last] < threshold) {
      last--;
    }
    return new SpeechEdges(first * frame, Math.min(samples.length, (last + 1) * frame));
  }

  boolean isSilent() {
    return start == end;
  }
}
