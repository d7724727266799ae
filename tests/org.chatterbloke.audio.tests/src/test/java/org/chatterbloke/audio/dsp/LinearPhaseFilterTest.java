package org.chatterbloke.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.chatterbloke.audio.Signals;
import org.junit.jupiter.api.Test;

class LinearPhaseFilterTest {

  private static final int RATE = 24000;
  private static final double[] HZ = {100, 500, 1500, 4000, 9000};
  private static final double[] GAINS = {-12, 0, 6, -6, 12};

  @Test
  void sinesGetTheWantedGainWithoutDelay() {
    LinearPhaseFilter filter = LinearPhaseFilter.design(RATE, HZ, GAINS);
    assertEquals(LinearPhaseFilter.DEFAULT_TAPS, filter.taps().length);
    double[][] expected = {{1000, 3}, {1500, 6}, {4000, -6}, {6500, 3}, {300, -6}, {11000, 12}};
    for (double[] pair : expected) {
      float[] x = Signals.sine(pair[0], 0.1, RATE, RATE);
      float[] y = filter.apply(x);
      double gain = Math.pow(10, pair[1] / 20);
      assertEquals(x.length, y.length);
      assertEquals(pair[1], Signals.decibels(Signals.rms(y, 1000, 23000) / 0.0707107), 0.3);
      float[] scaled = Signals.sine(pair[0], 0.1 * gain, RATE, RATE);
      assertEquals(0, Signals.difference(y, scaled, 1000, 23000), 0.04 * 0.1 * gain);
    }
  }

  @Test
  void fastConvolutionIsTheSumThatDefinesIt() {
    LinearPhaseFilter filter = LinearPhaseFilter.design(RATE, HZ, GAINS, 65);
    float[] taps = filter.taps();
    for (int n : new int[] {0, 1, 20, 64, 65, 500, 3001}) {
      float[] x = Signals.noise(0.5, n, n);
      float[] y = filter.apply(x);
      for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int k = 0; k < 65; k++) {
          int at = i + 32 - k;
          sum += at >= 0 && at < n ? taps[k] * x[at] : 0;
        }
        assertEquals(sum, y[i], 3e-6);
      }
    }
  }

  @Test
  void streamingInPartsIsTheSame() throws IOException {
    LinearPhaseFilter filter = LinearPhaseFilter.design(RATE, HZ, GAINS);
    float[] x = Signals.noise(0.5, 10007, 3);
    float[] out = new float[x.length];
    int[] at = {0};
    LinearPhaseFilter.Stream stream =
        filter.stream((samples, offset, length) -> {
          System.arraycopy(samples, offset, out, at[0], length);
          at[0] += length;
        });
    for (int i = 0; i < x.length; i += 701) {
      stream.write(x, i, Math.min(701, x.length - i));
    }
    stream.finish();
    stream.finish();
    assertEquals(x.length, at[0]);
    assertArrayEquals(filter.apply(x), out);
    assertThrows(IllegalStateException.class, () -> stream.write(x, 0, 1));
  }

  @Test
  void aFlatResponseChangesNothing() {
    float[] x = Signals.noise(0.5, 4000, 8);
    float[] y = LinearPhaseFilter.design(RATE, new double[] {1000}, new double[] {0}).apply(x);
    assertEquals(0, Signals.difference(x, y, 0, x.length), 2e-6);
  }

  @Test
  void impossibleDesignsAreRefused() {
    double[] one = {1};
    assertThrows(IllegalArgumentException.class, () -> LinearPhaseFilter.design(RATE, HZ, one));
    assertThrows(
        IllegalArgumentException.class, () -> LinearPhaseFilter.design(RATE, one, one, 64));
    double[] falling = {2, 1};
    assertThrows(
        IllegalArgumentException.class, () -> LinearPhaseFilter.design(RATE, falling, falling));
  }
}
