package org.chatterbloke.audio.dsp;

import java.util.Arrays;

/**
 * The long-term average spectrum of speech: mean power density of the frames in which somebody
 * speaks, per mel band (D. Byrne et al., "An international comparison of long-term average speech
 * spectra", JASA 96, 1994; averaged as by P. D. Welch 1967). The result hardly depends on the
 * sample rate, so recordings of different rates can be compared. Immutable; any thread.
 */
public final class LongTermSpectrum {

  private static final double FRAME_SECONDS = 0.064;

  /** Frames this far below the loud ones are pauses. */
  private static final double SPEECH_DROP_DB = 30;

  private static final double LOWEST = 1e-14;

  private final int bands;
  private final double lowHz;
  private final double highHz;

  /**
   * A measure of so many Slaney mel bands.
   *
   * @param bands the number of bands
   * @param lowHz the lower edge of the first
   * @param highHz the upper edge of the last
   */
  public LongTermSpectrum(int bands, double lowHz, double highHz) {
    if (bands < 1 || lowHz < 0 || highHz <= lowHz) {
      throw new IllegalArgumentException(bands + " bands of " + lowHz + " … " + highHz + " Hz");
    }
    this.bands = bands;
    this.lowHz = lowHz;
    this.highHz = highHz;
  }

  /** The centre of each band in Hz. */
  public double[] centres() {
    MelFilterbank bank =
        MelFilterbank.slaney((int) Math.ceil(2 * highHz), 64, bands, lowHz, highHz);
    double[] centres = new double[bands];
    for (int b = 0; b < bands; b++) {
      centres[b] = bank.centre(b);
    }
    return centres;
  }

  /**
   * Measures a recording.
   *
   * @param samples mono
   * @param sampleRate frames per second, at least twice the highest frequency
   * @return power density per band in dB (re full scale squared per Hz), at least −140
   */
  public double[] measure(float[] samples, int sampleRate) {
    int nFft = 2 * (int) Math.round(sampleRate * FRAME_SECONDS / 2);
    MelFilterbank bank = MelFilterbank.slaney(sampleRate, nFft, bands, lowHz, highHz);
    float[] window = Window.HANN.periodic(nFft);
    Stft stft = new Stft(nFft, nFft / 2, window, Stft.Padding.NONE);
    float[] whole = samples.length < nFft ? Arrays.copyOf(samples, nFft) : samples;
    float[][] power = stft.power(whole);
    double[] energies = new double[power.length];
    for (int t = 0; t < power.length; t++) {
      for (float p : power[t]) {
        energies[t] += p;
      }
    }
    double[] sorted = energies.clone();
    Arrays.sort(sorted);
    double loud = sorted[(int) ((sorted.length - 1) * 0.95)];
    double threshold = loud * Math.pow(10, -SPEECH_DROP_DB / 10);
    double[] sum = new double[bands];
    float[] mel = new float[bands];
    int count = 0;
    for (int t = 0; t < power.length; t++) {
      if (energies[t] >= threshold) {
        bank.apply(power[t], mel);
        for (int b = 0; b < bands; b++) {
          sum[b] += mel[b];
        }
        count++;
      }
    }
    double squares = 0;
    for (float w : window) {
      squares += w * w;
    }
    // filters of area 1 in Hz sample the density at bins of sampleRate / nFft
    double scale = 2 / (sampleRate * squares) * ((double) sampleRate / nFft) / count;
    for (int b = 0; b < bands; b++) {
      sum[b] = 10 * Math.log10(Math.max(LOWEST, sum[b] * scale));
    }
    return sum;
  }
}
