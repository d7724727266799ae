package org.chatterbloke.voice.core.internal;

import java.util.List;

/**
 * What an engine spoke for one segment, finished (speed, pitch and equaliser applied) and rounded
 * to 16 bits: the same samples whether they were made now or come from the cache.
 *
 * @param sampleRate frames per second
 * @param samples mono; never written to after construction
 * @param words in order; empty if the engine gives none
 */
record Take(int sampleRate, short[] samples, List<TakeWord> words) {

  /**
   * A word of a take, found by its place in the engine's input, so that it does not matter how the
   * text was cut into tokens when the take was made.
   *
   * @param inputStart first character in the input
   * @param inputEnd after its last character
   * @param start seconds in the take
   * @param end seconds in the take
   */
  record TakeWord(int inputStart, int inputEnd, double start, double end) {}

  Take {
    words = List.copyOf(words);
  }

  /** Samples in −1 … 1 as a take keeps them. */
  static short[] rounded(float[] samples) {
    short[] rounded = new short[samples.length];
    for (int i = 0; i < samples.length; i++) {
      rounded[i] = (short) Math.clamp(Math.round(samples[i] * 32767f), -32767, 32767);
    }
    return rounded;
  }

  /** The samples as floats in −1 … 1. */
  float[] floats() {
    float[] floats = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      floats[i] = samples[i] / 32767f;
    }
    return floats;
  }
}
