package org.chatterbloke.audio.dsp;

/**
 * Makes speech faster or slower and keeps its pitch, by waveform-similarity overlap-add (W.
 * Verhelst and M. Roelands, "An overlap-add technique based on waveform similarity (WSOLA) for high
 * quality time-scale modification of speech", ICASSP 1993). Windows of 32 ms are taken near their
 * ideal places, at most 10 ms away, where they go on most like the window before, found by
 * normalised cross-correlation. Pure; any thread.
 */
public final class TimeStretch {

  /** The slowest speed. */
  public static final double SLOWEST = 0.5;

  /** The fastest speed. */
  public static final double FASTEST = 2;

  private static final double WINDOW_SECONDS = 0.032;
  private static final double SEARCH_SECONDS = 0.010;

  /** What the farthest place loses in similarity: equally good places are taken near the ideal. */
  private static final float DISTANCE_COST = 0.03f;

  private final float[] padded;
  private final int pad;
  private final int window;
  private final int search;

  private TimeStretch(float[] samples, int sampleRate) {
    this.window = 2 * Math.max(8, (int) Math.round(sampleRate * WINDOW_SECONDS / 2));
    this.search = Math.max(2, (int) Math.round(sampleRate * SEARCH_SECONDS));
    this.pad = 2 * (window + search);
    this.padded = new float[samples.length + 2 * pad];
    System.arraycopy(samples, 0, padded, pad, samples.length);
  }

  /**
   * Changes the speed.
   *
   * @param samples mono; not changed
   * @param sampleRate frames per second
   * @param speed {@value #SLOWEST} … {@value #FASTEST}; 2 is twice as fast
   * @return round(length / speed) samples; a copy for speed 1
   */
  public static float[] stretch(float[] samples, int sampleRate, double speed) {
    if (!(speed >= SLOWEST && speed <= FASTEST)) {
      throw new IllegalArgumentException("not a speed: " + speed);
    }
    if (speed == 1) {
      return samples.clone();
    }
    int length = (int) Math.round(samples.length / speed);
    return new TimeStretch(samples, sampleRate).run(length, speed);
  }

  private float[] run(int length, double speed) {
    int hop = window / 2;
    float[] shape = Window.HANN.periodic(window);
    float[] out = new float[length];
    // the first window lies half before the beginning, so that the beginning is whole
    int place = pad - hop;
    add(out, -hop, place, shape);
    for (int at = 0; at < length; at += hop) {
      int ideal = pad + (int) Math.round(at * speed);
      ideal = Math.min(ideal, padded.length - window - search - 1);
      int natural = Math.min(place + hop, padded.length - window);
      place = similar(natural, ideal);
      add(out, at, place, shape);
    }
    return out;
  }

  private void add(float[] out, int at, int place, float[] shape) {
    int from = Math.max(0, -at);
    int to = Math.min(window, out.length - at);
    for (int i = from; i < to; i++) {
      out[at + i] += padded[place + i] * shape[i];
    }
  }

  /** The place near the ideal one that looks most like the natural continuation. */
  private int similar(int natural, int ideal) {
    if (Math.abs(natural - ideal) <= 1) {
      return natural;
    }
    int best = ideal;
    float most = -Float.MAX_VALUE;
    for (int place = ideal - search; place <= ideal + search; place += 2) {
      float similarity = similarity(natural, place, ideal, 2);
      if (similarity > most) {
        most = similarity;
        best = place;
      }
    }
    int coarse = best;
    most = -Float.MAX_VALUE;
    for (int place = coarse - 1; place <= coarse + 1; place++) {
      float similarity = similarity(natural, place, ideal, 1);
      if (similarity > most) {
        most = similarity;
        best = place;
      }
    }
    return best;
  }

  private float similarity(int natural, int place, int ideal, int step) {
    float product = 0;
    float energy = 1e-9f;
    for (int i = 0; i < window; i += step) {
      float there = padded[place + i];
      product += padded[natural + i] * there;
      energy += there * there;
    }
    // the energy of the natural continuation is the same for all places
    float own = product / (float) Math.sqrt(energy);
    return own - DISTANCE_COST * Math.abs(own) * Math.abs(place - ideal) / search;
  }
}
