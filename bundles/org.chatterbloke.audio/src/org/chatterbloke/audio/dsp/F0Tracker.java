package org.chatterbloke.audio.dsp;

import java.util.Arrays;
import org.chatterbloke.audio.internal.Biquad;

/**
 * Tracks the pitch of speech: normalised cross-correlation of the recording with itself, then the
 * cheapest path through all frames by dynamic programming (D. Talkin, "A Robust Algorithm for Pitch
 * Tracking (RAPT)", in "Speech Coding and Synthesis", 1995). It works at 8 kHz on the band from 50
 * to 1100 Hz, in two passes: the second is limited to 0.55 … 2 times the median of the first, which
 * takes most octave errors out. Immutable; any thread.
 */
public final class F0Tracker {

  private static final int RATE = 8000;
  private static final int WINDOW = 256;

  /** The distance of frames for which the costs below are meant. */
  private static final double NOMINAL_HOP = 0.0125;

  /** Cost of a change by one octave, and its limit. */
  private static final double OCTAVE_COST = 2;

  private static final double MOST_COST = 2;

  /** Cost of beginning or ending voice. */
  private static final double SWITCH_COST = 0.35;

  /** What the longest lag loses against the shortest, so that a period wins against two. */
  private static final double LONG_LAG_COST = 0.15;

  /** What frames 35 dB below the loud ones lose. */
  private static final double QUIET_COST = 0.3;

  private static final double QUIET_PART = Math.pow(10, -3.5);

  private static final int FEWEST_VOICED = 10;

  private final double lowHz;
  private final double highHz;

  /** A tracker for speech of men, women and children: 60 to 480 Hz. */
  public F0Tracker() {
    this(60, 480);
  }

  /**
   * A tracker.
   *
   * @param lowHz the lowest pitch, 50 or more
   * @param highHz the highest pitch, at most 800
   */
  public F0Tracker(double lowHz, double highHz) {
    if (!(lowHz >= 50 && highHz > lowHz && highHz <= 800)) {
      throw new IllegalArgumentException(lowHz + " … " + highHz + " Hz");
    }
    this.lowHz = lowHz;
    this.highHz = highHz;
  }

  /**
   * Tracks a recording.
   *
   * @param samples mono
   * @param sampleRate frames per second
   * @param hop samples between values; value t describes the time (t + ½) · hop
   * @return floor(samples / hop) values
   */
  public F0Track track(float[] samples, int sampleRate, int hop) {
    if (hop < 1) {
      throw new IllegalArgumentException("not a hop: " + hop);
    }
    double hopSeconds = (double) hop / sampleRate;
    int frames = samples.length / hop;
    if (frames == 0) {
      return new F0Track(new float[0], hopSeconds);
    }
    Signal signal = new Signal(band(samples, sampleRate), frames, hopSeconds * RATE);
    float[] first = pass(signal, lowHz, highHz, 0.35, hopSeconds);
    F0Track track = new F0Track(first, hopSeconds);
    if (track.voicedPart() * frames >= FEWEST_VOICED) {
      double median = track.median();
      double low = Math.max(lowHz, 0.55 * median);
      double high = Math.min(highHz, 2 * median);
      track = new F0Track(pass(signal, low, high, 0.30, hopSeconds), hopSeconds);
    }
    return track;
  }

  private static double[] band(float[] samples, int sampleRate) {
    float[] low = Resampler.resample(samples, sampleRate, RATE);
    double[] x = new double[low.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = low[i];
    }
    // Butterworth of the fourth order: two sections with these quality factors
    for (double q : new double[] {0.5411961, 1.3065630}) {
      Biquad.highPass(50, q, RATE).bothWays(x);
      Biquad.lowPass(1100, q, RATE).bothWays(x);
    }
    return x;
  }

  /** The recording with room around it, and the energy of any stretch of it. */
  private static final class Signal {

    private static final int ROOM = 2 * WINDOW;

    final float[] x;
    final double[] squares;
    final int frames;
    final double hop;
    final double[] energy;
    final double loud;

    Signal(double[] samples, int frames, double hop) {
      this.frames = frames;
      this.hop = hop;
      x = new float[samples.length + 2 * ROOM];
      squares = new double[x.length + 1];
      for (int i = 0; i < samples.length; i++) {
        x[ROOM + i] = (float) samples[i];
      }
      for (int i = 0; i < x.length; i++) {
        squares[i + 1] = squares[i] + (double) x[i] * x[i];
      }
      energy = new double[frames];
      for (int t = 0; t < frames; t++) {
        energy[t] = energy(centre(t) - WINDOW / 2);
      }
      double[] sorted = energy.clone();
      Arrays.sort(sorted);
      loud = sorted[(int) ((frames - 1) * 0.97)];
    }

    int centre(int frame) {
      int at = ROOM + (int) Math.round((frame + 0.5) * hop);
      return Math.min(at, x.length - ROOM);
    }

    double energy(int from) {
      return squares[from + WINDOW] - squares[from];
    }

