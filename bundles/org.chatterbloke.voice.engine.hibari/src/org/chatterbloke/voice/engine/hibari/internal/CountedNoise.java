package org.chatterbloke.voice.engine.hibari.internal;

/**
 * Noise that is a pure function of a seed and a position: a multiply-and-shift hash of the position
 * (constants by C. Wellons, "Prospecting for Hash Functions"), whose four bytes are added. The sum
 * of four uniform numbers (Irwin–Hall) has mean 0 and variance 1 here and is near enough to a
 * normal number for noise that is summed again over hundreds of frequencies by the inverse
 * transform.
 */
final class CountedNoise {

  /** 1 over the standard deviation of the sum of four bytes: √(4·(256² − 1)/12). */
  private static final float SCALE = (float) (1 / Math.sqrt(4 * (256.0 * 256 - 1) / 12));

  /** The mean of the sum of four bytes. */
  private static final float MEAN = 510;

  private final int key;

  CountedNoise(long seed) {
    long mixed = (seed ^ (seed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    this.key = (int) (mixed ^ (mixed >>> 32));
  }

  /**
   * Fills {@code target[0 … n)} with the noise at positions {@code from … from + n}.
   *
   * @param work at least n long
   */
  void fill(float[] target, int[] work, int from, int n) {
    int start = from + key;
    for (int i = 0; i < n; i++) {
      int h = start + i;
      h ^= h >>> 16;
      work[i] = h * 0x7feb352d;
    }
    for (int i = 0; i < n; i++) {
      int h = work[i];
      h ^= h >>> 15;
      h *= 0x846ca68b;
      work[i] = h ^ (h >>> 16);
    }
    for (int i = 0; i < n; i++) {
      int h = work[i];
      int pairs = (h & 0x00ff00ff) + ((h >>> 8) & 0x00ff00ff);
      work[i] = (pairs & 0xffff) + (pairs >>> 16);
    }
    for (int i = 0; i < n; i++) {
      target[i] = (work[i] - MEAN) * SCALE;
    }
  }
}
