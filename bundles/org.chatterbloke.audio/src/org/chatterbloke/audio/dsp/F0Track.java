package org.chatterbloke.audio.dsp;

import java.util.Arrays;

/**
 * The pitch of a recording over time.
 *
 * @param hz pitch of each frame; 0 where the voice has none. Not copied: do not write to it
 * @param hopSeconds the distance of frames; frame t covers t · hop … (t + 1) · hop
 */
public record F0Track(float[] hz, double hopSeconds) {

  /** The number of frames. */
  public int frames() {
    return hz.length;
  }

  /** Whether a frame is voiced. */
  public boolean voiced(int frame) {
    return hz[frame] > 0;
  }

  /** The part of the frames that are voiced, 0 … 1. */
  public double voicedPart() {
    return hz.length == 0 ? 0 : (double) sortedVoiced().length / hz.length;
  }

  /** The median pitch of the voiced frames in Hz; 0 if there are none. */
  public double median() {
    return percentile(50);
  }

  /**
   * A percentile of the pitch of the voiced frames, interpolated.
   *
   * @param percent 0 … 100
   * @return Hz; 0 if no frame is voiced
   */
  public double percentile(double percent) {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("not a percentage: " + percent);
    }
    float[] sorted = sortedVoiced();
    if (sorted.length == 0) {
      return 0;
    }
    double at = (sorted.length - 1) * percent / 100;
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  private float[] sortedVoiced() {
    float[] voiced = new float[hz.length];
    int count = 0;
    for (float value : hz) {
      if (value > 0) {
        voiced[count++] = value;
      }
    }
    float[] sorted = Arrays.copyOf(voiced, count);
    Arrays.sort(sorted);
    return sorted;
  }
}
