package org.chatterbloke.audio.dsp;

/**
 * Window functions after F. J. Harris, "On the Use of Windows for Harmonic Analysis with the
 * Discrete Fourier Transform", Proc. IEEE 66 (1978); same values as {@code
 * scipy.signal.get_window}.
 */
public enum Window {
  /** All ones. */
  RECTANGULAR(1, 0, 0),
  /** 0.5 − 0.5 cos. */
  HANN(0.5, 0.5, 0),
  /** 0.54 − 0.46 cos. */
  HAMMING(0.54, 0.46, 0),
  /** 0.42 − 0.5 cos + 0.08 cos 2. */
  BLACKMAN(0.42, 0.5, 0.08);

  private final double a0;
  private final double a1;
  private final double a2;

  Window(double a0, double a1, double a2) {
    this.a0 = a0;
    this.a1 = a1;
    this.a2 = a2;
  }

  /** The form for spectra: one period of length n, whose last sample would repeat the first. */
  public float[] periodic(int n) {
    return sample(n, n);
  }

  /** The form for filters: first and last sample equal. */
  public float[] symmetric(int n) {
    return sample(n, Math.max(1, n - 1));
  }

  private float[] sample(int n, int period) {
    float[] window = new float[n];
    for (int i = 0; i < n; i++) {
      double x = 2 * Math.PI * i / period;
      window[i] = (float) (n == 1 ? 1 : a0 - a1 * Math.cos(x) + a2 * Math.cos(2 * x));
    }
    return window;
  }

  /**
   * The Kaiser window of a continuous argument: I₀(β √(1 − x²)) / I₀(β).
   *
   * @param x position, −1 … 1 from edge to edge; 0 outside
   * @param beta the shape
   */
  public static double kaiserAt(double x, double beta) {
    double inside = 1 - x * x;
    return inside < 0 ? 0 : besselI0(beta * Math.sqrt(inside)) / besselI0(beta);
  }

  /** The symmetric Kaiser window of n samples. */
  public static float[] kaiser(int n, double beta) {
    float[] window = new float[n];
    for (int i = 0; i < n; i++) {
      window[i] = (float) (n == 1 ? 1 : kaiserAt(2.0 * i / (n - 1) - 1, beta));
    }
    return window;
  }

  /** The modified Bessel function of the first kind and order 0, by its power series. */
  private static double besselI0(double x) {
    double sum = 1;
    double term = 1;
    double quarter = x * x / 4;
    for (int k = 1; term > 1e-17 * sum; k++) {
      term *= quarter / ((double) k * k);
      sum += term;
    }
    return sum;
  }
}
