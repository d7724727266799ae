package org.chatterbloke.audio.internal;

/**
 * The K-weighting of ITU-R BS.1770-4 for one channel: a high shelf for the head and a high pass.
 * The standard gives coefficients at 48 kHz; for other rates the same analogue filters are
 * transformed again, with the parameters found by B. De Man, "Evaluation of Implementations of the
 * EBU R128 Loudness Measurement", AES 145 (2018). Streaming; one thread at a time.
 */
public final class KWeighting {

  private final double b0;
  private final double b1;
  private final double b2;
  private final double a1;
  private final double a2;
  private final double c1;
  private final double c2;
  private double x1;
  private double x2;
  private double y1;
  private double y2;
  private double z1;
  private double z2;

  /** The filter at a rate of more than 3400 Hz. */
  public KWeighting(int sampleRate) {
    double k = Math.tan(Math.PI * 1681.974450955533 / sampleRate);
    double q = 0.7071752369554196;
    double high = Math.pow(10, 3.999843853973347 / 20);
    double band = Math.pow(high, 0.4996667741545416);
    double a0 = 1 + k / q + k * k;
    b0 = (high + band * k / q + k * k) / a0;
    b1 = 2 * (k * k - high) / a0;
    b2 = (high - band * k / q + k * k) / a0;
    a1 = 2 * (k * k - 1) / a0;
    a2 = (1 - k / q + k * k) / a0;
    k = Math.tan(Math.PI * 38.13547087602444 / sampleRate);
    q = 0.5003270373238773;
    a0 = 1 + k / q + k * k;
    c1 = 2 * (k * k - 1) / a0;
    c2 = (1 - k / q + k * k) / a0;
  }

  /** The next sample, weighted. */
  public double next(double x) {
    double y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    double z = y - 2 * y1 + y2 - c1 * z1 - c2 * z2;
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = y;
    z2 = z1;
    z1 = z;
    return z;
  }

  /** Forgets all samples. */
  public void reset() {
    x1 = 0;
    x2 = 0;
    y1 = 0;
    y2 = 0;
    z1 = 0;
    z2 = 0;
  }
}