    /** The correlation of two windows, one lag apart, around a centre; −1 … 1. */
    float correlation(int centre, int lag) {
      int a = centre - (WINDOW + lag) / 2;
      int b = a + lag;
      float s0 = 0;
      float s1 = 0;
      float s2 = 0;
      float s3 = 0;
      for (int i = 0; i < WINDOW; i += 4) {
        s0 += x[a + i] * x[b + i];
        s1 += x[a + i + 1] * x[b + i + 1];
        s2 += x[a + i + 2] * x[b + i + 2];
        s3 += x[a + i + 3] * x[b + i + 3];
      }
      // a floor 30 dB below the loud frames keeps hum in pauses from looking periodic
      double floor = 1e-3 * loud;
      double norm = Math.sqrt((energy(a) + floor) * (energy(b) + floor));
      return (float) ((s0 + s1 + s2 + s3) / norm);
    }
  }

  private static float[] pass(
      Signal signal, double low, double high, double voicing, double hopSeconds) {
    if (signal.loud <= 0) {
      return new float[signal.frames];
    }
    int first = (int) Math.floor(RATE / high);
    int last = Math.min((int) Math.ceil(RATE / low), WINDOW);
    float[][] scores = new float[signal.frames][last - first + 1];
    for (int t = 0; t < signal.frames; t++) {
      int centre = signal.centre(t);
      for (int i = 0; i < scores[t].length; i++) {
        scores[t][i] = signal.correlation(centre, first + i);
      }
    }
    int[] path = cheapest(signal, scores, first, voicing, NOMINAL_HOP / hopSeconds);
    float[] hz = new float[signal.frames];
    for (int t = 0; t < hz.length; t++) {
      int i = path[t];
      if (i < scores[t].length) {
        hz[t] = (float) (RATE / (first + i + peakOffset(scores[t], i)));
      }
    }
    return hz;
  }

  /**
   * The cheapest path.
   *
   * @param scale factor of the costs of changes, for the distance of frames
   * @return for each frame an index into its scores, or their number for "no voice"
   */
  private static int[] cheapest(
      Signal signal, float[][] scores, int first, double voicing, double scale) {
    int lags = scores[0].length;
    float[] distance = new float[lags];
    for (int d = 0; d < lags; d++) {
      distance[d] = (float) (scale * OCTAVE_COST * Math.log((double) (first + d)) / Math.log(2));
    }
    float most = (float) (scale * MOST_COST);
    float change = (float) (scale * SWITCH_COST);
    float silent = (float) (1 - voicing);
    float[] cost = new float[lags + 1];
    float[] next = new float[lags + 1];
    int[][] back = new int[scores.length][lags + 1];
    for (int t = 0; t < scores.length; t++) {
      double quiet = signal.energy[t] < signal.loud * QUIET_PART ? QUIET_COST : 0;
      int best = 0;
      for (int i = 1; i < lags; i++) {
        best = cost[i] < cost[best] ? i : best;
      }
      for (int i = 0; i < lags; i++) {
        int from = lags;
        float cheapest = cost[lags] + change;
        // nothing is cheaper than the best frame before plus the limit
        if (cost[best] + most < cheapest) {
          cheapest = cost[best] + most;
          from = best;
        }
        for (int j = 0; j < lags; j++) {
          float c = cost[j] + Math.min(most, Math.abs(distance[i] - distance[j]));
          if (c < cheapest) {
            cheapest = c;
            from = j;
          }
        }
        double lag = (double) (first + i) / (first + lags - 1);
        double score = scores[t][i] * (1 - LONG_LAG_COST * lag) - quiet;
        next[i] = cheapest + (float) (1 - score);
        back[t][i] = from;
      }
      boolean fall = cost[best] + change < cost[lags];
      next[lags] = (fall ? cost[best] + change : cost[lags]) + silent;
      back[t][lags] = fall ? best : lags;
      float[] swap = cost;
      cost = next;
      next = swap;
      rebase(cost);
    }
    return trace(cost, back);
  }

  /** Takes the lowest cost from all, so that long recordings do not wear out the precision. */
  private static void rebase(float[] cost) {
    float lowest = Float.MAX_VALUE;
    for (float c : cost) {
      lowest = Math.min(lowest, c);
    }
    for (int i = 0; i < cost.length; i++) {
      cost[i] -= lowest;
    }
  }

  private static int[] trace(float[] cost, int[][] back) {
    int at = 0;
    for (int i = 1; i < cost.length; i++) {
      at = cost[i] < cost[at] ? i : at;
    }
    int[] path = new int[back.length];
    for (int t = back.length - 1; t >= 0; t--) {
      path[t] = at;
      at = back[t][at];
    }
    return path;
  }

  /** Where between samples the peak of a parabola through three scores lies, −1 … 1. */
  private static double peakOffset(float[] scores, int i) {
    if (i == 0 || i == scores.length - 1) {
      return 0;
    }
    double bend = scores[i - 1] - 2.0 * scores[i] + scores[i + 1];
    double offset = bend < -1e-9 ? 0.5 * (scores[i - 1] - scores[i + 1]) / bend : 0;
    return Math.max(-1, Math.min(1, offset));
  }
}
