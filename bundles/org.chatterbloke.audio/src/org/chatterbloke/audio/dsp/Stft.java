package org.chatterbloke.audio.dsp;

/**
 * The short-time Fourier transform as {@code librosa.stft} and {@code torch.stft} define it, and
 * its inverse by weighted overlap-add with division by the sum of squared windows (D. W. Griffin
 * and J. S. Lim, "Signal Estimation from Modified Short-Time Fourier Transform", 1984). Immutable;
 * any thread.
 */
public final class Stft {

  /** How a signal goes on beyond its ends when frames are centred. */
  public enum Padding {
    /** No padding: frame t starts at t · hop, and only whole frames are taken. */
    NONE,
    /** Frame t is centred on t · hop; the signal is 0 outside. */
    ZERO,
    /** Frame t is centred on t · hop; the signal is mirrored, its end samples not repeated. */
    REFLECT
  }

  /**
   * A complex spectrogram.
   *
   * @param re real parts [frame][bin]
   * @param im imaginary parts [frame][bin]
   */
  public record Spectrogram(float[][] re, float[][] im) {

    /** The number of frames. */
    public int frames() {
      return re.length;
    }
  }

  private final int nFft;
  private final int hop;
  private final float[] window;
  private final Padding padding;

  /**
   * A transform.
   *
   * @param nFft samples per transform, 1 or more
   * @param hop samples between frames, 1 or more
   * @param window at most nFft samples; a shorter one is centred between zeros
   * @param padding what lies beyond the ends
   */
  public Stft(int nFft, int hop, float[] window, Padding padding) {
    if (nFft < 1 || hop < 1 || window.length < 1 || window.length > nFft) {
      throw new IllegalArgumentException(
          "unusable: n_fft " + nFft + ", hop " + hop + ", window " + window.length);
    }
    this.nFft = nFft;
    this.hop = hop;
    this.window = new float[nFft];
    System.arraycopy(window, 0, this.window, (nFft - window.length) / 2, window.length);
    this.padding = padding;
  }

  /** A periodic Hann window of the full length. */
  public static Stft hann(int nFft, int hop, Padding padding) {
    return new Stft(nFft, hop, Window.HANN.periodic(nFft), padding);
  }

  /** Bins per frame, nFft/2 + 1. */
  public int bins() {
    return nFft / 2 + 1;
  }

  /** The number of frames that {@link #forward} makes of so many samples. */
  public int frames(int samples) {
    if (padding == Padding.NONE) {
      return samples < nFft ? 0 : 1 + (samples - nFft) / hop;
    }
    return 1 + (samples + nFft / 2 * 2 - nFft) / hop;
  }

  /**
   * The spectrogram of a signal.
   *
   * @throws IllegalArgumentException if the signal is too short to be mirrored (nFft/2 or less)
   */
  public Spectrogram forward(float[] samples) {
    int frames = frames(samples.length);
    float[][] re = new float[frames][bins()];
    float[][] im = new float[frames][bins()];
    float[] padded = pad(samples);
    float[] frame = new float[nFft];
    Fft fft = new Fft(nFft);
    for (int t = 0; t < frames; t++) {
      int at = t * hop;
      for (int i = 0; i < nFft; i++) {
        frame[i] = padded[at + i] * window[i];
      }
      fft.realForward(frame, 0, re[t], im[t]);
    }
    return new Spectrogram(re, im);
  }

  /** The power spectrogram, |X|², [frame][bin]. */
  public float[][] power(float[] samples) {
    Spectrogram spectrogram = forward(samples);
    float[][] power = spectrogram.re;
    for (int t = 0; t < power.length; t++) {
      float[] re = power[t];
      float[] im = spectrogram.im[t];
      for (int k = 0; k < re.length; k++) {
        re[k] = re[k] * re[k] + im[k] * im[k];
      }
    }
    return power;
  }

  /** The magnitude spectrogram, |X|, [frame][bin]. */
  public float[][] magnitude(float[] samples) {
    float[][] power = power(samples);
    for (float[] frame : power) {
      for (int k = 0; k < frame.length; k++) {
        frame[k] = (float) Math.sqrt(frame[k]);
      }
    }
    return power;
  }

  /**
   * The signal of a spectrogram. Where the windows sum to (almost) nothing the result is 0.
   *
   * @param samples the length wanted; shorter or longer than the frames is cut or filled with zeros
   */
  public float[] inverse(Spectrogram spectrogram, int samples) {
    int start = padding == Padding.NONE ? 0 : nFft / 2;
    int total = Math.max(start + samples, (spectrogram.frames() - 1) * hop + nFft);
    float[] sum = new float[total];
    float[] weight = new float[total];
    float[] frame = new float[nFft];
    Fft fft = new Fft(nFft);
    for (int t = 0; t < spectrogram.frames(); t++) {
      fft.realInverse(spectrogram.re[t], spectrogram.im[t], frame, 0);
      int at = t * hop;
      for (int i = 0; i < nFft; i++) {
        sum[at + i] += frame[i] * window[i];
        weight[at + i] += window[i] * window[i];
      }
    }
    float[] out = new float[samples];
    for (int i = 0; i < samples; i++) {
      float w = weight[start + i];
      out[i] = w > 1e-8f ? sum[start + i] / w : 0;
    }
    return out;
  }

  private float[] pad(float[] samples) {
    if (padding == Padding.NONE) {
      return samples;
    }
    int side = nFft / 2;
    int n = samples.length;
    float[] padded = new float[n + 2 * side];
    System.arraycopy(samples, 0, padded, side, n);
    if (padding == Padding.REFLECT) {
      if (n <= side) {
        throw new IllegalArgumentException(n + " samples are too few to be mirrored over " + side);
      }
      for (int i = 1; i <= side; i++) {
        padded[side - i] = samples[i];
        padded[side + n - 1 + i] = samples[n - 1 - i];
      }
    }
    return padded;
  }
}
