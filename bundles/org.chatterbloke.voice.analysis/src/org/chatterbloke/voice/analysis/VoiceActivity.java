package org.chatterbloke.voice.analysis;

import java.util.Arrays;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.dsp.Resampler;
import org.chatterbloke.voice.analysis.internal.SpeechBands;

/**
 * Where speech is in a recording: one answer per window of 30 ms.
 *
 * <p>The gate compares energies of six bands between 80 and 4000 Hz (the bands of the WebRTC voice
 * activity detector) with a noise floor of their own, which is the tenth percentile of the six
 * seconds around a window and never lies more than {@value #RANGE_DB} dB below the band's loudest
 * windows. A window is speech if its four strongest bands stand {@value #THRESHOLD_DB} dB above
 * their floors on average: steady sound of any colour does not, speech does in several bands at
 * once. Then single decisions are smoothed as in Resemblyzer ({@code audio.trim_long_silences}): a
 * moving average over 8 windows, rounded, and a dilation by 7 windows, so that the gate keeps the
 * ends of words and the short pauses between them.
 *
 * <p>Levels play no part, only ratios: a faint recording is cut as a loud one. Immutable.
 */
public final class VoiceActivity {

  /** The rate that the samples must have. */
  public static final int SAMPLE_RATE = 16_000;

  /** Samples in a window: 30 ms. */
  public static final int WINDOW = 480;

  private static final double THRESHOLD_DB = 8;
  private static final double RANGE_DB = 40;
  private static final int FLOOR_WINDOWS = 200;
  private static final int FLOOR_RANK = FLOOR_WINDOWS / 10;
  private static final int FLOOR_STEP = 4;
  private static final int STRONGEST = 4;
  private static final int AVERAGE = 8;
  private static final int DILATION = 7;

  private final boolean[] speech;

  private VoiceActivity(boolean[] speech) {
    this.speech = speech;
  }

  /** A clip as {@link #of} wants it: mono at {@value #SAMPLE_RATE} Hz, in an array of its own. */
  public static float[] samples(AudioClip clip) {
    return Resampler.resample(clip.mono(), SAMPLE_RATE).channel(0);
  }

  /**
   * Finds the speech.
   *
   * @param samples mono at {@value #SAMPLE_RATE} Hz; a rest shorter than a window is not judged
   */
  public static VoiceActivity of(float[] samples) {
    double[][] bands = SpeechBands.decibels(samples, WINDOW);
    boolean[] raw = new boolean[samples.length / WINDOW];
    if (raw.length > 0) {
      double[][] excess = new double[bands.length][];
      for (int b = 0; b < bands.length; b++) {
        excess[b] = aboveFloor(bands[b]);
      }
      for (int w = 0; w < raw.length; w++) {
        raw[w] = strongestMean(excess, w) > THRESHOLD_DB;
      }
    }
    return new VoiceActivity(dilate(average(raw)));
  }

  /** How many windows there are. */
  public int windows() {
    return speech.length;
  }

  /** Whether a window holds speech. */
  public boolean isSpeech(int window) {
    return speech[window];
  }

  /** Seconds of speech. */
  public double seconds() {
    return (double) count() * WINDOW / SAMPLE_RATE;
  }

  /** The first window with speech, −1 if there is none. */
  public int first() {
    for (int w = 0; w < speech.length; w++) {
      if (speech[w]) {
        return w;
      }
    }
    return -1;
  }

  /** The last window with speech, −1 if there is none. */
  public int last() {
    for (int w = speech.length - 1; w >= 0; w--) {
      if (speech[w]) {
        return w;
      }
    }
    return -1;
  }

  /**
   * The windows with speech, joined; all of the samples if there is no speech at all.
   *
   * @param samples the array that was judged
   */
  public float[] keep(float[] samples) {
    int kept = count();
    if (kept == 0) {
      return samples.clone();
    }
    float[] joined = new float[kept * WINDOW];
    int at = 0;
    for (int w = 0; w < speech.length; w++) {
      if (speech[w]) {
        System.arraycopy(samples, w * WINDOW, joined, at, WINDOW);
        at += WINDOW;
      }
    }
    return joined;
  }

  private int count() {
    int count = 0;
    for (boolean window : speech) {
      count += window ? 1 : 0;
    }
    return count;
  }

  /** How far each window of a band stands above the band's noise floor, in dB, at least 0. */
  private static double[] aboveFloor(double[] band) {
    double[] sorted = band.clone();
    Arrays.sort(sorted);
    double lowest = sorted[(int) Math.round(0.95 * (sorted.length - 1))] - RANGE_DB;
    double[] excess = new double[band.length];
    double[] around = new double[FLOOR_WINDOWS];
    double floor = lowest;
    for (int w = 0; w < band.length; w++) {
      if (w % FLOOR_STEP == 0) {
        for (int i = 0; i < FLOOR_WINDOWS; i++) {
          around[i] = band[Math.clamp(w + i - FLOOR_WINDOWS / 2L, 0, band.length - 1)];
        }
        Arrays.sort(around);
        floor = Math.max(around[FLOOR_RANK], lowest);
      }
      excess[w] = Math.max(0, band[w] - floor);
    }
    return excess;
  }

  private static double strongestMean(double[][] excess, int window) {
    double[] values = new double[excess.length];
    for (int b = 0; b < excess.length; b++) {
      values[b] = excess[b][window];
    }
    Arrays.sort(values);
    double sum = 0;
    for (int i = values.length - STRONGEST; i < values.length; i++) {
      sum += values[i];
    }
    return sum / STRONGEST;
  }

  /** Rounded moving average over windows w − 3 … w + 4; a tie (4 of 8) rounds to silence. */
  private static boolean[] average(boolean[] raw) {
    boolean[] smooth = new boolean[raw.length];
    for (int w = 0; w < raw.length; w++) {
      int sum = 0;
      for (int i = w - (AVERAGE - 1) / 2; i <= w + AVERAGE / 2; i++) {
        sum += i >= 0 && i < raw.length && raw[i] ? 1 : 0;
      }
      smooth[w] = sum > AVERAGE / 2;
    }
    return smooth;
  }

  private static boolean[] dilate(boolean[] windows) {
    boolean[] wide = new boolean[windows.length];
    for (int w = 0; w < windows.length; w++) {
      if (windows[w]) {
        int from = Math.max(0, w - DILATION / 2);
        int to = Math.min(windows.length, w + DILATION / 2 + 1);
        Arrays.fill(wide, from, to, true);
      }
    }
    return wide;
  }
}
