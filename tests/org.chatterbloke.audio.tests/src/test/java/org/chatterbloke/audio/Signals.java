package org.chatterbloke.audio;

import java.util.SplittableRandom;

/** Signals that tests are made of. */
public final class Signals {

  private Signals() {}

  /** A sine that starts at phase 0. */
  public static float[] sine(double hz, double amplitude, int rate, int frames) {
    float[] out = new float[frames];
    for (int i = 0; i < frames; i++) {
      out[i] = (float) (amplitude * Math.sin(2 * Math.PI * hz * i / rate));
    }
    return out;
  }

  /** Uniform noise in −amplitude … amplitude. */
  public static float[] noise(double amplitude, int frames, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] out = new float[frames];
    for (int i = 0; i < frames; i++) {
      out[i] = (float) (amplitude * (2 * random.nextDouble() - 1));
    }
    return out;
  }

  /**
   * A vowel: impulses at the pitch through resonances at the formants (bandwidths 80 Hz and more).
   *
   * @param hz the pitch at each sample
   */
  public static float[] vowel(double[] hz, double[] formants, int rate) {
    double[] x = new double[hz.length];
    double phase = 0;
    for (int i = 0; i < x.length; i++) {
      double next = phase + hz[i] / rate;
      if (Math.floor(next) > Math.floor(phase)) {
        // the impulse falls between two samples: share it, so that the pitch is exact
        double late = (next - Math.floor(next)) / (hz[i] / rate);
        x[i] += 1 - late;
        x[Math.max(0, i - 1)] += late;
      }
      phase = next;
    }
    for (double formant : formants) {
      double r = Math.exp(-Math.PI * (50 + formant * 0.06) / rate);
      double a1 = 2 * r * Math.cos(2 * Math.PI * formant / rate);
      double a2 = -r * r;
      double y1 = 0;
      double y2 = 0;
      for (int i = 0; i < x.length; i++) {
        double y = (1 - a1 - a2) * x[i] + a1 * y1 + a2 * y2;
        y2 = y1;
        y1 = y;
        x[i] = y;
      }
    }
    double peak = 0;
    for (double v : x) {
      peak = Math.max(peak, Math.abs(v));
    }
    float[] out = new float[x.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (0.5 * x[i] / peak);
    }
    return out;
  }

  /** A constant, as an array. */
  public static double[] constant(double value, int n) {
    double[] out = new double[n];
    java.util.Arrays.fill(out, value);
    return out;
  }

  /** The root of the mean square of a range. */
  public static double rms(float[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) x[i] * x[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  /** The largest difference of two arrays of one length within a range. */
  public static double difference(float[] a, float[] b, int from, int to) {
    double most = 0;
    for (int i = from; i < to; i++) {
      most = Math.max(most, Math.abs(a[i] - b[i]));
    }
    return most;
  }

  /** 20 log₁₀. */
  public static double decibels(double amplitude) {
    return 20 * Math.log10(amplitude);
  }

  /** The amplitude of one frequency in a signal, by correlation under a Hann window. */
  public static double amplitude(float[] x, double hz, int rate) {
    double re = 0;
    double im = 0;
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double w = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / x.length);
      re += w * x[i] * Math.cos(2 * Math.PI * hz * i / rate);
      im += w * x[i] * Math.sin(2 * Math.PI * hz * i / rate);
      sum += w;
    }
    return 2 * Math.hypot(re, im) / sum;
  }
}
