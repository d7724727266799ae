package org.chatterbloke.audio.internal;

/**
 * A second-order section by the bilinear transform (R. Bristow-Johnson, "Cookbook formulae for
 * audio equalizer biquad filter coefficients"). Immutable; any thread.
 */
public final class Biquad {

  private final double b0;
  private final double b1;
  private final double b2;
  private final double a1;
  private final double a2;

  private Biquad(double b0, double b1, double b2, double a0, double a1, double a2) {
    this.b0 = b0 / a0;
    this.b1 = b1 / a0;
    this.b2 = b2 / a0;
    this.a1 = a1 / a0;
    this.a2 = a2 / a0;
  }

  /** A low pass. */
  public static Biquad lowPass(double hz, double q, int sampleRate) {
    double w = 2 * Math.PI * hz / sampleRate;
    double alpha = Math.sin(w) / (2 * q);
    double c = Math.cos(w);
    return new Biquad((1 - c) / 2, 1 - c, (1 - c) / 2, 1 + alpha, -2 * c, 1 - alpha);
  }

  /** A high pass. */
  public static Biquad highPass(double hz, double q, int sampleRate) {
    double w = 2 * Math.PI * hz / sampleRate;
    double alpha = Math.sin(w) / (2 * q);
    double c = Math.cos(w);
    return new Biquad((1 + c) / 2, -1 - c, (1 + c) / 2, 1 + alpha, -2 * c, 1 - alpha);
  }

  /** Filters in place, forwards and then backwards, so that nothing is delayed. */
  public void bothWays(double[] x) {
    double s1 = 0;
    double s2 = 0;
    for (int i = 0; i < x.length; i++) {
      double y = b0 * x[i] + s1;
      s1 = b1 * x[i] - a1 * y + s2;
      s2 = b2 * x[i] - a2 * y;
      x[i] = y;
    }
    s1 = 0;
    s2 = 0;
    for (int i = x.length - 1; i >= 0; i--) {
      double y = b0 * x[i] + s1;
      s1 = b1 * x[i] - a1 * y + s2;
      s2 = b2 * x[i] - a2 * y;
      x[i] = y;
    }
  }
}
