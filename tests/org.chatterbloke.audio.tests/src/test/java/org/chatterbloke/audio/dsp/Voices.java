package org.chatterbloke.audio.dsp;

import java.util.Arrays;
import org.chatterbloke.audio.Signals;

/** Synthetic speech, and what can be measured on it. */
final class Voices {

  static final double[] AH = {700, 1220, 2600, 3400};
  static final double[] EE = {300, 2200, 2900, 3500};

  private Voices() {}

  /** A vowel with a steady pitch. */
  static float[] vowel(double hz, double[] formants, int rate, double seconds) {
    return Signals.vowel(Signals.constant(hz, (int) (seconds * rate)), formants, rate);
  }

  /** Silence, a gliding vowel, hiss, another vowel, silence: 0.2 + 0.6 + 0.2 + 0.6 + 0.2 s. */
  static float[] sentence(double fromHz, double toHz, int rate) {
    int n = (int) (0.6 * rate);
    double[] glide = new double[n];
    for (int i = 0; i < n; i++) {
      glide[i] = fromHz * Math.pow(toHz / fromHz, (double) i / n);
    }
    float[] out = new float[(int) (1.8 * rate)];
    place(out, (int) (0.2 * rate), faded(Signals.vowel(glide, AH, rate), rate));
    place(out, (int) (0.8 * rate), faded(Signals.noise(0.1, (int) (0.2 * rate), 7), rate));
    place(out, (int) (1.0 * rate), faded(Signals.vowel(glide, EE, rate), rate));
    return out;
  }

  private static void place(float[] out, int at, float[] part) {
    System.arraycopy(part, 0, out, at, part.length);
  }

  private static float[] faded(float[] x, int rate) {
    int fade = rate / 50;
    for (int i = 0; i < fade; i++) {
      float w = (float) (0.5 - 0.5 * Math.cos(Math.PI * i / fade));
      x[i] *= w;
      x[x.length - 1 - i] *= w;
    }
    return x;
  }

  /** The largest step from one sample to the next. */
  static double largestJump(float[] x) {
    double most = 0;
    for (int i = 1; i < x.length; i++) {
      most = Math.max(most, Math.abs(x[i] - x[i - 1]));
    }
    return most;
  }

  /**
   * Peaks of the spectral envelope below 4 kHz, by linear prediction (autocorrelation method, order
   * 10 at 8 kHz after pre-emphasis).
   */
  static double[] formants(float[] samples, int rate) {
    float[] x = Resampler.resample(samples, rate, 8000);
    int n = x.length;
    float[] hamming = Window.HAMMING.symmetric(n);
    double[] y = new double[n];
    for (int i = 1; i < n; i++) {
      y[i] = (x[i] - 0.9 * x[i - 1]) * hamming[i];
    }
    int order = 10;
    double[] r = new double[order + 1];
    for (int lag = 0; lag <= order; lag++) {
      for (int i = lag; i < n; i++) {
        r[lag] += y[i] * y[i - lag];
      }
    }
    double[] a = levinson(r);
    double[] envelope = new double[800];
    for (int k = 0; k < envelope.length; k++) {
      double w = Math.PI * k / envelope.length;
      double re = 1;
      double im = 0;
      for (int j = 1; j <= order; j++) {
        re += a[j] * Math.cos(w * j);
        im -= a[j] * Math.sin(w * j);
      }
      envelope[k] = -Math.log(re * re + im * im);
    }
    double[] peaks = new double[order];
    int count = 0;
    for (int k = 1; k < envelope.length - 1 && count < order; k++) {
      if (envelope[k] > envelope[k - 1] && envelope[k] >= envelope[k + 1]) {
        peaks[count++] = 4000.0 * k / envelope.length;
      }
    }
    return Arrays.copyOf(peaks, count);
  }

  private static double[] levinson(double[] r) {
    double[] a = new double[r.length];
    a[0] = 1;
    double error = r[0];
    for (int i = 1; i < r.length; i++) {
      double sum = r[i];
      for (int j = 1; j < i; j++) {
        sum += a[j] * r[i - j];
      }
      double k = -sum / error;
      double[] next = a.clone();
      for (int j = 1; j < i; j++) {
        next[j] = a[j] + k * a[i - j];
      }
      next[i] = k;
      a = next;
      error *= 1 - k * k;
    }
    return a;
  }
}
