package org.chatterbloke.audio.measure;

/** Powers of short windows. Stateless. */
final class Windows {

  private Windows() {}

  /** The mean square of each window of so many samples, side by side; the last may be shorter. */
  static double[] powers(float[] samples, int window) {
    double[] powers = new double[Math.ceilDiv(samples.length, window)];
    for (int w = 0; w < powers.length; w++) {
      int from = w * window;
      int to = Math.min(samples.length, from + window);
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += (double) samples[i] * samples[i];
      }
      powers[w] = sum / (to - from);
    }
    return powers;
  }
}
