package org.chatterbloke.audio.internal;

import java.util.Arrays;
import org.chatterbloke.audio.dsp.Window;

/**
 * The largest magnitude of the continuous signal between samples, estimated at four times the rate
 * as in Annex 2 of ITU-R BS.1770-4; the interpolator is a longer one than the annex' example (24
 * taps per phase, Kaiser window), so that it stays exact closer to half the rate. One channel,
 * streaming; one thread at a time.
 */
public final class TruePeak {

  /** Samples by which the estimate lags behind the input. */
  public static final int DELAY = 12;

  private static final int PHASES = 4;
  private static final int TAPS = 2 * DELAY;

  /** Taps of the phases 1/4, 2/4 and 3/4, in the order of the samples. */
  private static final float[][] TABLE = table();

  /** The last TAPS samples, twice, so that a whole window always lies in one piece. */
  private final float[] history = new float[2 * TAPS];

  private int at;

  /**
   * Takes the next sample.
   *
   * @return the peak of the signal from sample i − {@value #DELAY} (inclusive) to the next one
   */
  public float add(float sample) {
    history[at] = sample;
    history[at + TAPS] = sample;
    at++;
    if (at == TAPS) {
      at = 0;
    }
    float peak = Math.abs(history[at + DELAY - 1]);
    for (float[] taps : TABLE) {
      float a = 0;
      float b = 0;
      for (int i = 0; i < TAPS; i += 2) {
        a += history[at + i] * taps[i];
        b += history[at + i + 1] * taps[i + 1];
      }
      peak = Math.max(peak, Math.abs(a + b));
    }
    return peak;
  }

  /** Forgets all samples. */
  public void reset() {
    Arrays.fill(history, 0);
    at = 0;
  }

  private static float[][] table() {
    float[][] table = new float[PHASES - 1][TAPS];
    for (int p = 1; p < PHASES; p++) {
      double sum = 0;
      double[] row = new double[TAPS];
      for (int i = 0; i < TAPS; i++) {
        double t = (double) p / PHASES + DELAY - 1 - i;
        row[i] = Math.sin(Math.PI * t) / (Math.PI * t) * Window.kaiserAt(t / DELAY, 6);
        sum += row[i];
      }
      for (int i = 0; i < TAPS; i++) {
        table[p - 1][i] = (float) (row[i] / sum);
      }
    }
    return table;
  }
}
