package org.chatterbloke.audio.dsp;

/**
 * Triangular filters at equal distances on the mel scale, as {@code librosa.filters.mel}: Slaney's
 * scale (M. Slaney, "Auditory Toolbox", Interval Research 1998: linear to 1 kHz, then logarithmic)
 * or HTK's (2595 log₁₀(1 + f/700), O'Shaughnessy 1987). Immutable; any thread.
 */
public final class MelFilterbank {

  /** The two mel scales in use. */
  public enum Scale {
    SLANEY,
    HTK;

    /** Mel of a frequency in Hz. */
    public double toMel(double hz) {
      if (this == HTK) {
        return 2595 * Math.log10(1 + hz / 700);
      }
      return hz < LOG_FROM_HZ
          ? hz / HZ_PER_MEL
          : LOG_FROM_HZ / HZ_PER_MEL + Math.log(hz / LOG_FROM_HZ) / LOG_STEP;
    }

    /** Frequency in Hz of a mel value. */
    public double toHz(double mel) {
      if (this == HTK) {
        return 700 * (Math.pow(10, mel / 2595) - 1);
      }
      double bend = LOG_FROM_HZ / HZ_PER_MEL;
      return mel < bend ? mel * HZ_PER_MEL : LOG_FROM_HZ * Math.exp(LOG_STEP * (mel - bend));
    }
  }

  /** How the triangles are scaled. */
  public enum Norm {
    /** Peaks of 1. */
    NONE,
    /** Equal areas: divided by half the width in Hz. */
    SLANEY
  }

  private static final double HZ_PER_MEL = 200.0 / 3;
  private static final double LOG_FROM_HZ = 1000;
  private static final double LOG_STEP = Math.log(6.4) / 27;

  private final int bins;
  private final int[] first;
  private final float[][] weights;
  private final double[] centres;

  /**
   * A filter bank.
   *
   * @param sampleRate frames per second
   * @param nFft samples per transform; spectra have nFft/2 + 1 bins
   * @param bands the number of filters
   * @param lowHz the lower edge of the first filter
   * @param highHz the upper edge of the last filter; at most half the rate
   */
  public MelFilterbank(
      int sampleRate, int nFft, int bands, double lowHz, double highHz, Scale scale, Norm norm) {
    if (bands < 1 || lowHz < 0 || highHz <= lowHz || highHz > sampleRate / 2.0 + 1e-6) {
      throw new IllegalArgumentException(
          bands + " bands of " + lowHz + " … " + highHz + " Hz at " + sampleRate + " Hz");
    }
    this.bins = nFft / 2 + 1;
    this.first = new int[bands];
    this.weights = new float[bands][];
    this.centres = new double[bands];
    double low = scale.toMel(lowHz);
    double step = (scale.toMel(highHz) - low) / (bands + 1);
    for (int b = 0; b < bands; b++) {
      double left = scale.toHz(low + b * step);
      double centre = scale.toHz(low + (b + 1) * step);
      double right = scale.toHz(low + (b + 2) * step);
      double height = norm == Norm.SLANEY ? 2 / (right - left) : 1;
      double hzPerBin = (double) sampleRate / nFft;
      int from = Math.min(bins, (int) Math.floor(left / hzPerBin) + 1);
      int to = Math.max(from, Math.min(bins, (int) Math.ceil(right / hzPerBin)));
      first[b] = from;
      centres[b] = centre;
      weights[b] = new float[to - from];
      for (int k = from; k < to; k++) {
        double up = (k * hzPerBin - left) / (centre - left);
        double down = (right - k * hzPerBin) / (right - centre);
        weights[b][k - from] = (float) (height * Math.max(0, Math.min(up, down)));
      }
    }
  }

  /** Slaney's scale and norm: the default of librosa, and what Whisper uses. */
  public static MelFilterbank slaney(
      int sampleRate, int nFft, int bands, double lowHz, double highHz) {
    return new MelFilterbank(sampleRate, nFft, bands, lowHz, highHz, Scale.SLANEY, Norm.SLANEY);
  }

  /** HTK's scale without norm: the default of torchaudio. */
  public static MelFilterbank htk(
      int sampleRate, int nFft, int bands, double lowHz, double highHz) {
    return new MelFilterbank(sampleRate, nFft, bands, lowHz, highHz, Scale.HTK, Norm.NONE);
  }

  /** The number of filters. */
  public int bands() {
    return first.length;
  }

  /** The centre of a filter in Hz. */
  public double centre(int band) {
    return centres[band];
  }

  /** The weight of a bin in a filter; mostly 0. */
  public float weight(int band, int bin) {
    int i = bin - first[band];
    return i < 0 || i >= weights[band].length ? 0 : weights[band][i];
  }

  /**
   * Applies the filters to one spectrum.
   *
   * @param spectrum nFft/2 + 1 values, power or magnitude
   * @param out receives one value per band
   */
  public void apply(float[] spectrum, float[] out) {
    if (spectrum.length != bins) {
      throw new IllegalArgumentException("expected " + bins + " bins: " + spectrum.length);
    }
    for (int b = 0; b < first.length; b++) {
      float[] w = weights[b];
      int at = first[b];
      float sum = 0;
      for (int i = 0; i < w.length; i++) {
        sum += w[i] * spectrum[at + i];
      }
      out[b] = sum;
    }
  }

  /** Applies the filters to spectra [frame][bin]; returns [frame][band]. */
  public float[][] apply(float[][] spectra) {
    float[][] out = new float[spectra.length][bands()];
    for (int t = 0; t < spectra.length; t++) {
      apply(spectra[t], out[t]);
    }
    return out;
  }
}
