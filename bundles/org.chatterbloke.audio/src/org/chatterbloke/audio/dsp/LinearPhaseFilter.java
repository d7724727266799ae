package org.chatterbloke.audio.dsp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.chatterbloke.audio.AudioSink;

/**
 * An FIR filter with a wanted frequency response and without phase distortion, designed by
 * frequency sampling with a Hamming window (L. R. Rabiner and B. Gold, "Theory and Application of
 * Digital Signal Processing", 1975, section 3.14; as {@code scipy.signal.firwin2}, with gains
 * interpolated in decibels) and applied by overlap-save with the FFT (T. G. Stockham 1966). The
 * filter's delay is taken out: output sample i belongs to input sample i, and there are as many.
 * Immutable; any thread.
 */
public final class LinearPhaseFilter {

  /** The number of taps where none is given. */
  public static final int DEFAULT_TAPS = 513;

  private final float[] taps;
  private final int fftSize;
  private final float[] responseRe;
  private final float[] responseIm;

  private LinearPhaseFilter(float[] taps) {
    this.taps = taps;
    int size = 64;
    while (size < 2 * taps.length - 2) {
      size *= 2;
    }
    this.fftSize = size;
    Fft fft = new Fft(size);
    this.responseRe = new float[fft.bins()];
    this.responseIm = new float[fft.bins()];
    fft.realForward(Arrays.copyOf(taps, size), 0, responseRe, responseIm);
  }

  /**
   * A filter of {@value #DEFAULT_TAPS} taps; see {@link #design(int, double[], double[], int)}. At
   * 24 kHz it follows changes of the response over about 80 Hz.
   */
  public static LinearPhaseFilter design(int sampleRate, double[] hz, double[] gainsDb) {
    return design(sampleRate, hz, gainsDb, DEFAULT_TAPS);
  }

  /**
   * A filter with given gains at given frequencies: linear in between, constant beyond the first
   * and last.
   *
   * @param sampleRate frames per second
   * @param hz rising frequencies, at least one; those above half the rate have no effect
   * @param gainsDb the gain at each frequency in dB
   * @param taps the length, odd; a longer filter follows the response more closely
   */
  public static LinearPhaseFilter design(int sampleRate, double[] hz, double[] gainsDb, int taps) {
    if (hz.length == 0 || hz.length != gainsDb.length || taps < 3 || taps % 2 == 0) {
      throw new IllegalArgumentException(
          hz.length + " frequencies, " + gainsDb.length + " gains, " + taps + " taps");
    }
    for (int i = 1; i < hz.length; i++) {
      if (!(hz[i] > hz[i - 1])) {
        throw new IllegalArgumentException("frequencies do not rise: " + Arrays.toString(hz));
      }
    }
    int grid = Math.max(2048, Integer.highestOneBit(taps) * 8);
    Fft fft = new Fft(grid);
    float[] re = new float[fft.bins()];
    for (int k = 0; k < re.length; k++) {
      double gain = interpolate(hz, gainsDb, (double) k * sampleRate / grid);
      re[k] = (float) Math.pow(10, gain / 20);
    }
    float[] impulse = new float[grid];
    fft.realInverse(re, new float[re.length], impulse, 0);
    float[] window = Window.HAMMING.symmetric(taps);
    float[] out = new float[taps];
    for (int i = 0; i < taps; i++) {
      out[i] = impulse[Math.floorMod(i - taps / 2, grid)] * window[i];
    }
    return new LinearPhaseFilter(out);
  }

  private static double interpolate(double[] x, double[] y, double at) {
    int i = Arrays.binarySearch(x, at);
    if (i >= 0) {
      return y[i];
    }
    int above = -i - 1;
    if (above == 0) {
      return y[0];
    }
    if (above == x.length) {
      return y[x.length - 1];
    }
    double part = (at - x[above - 1]) / (x[above] - x[above - 1]);
    return y[above - 1] + part * (y[above] - y[above - 1]);
  }

  /** A copy of the taps, symmetric about the middle one. */
  public float[] taps() {
    return taps.clone();
  }

  /** Filters a whole signal into a new array of the same length. */
  public float[] apply(float[] samples) {
    float[] out = new float[samples.length];
    int[] at = {0};
    Stream stream =
        stream((part, offset, length) -> {
          System.arraycopy(part, offset, out, at[0], length);
          at[0] += length;
        });
    try {
      stream.write(samples, 0, samples.length);
      stream.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("copying does no I/O", e);
    }
    return out;
  }

  /**
   * Starts filtering a stream; the result belongs to one thread at a time and gives the same
   * samples as {@link #apply}. About {@code taps} samples wait inside.
   *
   * @param target takes the filtered samples, also at {@link Stream#finish}
   */
  public Stream stream(AudioSink target) {
    return new Stream(target);
  }

  /** A signal that is filtered while it arrives. Not safe for use by several threads. */
  public final class Stream implements AudioSink {

    private final AudioSink target;
    private final Fft fft = new Fft(fftSize);
    private final float[] re = new float[fft.bins()];
    private final float[] im = new float[fft.bins()];

    /** The last taps − 1 samples of the block before, then the new ones. */
    private final float[] block = new float[fftSize];

    private final float[] result = new float[fftSize];
    private final int past = taps.length - 1;
    private int filled = past;

    /** Outputs that lie before the first input because of the delay. */
    private int skip = taps.length / 2;

    private boolean finished;

    private Stream(AudioSink target) {
      this.target = target;
    }

    @Override
    public void write(float[] samples, int offset, int length) throws IOException {
      if (finished) {
        throw new IllegalStateException("the stream is finished");
      }
      take(samples, offset, length);
    }

    /** Ends the stream: what is still inside comes out, so that as much went out as came in. */
    public void finish() throws IOException {
      if (!finished) {
        finished = true;
        take(new float[taps.length / 2], 0, taps.length / 2);
        run();
      }
    }

    private void take(float[] samples, int offset, int length) throws IOException {
      int at = offset;
      int end = offset + length;
      while (at < end) {
        int n = Math.min(end - at, fftSize - filled);
        System.arraycopy(samples, at, block, filled, n);
        filled += n;
        at += n;
        if (filled == fftSize) {
          run();
        }
      }
    }

    private void run() throws IOException {
      int fresh = filled - past;
      Arrays.fill(block, filled, fftSize, 0);
      fft.realForward(block, 0, re, im);
      for (int k = 0; k < re.length; k++) {
        float product = re[k] * responseRe[k] - im[k] * responseIm[k];
        im[k] = re[k] * responseIm[k] + im[k] * responseRe[k];
        re[k] = product;
      }
      fft.realInverse(re, im, result, 0);
      System.arraycopy(block, fresh, block, 0, past);
      filled = past;
      int dropped = Math.min(skip, fresh);
      skip -= dropped;
      if (fresh > dropped) {
        target.write(result, past + dropped, fresh - dropped);
      }
    }
  }
}
