package org.chatterbloke.text.english.internal;

/**
 * A hash table from 64-bit hashes of strings to non-negative ints, without objects. The strings
 * themselves are not kept: with 10⁵ entries two of them share a hash with a chance below 10⁻⁹.
 * Thread-safe once filled.
 */
final class LongIntTable {

  static final long EMPTY_HASH = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private final long[] hashes;
  private final int[] values;
  private final int mask;

  /** A table for up to {@code capacity} entries. */
  LongIntTable(int capacity) {
    int slots = Integer.highestOneBit(Math.max(4, capacity * 3 / 2)) * 2;
    this.hashes = new long[slots];
    this.values = new int[slots];
    this.mask = slots - 1;
  }

  /** FNV-1a over UTF-16 units, going on from {@code hash}. */
  static long hash(long hash, CharSequence text, int from, int to) {
    long result = hash;
    for (int i = from; i < to; i++) {
      result = (result ^ text.charAt(i)) * PRIME;
    }
    return result;
  }

  static long hash(long hash, CharSequence text) {
    return hash(hash, text, 0, text.length());
  }

  /** The same for ASCII bytes. */
  static long hash(byte[] ascii, int from, int to) {
    long result = EMPTY_HASH;
    for (int i = from; i < to; i++) {
      result = (result ^ ascii[i]) * PRIME;
    }
    return result;
  }

  void put(long hash, int value) {
    int slot = slot(hash);
    hashes[slot] = hash;
    values[slot] = value + 1;
  }

  /** The value, or -1. */
  int get(long hash) {
    return values[slot(hash)] - 1;
  }

  private int slot(long hash) {
    int slot = (int) (hash ^ hash >>> 32) & mask;
    while (values[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
