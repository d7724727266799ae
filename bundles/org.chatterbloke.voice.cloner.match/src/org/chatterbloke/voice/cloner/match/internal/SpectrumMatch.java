package org.chatterbloke.voice.cloner.match.internal;

import java.util.stream.IntStream;
import org.chatterbloke.voice.api.EqualiserCurve;

/**
 * The gains that bring one long-term spectrum near another within the equaliser's limit. Pure
 * functions on arrays of band levels in dB.
 */
final class SpectrumMatch {

  /** Weight of the band itself in the smoothing over three neighbours. */
  private static final double CENTRE = 0.75;

  private static final double OFFSET_RANGE_DB = 25;
  private static final double OFFSET_STEP_DB = 0.5;

  private SpectrumMatch() {}

  /**
   * Gains from {@code source} to {@code target}. The overall level is free (levels are set
   * elsewhere), so it is chosen such that the limit of ±12 dB takes the least away, in the sense of
   * squared dB; of equal choices the one nearest to an unchanged mean.
   *
   * @param target band levels wanted
   * @param source band levels found
   * @param usable how many bands from the lowest the target really holds; the others keep the gain
   *     of the last usable one
   */
  static double[] gains(double[] target, double[] source, int usable) {
    return settle(held(smooth(held(difference(target, source), usable)), usable));
  }

  /**
   * Corrects gains by what was measured after they were applied.
   *
   * @param gains those that were applied
   * @param target band levels wanted
   * @param reached band levels of the equalised voice
   * @param usable as in {@link #gains}
   */
  static double[] corrected(double[] gains, double[] target, double[] reached, int usable) {
    double[] error = held(difference(target, reached), usable);
    double mean = IntStream.range(0, usable).mapToDouble(b -> error[b]).average().orElse(0);
    double[] next = gains.clone();
    for (int b = 0; b < next.length; b++) {
      next[b] = limit(next[b] + error[b] - mean);
    }
    return next;
  }

  private static double[] difference(double[] target, double[] source) {
    double[] difference = new double[target.length];
    for (int b = 0; b < difference.length; b++) {
      difference[b] = target[b] - source[b];
    }
    return difference;
  }

  private static double[] held(double[] values, int usable) {
    double[] held = values.clone();
    for (int b = usable; b < held.length; b++) {
      held[b] = values[usable - 1];
    }
    return held;
  }

  private static double[] smooth(double[] values) {
    double[] smooth = new double[values.length];
    for (int b = 0; b < smooth.length; b++) {
      double below = values[Math.max(0, b - 1)];
      double above = values[Math.min(values.length - 1, b + 1)];
      smooth[b] = CENTRE * values[b] + (1 - CENTRE) / 2 * (below + above);
    }
    return smooth;
  }

  private static double[] settle(double[] difference) {
    double mean =
        IntStream.range(0, difference.length).mapToDouble(b -> difference[b]).average().orElse(0);
    double best = Double.POSITIVE_INFINITY;
    double offset = mean;
    int steps = (int) (OFFSET_RANGE_DB / OFFSET_STEP_DB);
    for (int i = 0; i <= 2 * steps; i++) {
      // 0, +1, −1, +2, −2 … steps from the mean, so that the nearest of equal choices wins
      int step = (i + 1) / 2 * (i % 2 == 0 ? -1 : 1);
      double candidate = mean + step * OFFSET_STEP_DB;
      double lost = 0;
      for (double d : difference) {
        double excess = d - candidate - limit(d - candidate);
        lost += excess * excess;
      }
      if (lost < best - 1e-9) {
        best = lost;
        offset = candidate;
      }
    }
    double[] gains = new double[difference.length];
    for (int b = 0; b < gains.length; b++) {
      gains[b] = limit(difference[b] - offset);
    }
    return gains;
  }

  private static double limit(double gain) {
    return Math.clamp(gain, -EqualiserCurve.LIMIT_DB, EqualiserCurve.LIMIT_DB);
  }
}
