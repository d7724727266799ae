package org.chatterbloke.audio.dsp;

import java.util.Arrays;
import org.chatterbloke.audio.internal.FftPlan;
import org.jspecify.annotations.Nullable;

/**
 * The discrete Fourier transform of any length, complex and real, X[k] = Σ x[i] e^(−2πi·k·i/n), as
 * {@code numpy.fft}. Lengths with the prime factors 2, 3 and 5 are transformed directly ({@link
 * FftPlan}), others as a convolution with a chirp (L. I. Bluestein, "A linear filtering approach to
 * the computation of discrete Fourier transform", 1970). Real signals of even length use a complex
 * transform of half the length.
 *
 * <p>Tables are shared by all transforms of a length. An object holds scratch memory, so it is
 * cheap and belongs to one thread at a time; no call allocates.
 */
public final class Fft {

  private final int n;
  private final Complex whole;
  private final Complex half;
  private final float[] zRe;
  private final float[] zIm;
  private final float[] cos;
  private final float[] sin;

  /**
   * A transform.
   *
   * @param n the number of samples, 1 or more
   */
  public Fft(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("not a transform length: " + n);
    }
    this.n = n;
    this.whole = new Complex(n);
    boolean even = n % 2 == 0;
    this.half = even ? new Complex(n / 2) : whole;
    this.zRe = new float[even ? n / 2 : n];
    this.zIm = new float[zRe.length];
    this.cos = new float[even ? n / 2 + 1 : 0];
    this.sin = new float[cos.length];
    for (int k = 0; k < cos.length; k++) {
      cos[k] = (float) Math.cos(2 * Math.PI * k / n);
      sin[k] = (float) -Math.sin(2 * Math.PI * k / n);
    }
  }

  /** The number of samples. */
  public int length() {
    return n;
  }

  /** The number of bins of a real signal's spectrum, n/2 + 1. */
  public int bins() {
    return n / 2 + 1;
  }

  /** Transforms in place; n elements of each array. */
  public void forward(float[] re, float[] im) {
    whole.forward(re, im);
  }

  /** The inverse of {@link #forward}, scaled by 1/n. */
  public void inverse(float[] re, float[] im) {
    whole.forward(im, re);
    float scale = 1f / n;
    for (int i = 0; i < n; i++) {
      re[i] *= scale;
      im[i] *= scale;
    }
  }

  /**
   * The spectrum of a real signal, as {@code numpy.fft.rfft}.
   *
   * @param x the signal; n samples from {@code offset} on
   * @param re receives the real parts of {@link #bins} bins
   * @param im receives the imaginary parts
   */
  public void realForward(float[] x, int offset, float[] re, float[] im) {
    if (n % 2 == 1) {
      System.arraycopy(x, offset, zRe, 0, n);
      Arrays.fill(zIm, 0f);
      whole.forward(zRe, zIm);
      System.arraycopy(zRe, 0, re, 0, bins());
      System.arraycopy(zIm, 0, im, 0, bins());
      return;
    }
    int m = n / 2;
    for (int i = 0; i < m; i++) {
      zRe[i] = x[offset + 2 * i];
      zIm[i] = x[offset + 2 * i + 1];
    }
    half.forward(zRe, zIm);
    re[0] = zRe[0] + zIm[0];
    im[0] = 0;
    re[m] = zRe[0] - zIm[0];
    im[m] = 0;
    for (int k = 1; k < m; k++) {
      // even samples: (Z[k] + Z*[m−k]) / 2, odd samples: −i (Z[k] − Z*[m−k]) / 2
      float evenRe = 0.5f * (zRe[k] + zRe[m - k]);
      float evenIm = 0.5f * (zIm[k] - zIm[m - k]);
      float oddRe = 0.5f * (zIm[k] + zIm[m - k]);
      float oddIm = 0.5f * (zRe[m - k] - zRe[k]);
      re[k] = evenRe + oddRe * cos[k] - oddIm * sin[k];
      im[k] = evenIm + oddRe * sin[k] + oddIm * cos[k];
    }
  }

  /**
   * The inverse of {@link #realForward}, as {@code numpy.fft.irfft}: imaginary parts of bin 0 and,
   * for an even length, of the last bin are taken as 0.
   *
   * @param x receives n samples from {@code offset} on
   */
  public void realInverse(float[] re, float[] im, float[] x, int offset) {
    if (n % 2 == 1) {
      zRe[0] = re[0];
      zIm[0] = 0;
      for (int k = 1; k < bins(); k++) {
        zRe[k] = re[k];
        zIm[k] = im[k];
        zRe[n - k] = re[k];
        zIm[n - k] = -im[k];
      }
      inverse(zRe, zIm);
      System.arraycopy(zRe, 0, x, offset, n);
      return;
    }
    int m = n / 2;
    for (int k = 0; k < m; k++) {
      float farRe = re[m - k];
      float farIm = k == 0 ? 0 : -im[m - k];
      float ownIm = k == 0 ? 0 : im[k];
      float evenRe = 0.5f * (re[k] + farRe);
      float evenIm = 0.5f * (ownIm + farIm);
      float diffRe = 0.5f * (re[k] - farRe);
      float diffIm = 0.5f * (ownIm - farIm);
      // multiplied by the conjugate of the twiddle factor that the forward transform used
      float oddRe = diffRe * cos[k] + diffIm * sin[k];
      float oddIm = diffIm * cos[k] - diffRe * sin[k];
      zRe[k] = evenRe - oddIm;
      zIm[k] = evenIm + oddRe;
    }
    half.forward(zIm, zRe);
    float scale = 1f / m;
    for (int i = 0; i < m; i++) {
      x[offset + 2 * i] = zRe[i] * scale;
      x[offset + 2 * i + 1] = zIm[i] * scale;
    }
  }

  /** A complex transform with its scratch memory. */
  private static final class Complex {

    private final FftPlan plan;
    private final float[] spareRe;
    private final float[] spareIm;
    private final @Nullable Chirp chirp;

    Complex(int n) {
      boolean direct = FftPlan.fits(n);
      int size = direct ? n : Integer.highestOneBit(2 * n - 1) << 1;
      plan = FftPlan.of(size);
      spareRe = new float[size];
      spareIm = new float[size];
      chirp = direct ? null : new Chirp(n, this);
    }

    void forward(float[] re, float[] im) {
      Chirp c = chirp;
      if (c == null) {
        plan.forward(re, im, spareRe, spareIm);
      } else {
        c.forward(re, im, this);
      }
    }
  }

  /** Bluestein's algorithm: a length of any factors by transforms of a power of two. */
  private static final class Chirp {

    private final int n;
    private final float[] wRe;
    private final float[] wIm;
    private final float[] filterRe;
    private final float[] filterIm;
    private final float[] aRe;
    private final float[] aIm;

    Chirp(int n, Complex padded) {
      this.n = n;
      int size = padded.spareRe.length;
      wRe = new float[n];
      wIm = new float[n];
      filterRe = new float[size];
      filterIm = new float[size];
      aRe = new float[size];
      aIm = new float[size];
      for (int k = 0; k < n; k++) {
        // k² modulo 2n keeps the angle exact for long transforms
        double angle = Math.PI * ((long) k * k % (2L * n)) / n;
        wRe[k] = (float) Math.cos(angle);
        wIm[k] = (float) -Math.sin(angle);
        int mirror = k == 0 ? 0 : size - k;
        filterRe[k] = wRe[k] / size;
        filterIm[k] = -wIm[k] / size;
        filterRe[mirror] = filterRe[k];
        filterIm[mirror] = filterIm[k];
      }
      padded.plan.forward(filterRe, filterIm, padded.spareRe, padded.spareIm);
    }

    void forward(float[] re, float[] im, Complex padded) {
      Arrays.fill(aRe, n, aRe.length, 0f);
      Arrays.fill(aIm, n, aIm.length, 0f);
      for (int k = 0; k < n; k++) {
        aRe[k] = re[k] * wRe[k] - im[k] * wIm[k];
        aIm[k] = re[k] * wIm[k] + im[k] * wRe[k];
      }
      padded.plan.forward(aRe, aIm, padded.spareRe, padded.spareIm);
      for (int k = 0; k < aRe.length; k++) {
        float product = aRe[k] * filterRe[k] - aIm[k] * filterIm[k];
        aIm[k] = aRe[k] * filterIm[k] + aIm[k] * filterRe[k];
        aRe[k] = product;
      }
      // the inverse is the forward transform with the parts exchanged; 1/size lies in the filter
      padded.plan.forward(aIm, aRe, padded.spareRe, padded.spareIm);
      for (int k = 0; k < n; k++) {
        re[k] = aRe[k] * wRe[k] - aIm[k] * wIm[k];
        im[k] = aRe[k] * wIm[k] + aIm[k] * wRe[k];
      }
    }
  }
}
