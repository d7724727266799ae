package org.chatterbloke.voice.engine.hibari.internal;

/**
 * The voiced source: a train of band-limited pulses that follows a pitch curve. Every harmonic
 * below {@value #HIGHEST_HERTZ} Hz has unit amplitude; the sum is closed (Moorer 1976, discrete
 * summation formulas): Σ cos(ht), h = 1 … H, is sin((H + ½)t) / (2 sin(t/2)) − ½.
 */
final class PulseTrain {

  /** Frames below this pitch are unvoiced. */
  static final float VOICED_HERTZ = 40;

  /** No harmonic lies above. */
  static final float HIGHEST_HERTZ = 11000;

  private static final int HOP = Synthesizer.HOP;

  private static final int RATE = Synthesizer.SAMPLE_RATE;

  private final float[] samples;
  private final boolean[] voiced;

  private PulseTrain(int frames) {
    this.samples = new float[frames * HOP];
    this.voiced = new boolean[frames];
  }

  /** One sample per output sample; 0 where nothing is voiced. */
  float[] samples() {
    return samples;
  }

  /** Whether a hop (the samples from frame·hop on) has any voiced sample. */
  boolean voiced(int frame) {
    return frame >= 0 && frame < voiced.length && voiced[frame];
  }

  /**
   * Makes the pulses.
   *
   * @param pitch one value per frame in Hz, at the frame's centre; below {@link #VOICED_HERTZ}
   *     unvoiced
   * @param scale multiplies the pitch where it is voiced
   */
  static PulseTrain of(float[] pitch, float scale) {
    int frames = pitch.length;
    PulseTrain train = new PulseTrain(frames);
    float[] phase = new float[HOP];
    float[] frequency = new float[HOP];
    float[] work = new float[HOP];
    double turns = 0;
    for (int k = 0; k < frames; k++) {
      int count = interpolate(pitch, k, frequency);
      for (int j = 0; j < HOP; j++) {
        turns += Math.max(frequency[j], VOICED_HERTZ) * scale * (1.0 / RATE);
        turns -= (int) turns;
        phase[j] = (float) turns;
      }
      if (count > 0) {
        train.voiced[k] = true;
        pulses(frequency, phase, scale, work, train.samples, k * HOP);
      }
    }
    return train;
  }

  /**
   * The pitch of each sample of a hop, linear between the centres of frames, constant before the
   * first and after the last.
   *
   * @return how many samples are voiced
   */
  private static int interpolate(float[] pitch, int k, float[] frequency) {
    float before = pitch[Math.max(k - 1, 0)];
    float here = pitch[k];
    float after = pitch[Math.min(k + 1, pitch.length - 1)];
    int half = HOP / 2;
    float step = 1f / HOP;
    int count = 0;
    for (int j = 0; j < HOP; j++) {
      float position = (j + 0.5f) * step - 0.5f;
      float value =
          j < half
              ? before * -position + here * (1 + position)
              : here * (1 - position) + after * position;
      frequency[j] = value;
      count += value > VOICED_HERTZ ? 1 : 0;
    }
    return count;
  }

  private static void pulses(
      float[] frequency, float[] phase, float scale, float[] work, float[] target, int offset) {
    float[] upper = work;
    for (int j = 0; j < HOP; j++) {
      float f = Math.max(frequency[j], VOICED_HERTZ) * scale;
      float harmonics = (int) (HIGHEST_HERTZ / f) + 0.5f;
      upper[j] = 2 * harmonics * phase[j];
    }
    FastMath.wrap(upper, HOP);
    FastMath.sin(upper, HOP);
    float[] lower = new float[HOP];
    System.arraycopy(phase, 0, lower, 0, HOP);
    FastMath.sin(lower, HOP);
    for (int j = 0; j < HOP; j++) {
      if (frequency[j] > VOICED_HERTZ) {
        float below = 2 * lower[j];
        float value =
            Math.abs(below) <= 2e-3f
                ? (int) (HIGHEST_HERTZ / (frequency[j] * scale)) + 0.5f
                : upper[j] / below;
        target[offset + j] = value - 0.5f;
      }
    }
  }
}
