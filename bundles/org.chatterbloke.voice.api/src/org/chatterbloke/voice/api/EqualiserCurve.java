package org.chatterbloke.voice.api;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A long-term-spectrum correction that belongs to a voice: gains at mel-spaced bands, applied by
 * the narration path as a linear-phase filter after the engine. Immutable.
 */
public final class EqualiserCurve {

  /** Gains are limited to this many dB either way. */
  public static final double LIMIT_DB = 12;

  private final double[] frequencies;
  private final double[] gains;

  /**
   * A curve.
   *
   * @param frequencies centre frequencies in Hz, rising
   * @param gains in dB, one per frequency; limited to ±{@value #LIMIT_DB}
   */
  public EqualiserCurve(double[] frequencies, double[] gains) {
    if (frequencies.length != gains.length || frequencies.length == 0) {
      throw new IllegalArgumentException("one gain per frequency");
    }
    this.frequencies = frequencies.clone();
    this.gains = Arrays.stream(gains).map(g -> Math.clamp(g, -LIMIT_DB, LIMIT_DB)).toArray();
  }

  /** Centre frequencies in Hz. */
  public double[] frequencies() {
    return frequencies.clone();
  }

  /** Gains in dB. */
  public double[] gains() {
    return gains.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EqualiserCurve curve
        && Arrays.equals(curve.frequencies, frequencies)
        && Arrays.equals(curve.gains, gains);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(frequencies) + Arrays.hashCode(gains);
  }
}
