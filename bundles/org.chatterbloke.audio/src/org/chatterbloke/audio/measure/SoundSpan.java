package org.chatterbloke.audio.measure;

import org.chatterbloke.audio.AudioClip;

/**
 * Where sound begins and ends in a recording: the trim points of leading and trailing silence.
 *
 * @param from the first frame of sound
 * @param to the frame after the last one; equal to {@code from} (both 0) if all is silence
 */
public record SoundSpan(int from, int to) {

  private static final double WINDOW_SECONDS = 0.01;

  public SoundSpan {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("not a span: " + from + " … " + to);
    }
  }

  /**
   * The span from the first to the last window of 10 ms whose RMS is above a threshold.
   *
   * @param samples mono
   * @param sampleRate frames per second
   * @param thresholdDb dBFS
   */
  public static SoundSpan above(float[] samples, int sampleRate, double thresholdDb) {
    double[] powers = Windows.powers(samples, window(sampleRate));
    double threshold = Math.pow(10, thresholdDb / 10);
    int first = 0;
    while (first < powers.length && powers[first] <= threshold) {
      first++;
    }
    if (first == powers.length) {
      return new SoundSpan(0, 0);
    }
    int last = powers.length - 1;
    while (powers[last] <= threshold) {
      last--;
    }
    int window = window(sampleRate);
    return new SoundSpan(first * window, Math.min(samples.length, (last + 1) * window));
  }

  /**
   * As {@link #above}, with the threshold given relative to the loudest window.
   *
   * @param dropDb how far below the loudest window silence begins, such as 35
   */
  public static SoundSpan withinLoudest(float[] samples, int sampleRate, double dropDb) {
    double loudest = 0;
    for (double power : Windows.powers(samples, window(sampleRate))) {
      loudest = Math.max(loudest, power);
    }
    return loudest == 0
        ? new SoundSpan(0, 0)
        : above(samples, sampleRate, 10 * Math.log10(loudest) - dropDb);
  }

  /** The number of frames. */
  public int frames() {
    return to - from;
  }

  /** Whether there is no sound. */
  public boolean isEmpty() {
    return to == from;
  }

  /**
   * This span with up to so many frames more on each side, within a clip's length.
   *
   * @param margin frames
   * @param length the clip's frames
   */
  public SoundSpan widened(int margin, int length) {
    return isEmpty()
        ? this
        : new SoundSpan(Math.max(0, from - margin), Math.min(length, to + margin));
  }

  /** The part of a clip that this span covers. */
  public AudioClip of(AudioClip clip) {
    return clip.slice(from, to);
  }

  private static int window(int sampleRate) {
    return Math.max(1, (int) Math.round(sampleRate * WINDOW_SECONDS));
  }
}
