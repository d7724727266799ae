package org.chatterbloke.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.chatterbloke.audio.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FftTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 17, 25, 27, 30, 32, 37, 45, 60, 64, 75, 100, 125,
        128, 160, 202, 243, 400, 401, 480, 512, 882, 1000, 1024, 1200, 2048
      })
  void itIsTheSumThatDefinesIt(int n) {
    float[] re = Signals.noise(1, n, n);
    float[] im = Signals.noise(1, n, n + 1);
    double[][] expected = slow(re, im);
    double tolerance = 2e-6 * Math.sqrt(n) + 1e-6;
    float[] xr = re.clone();
    float[] xi = im.clone();
    Fft fft = new Fft(n);
    fft.forward(xr, xi);
    for (int k = 0; k < n; k++) {
      assertEquals(expected[0][k], xr[k], tolerance);
      assertEquals(expected[1][k], xi[k], tolerance);
    }
    fft.inverse(xr, xi);
    assertEquals(0, Signals.difference(re, xr, 0, n), 3e-6);
    assertEquals(0, Signals.difference(im, xi, 0, n), 3e-6);

    double[][] real = slow(re, new float[n]);
    float[] kr = new float[fft.bins()];
    float[] ki = new float[fft.bins()];
    fft.realForward(re, 0, kr, ki);
    for (int k = 0; k < fft.bins(); k++) {
      assertEquals(real[0][k], kr[k], tolerance);
      assertEquals(real[1][k], ki[k], tolerance);
    }
    float[] back = new float[n + 3];
    fft.realInverse(kr, ki, back, 3);
    for (int i = 0; i < n; i++) {
      assertEquals(re[i], back[i + 3], 3e-6);
    }
  }

  @Test
  void aLongTransformFindsItsSine() {
    int n = 1 << 18;
    Fft fft = new Fft(n);
    float[] re = new float[fft.bins()];
    float[] im = new float[fft.bins()];
    fft.realForward(Signals.sine(12345, 1, n, n), 0, re, im);
    for (int k = 0; k < re.length; k++) {
      assertEquals(0, re[k], 0.05);
      assertEquals(k == 12345 ? -n / 2 : 0, im[k], 0.05);
    }
  }

  @Test
  void noLengthIsNoTransform() {
    assertThrows(IllegalArgumentException.class, () -> new Fft(0));
  }

  private static double[][] slow(float[] re, float[] im) {
    int n = re.length;
    double[][] out = new double[2][n];
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        double angle = -2 * Math.PI * ((long) k * i % n) / n;
        out[0][k] += re[i] * Math.cos(angle) - im[i] * Math.sin(angle);
        out[1][k] += re[i] * Math.sin(angle) + im[i] * Math.cos(angle);
      }
    }
    return out;
  }
}
