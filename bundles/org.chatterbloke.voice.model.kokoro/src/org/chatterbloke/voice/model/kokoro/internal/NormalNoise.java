package org.chatterbloke.voice.model.kokoro.internal;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Standard normal numbers from a seed, the same on every platform: the polar method (Marsaglia and
 * Bray 1964) with strict arithmetic.
 */
public final class NormalNoise {

  /** 2.7 s at 24 kHz; the graph repeats it, and at its level nobody hears that. */
  private static final int LENGTH = 1 << 16;

  private static final AtomicReference<@Nullable Noise> LAST = new AtomicReference<>();

  private record Noise(long seed, float[] values) {}

  private NormalNoise() {}

  /** The noise of a seed; not to be written to. Fast if the same seed was asked for last time. */
  public static float[] of(long seed) {
    Noise last = LAST.get();
    if (last != null && last.seed == seed) {
      return last.values;
    }
    Noise made = new Noise(seed, make(seed));
    LAST.set(made);
    return made.values;
  }

  private static float[] make(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[LENGTH];
    for (int i = 0; i < LENGTH; ) {
      double x = 2 * random.nextDouble() - 1;
      double y = 2 * random.nextDouble() - 1;
      double square = x * x + y * y;
      if (square > 0 && square < 1) {
        double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
        values[i++] = (float) (x * factor);
        values[i++] = (float) (y * factor);
      }
    }
    return values;
  }
}
