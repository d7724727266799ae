package org.chatterbloke.audio.measure;

import org.chatterbloke.audio.AudioClip;

/**
 * The loudness of a whole clip; see {@link LoudnessMeter} for the standards. Silence has −∞ in all
 * fields but the range.
 *
 * @param integrated gated loudness of the whole, LUFS
 * @param highestMomentary highest loudness over 400 ms, LUFS; −∞ for shorter clips
 * @param highestShortTerm highest loudness over 3 s, LUFS; −∞ for shorter clips
 * @param range loudness range, LU
 * @param truePeak dBTP
 * @param samplePeak dBFS
 */
public record Loudness(
    double integrated,
    double highestMomentary,
    double highestShortTerm,
    double range,
    double truePeak,
    double samplePeak) {

  private static final int CHUNK_FRAMES = 1 << 14;

  /** Measures a clip of 4000 Hz or more. */
  public static Loudness measure(AudioClip clip) {
    LoudnessMeter meter = new LoudnessMeter(clip.sampleRate(), clip.channels());
    float[][] chunk = new float[clip.channels()][CHUNK_FRAMES];
    for (int at = 0; at < clip.frames(); at += CHUNK_FRAMES) {
      int n = Math.min(CHUNK_FRAMES, clip.frames() - at);
      for (int c = 0; c < clip.channels(); c++) {
        clip.copyTo(c, at, chunk[c], 0, n);
      }
      meter.add(chunk, 0, n);
    }
    return of(meter);
  }

  /** What a meter has measured so far. */
  public static Loudness of(LoudnessMeter meter) {
    return new Loudness(
        meter.integrated(),
        meter.highestMomentary(),
        meter.highestShortTerm(),
        meter.range(),
        meter.truePeak(),
        meter.samplePeak());
  }

  /**
   * The gain in dB that brings the loudness to a target without lifting the true peak over a
   * ceiling.
   *
   * @param targetLufs the wanted integrated loudness
   * @param ceilingDbtp the highest true peak allowed; +∞ for none
   * @return 0 for silence
   */
  public double gainTo(double targetLufs, double ceilingDbtp) {
    if (Double.isInfinite(integrated)) {
      return 0;
    }
    return Math.min(targetLufs - integrated, ceilingDbtp - truePeak);
  }
}
