package org.chatterbloke.voice.analysis.internal;

import org.chatterbloke.audio.dsp.Fft;
import org.chatterbloke.audio.dsp.Window;

/** Energies of six bands in which speech is strong, window by window, at 16 kHz. */
public final class SpeechBands {

  /** Edges in Hz: the bands of the WebRTC voice activity detector. */
  private static final int[] EDGES = {80, 250, 500, 1000, 2000, 3000, 4000};

  private static final int SAMPLE_RATE = 16_000;
  private static final int N_FFT = 512;

  /** Added to each energy, relative to the mean energy of a band and window: 100 dB below. */
  private static final double FLOOR = 1e-10;

  private SpeechBands() {}

  /**
   * Band levels in dB relative to any level.
   *
   * @param samples mono at 16 kHz
   * @param window samples per window, at most 512; windows do not overlap and a rest is left out
   * @return [band][window]; all 0 for digital silence
   */
  public static double[][] decibels(float[] samples, int window) {
    int windows = samples.length / window;
    double[][] bands = new double[EDGES.length - 1][windows];
    Fft fft = new Fft(N_FFT);
    float[] shape = Window.HANN.symmetric(window);
    float[] frame = new float[N_FFT];
    float[] re = new float[fft.bins()];
    float[] im = new float[fft.bins()];
    double total = 0;
    for (int w = 0; w < windows; w++) {
      for (int i = 0; i < window; i++) {
        frame[i] = samples[w * window + i] * shape[i];
      }
      fft.realForward(frame, 0, re, im);
      for (int b = 0; b < bands.length; b++) {
        bands[b][w] = energy(re, im, b);
        total += bands[b][w];
      }
    }
    double floor = total == 0 ? 1 : FLOOR * total / (windows * bands.length);
    for (double[] band : bands) {
      for (int w = 0; w < windows; w++) {
        band[w] = 10 * Math.log10(band[w] + floor);
      }
    }
    return bands;
  }

  private static double energy(float[] re, float[] im, int band) {
    int from = Math.ceilDiv(EDGES[band] * N_FFT, SAMPLE_RATE);
    int to = Math.ceilDiv(EDGES[band + 1] * N_FFT, SAMPLE_RATE);
    double sum = 0;
    for (int k = from; k < to; k++) {
      sum += (double) re[k] * re[k] + (double) im[k] * im[k];
    }
    return sum;
  }
}
