package org.chatterbloke.voice.analysis.internal;

import org.chatterbloke.audio.AudioClip;

/**
 * Samples that were cut off at a peak, whatever level the recording was given afterwards.
 *
 * @param peak the largest absolute sample of all channels
 * @param samples how many samples stand in flat tops
 * @param share those as a share of all samples, 0 … 1
 */
public record Clipping(double peak, long samples, double share) {

  private static final int SHORTEST_RUN = 3;
  private static final double FLAT = 1e-4;
  private static final double EDGE = 2e-3;
  private static final double FULL_SCALE = 0.9995;
  private static final double QUIET_PEAK = 0.05;

  /**
   * Counts runs of at least three successive samples that lie at the extreme of their channel and
   * are entered or left by a step: a smooth maximum, of a low tone say, is flat too but has no
   * step. Runs at digital full scale count without one. Upper and lower extremes are taken apart,
   * because a constant offset moves them apart.
   */
  public static Clipping of(AudioClip clip) {
    double peak = 0;
    long count = 0;
    for (int c = 0; c < clip.channels(); c++) {
      float[] x = clip.channel(c);
      double high = 0;
      double low = 0;
      for (float sample : x) {
        high = Math.max(high, sample);
        low = Math.min(low, sample);
      }
      peak = Math.max(peak, Math.max(high, -low));
      count += runs(x, 1, high) + runs(x, -1, -low);
    }
    long all = (long) clip.frames() * clip.channels();
    return new Clipping(peak, count, all == 0 ? 0 : (double) count / all);
  }

  private static long runs(float[] x, int sign, double extreme) {
    if (extreme < QUIET_PEAK) {
      return 0;
    }
    double level = extreme * (1 - FLAT);
    if (extreme > FULL_SCALE) {
      level = Math.min(level, FULL_SCALE);
    }
    long count = 0;
    int i = 0;
    while (i < x.length) {
      if (sign * x[i] < level) {
        i++;
        continue;
      }
      int start = i;
      while (i < x.length && sign * x[i] >= level) {
        i++;
      }
      boolean stepIn = start == 0 || extreme - sign * x[start - 1] > EDGE * extreme;
      boolean stepOut = i == x.length || extreme - sign * x[i] > EDGE * extreme;
      if (i - start >= SHORTEST_RUN && (stepIn || stepOut || extreme > FULL_SCALE)) {
        count += i - start;
      }
    }
    return count;
  }
}
