package org.chatterbloke.bench.product;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where two WAVE files differ, sample by sample: they are aligned at their beginnings and at their
 * ends, and what remains between is the difference.
 *
 * @param sampleRate of both, frames per second
 * @param firstFrames length of the first
 * @param secondFrames length of the second
 * @param sameAtBegin frames from the beginning on that are bit-identical
 * @param sameAtEnd frames before the end that are bit-identical and not among those
 */
record WaveDifference(
    int sampleRate, long firstFrames, long secondFrames, long sameAtBegin, long sameAtEnd) {

  private static final int DATA = tag("data");
  private static final int FORMAT = tag("fmt ");
  private static final int RIFF_HEADER = 12;
  private static final int CHUNK_HEADER = 8;

  /** The samples of a file as they stand in it. */
  private record Samples(ByteBuffer bytes, int sampleRate, int frameBytes) {

    int frames() {
      return bytes.limit() / frameBytes;
    }
  }

  /**
   * Compares two plain RIFF files of less than 2 GiB.
   *
   * @throws IOException if a file is none, or the formats differ
   */
  static WaveDifference between(Path first, Path second) throws IOException {
    Samples a = samples(first);
    Samples b = samples(second);
    if (a.sampleRate() != b.sampleRate() || a.frameBytes() != b.frameBytes()) {
      throw new IOException(first + " and " + second + " have different formats");
    }
    int shorter = Math.min(a.frames(), b.frames());
    int mismatch = a.bytes().mismatch(b.bytes());
    int begin = mismatch < 0 ? shorter : Math.min(shorter, mismatch / a.frameBytes());
    int end = 0;
    int size = a.frameBytes();
    while (end < shorter - begin
        && a.bytes()
            .slice((a.frames() - end - 1) * size, size)
            .equals(b.bytes().slice((b.frames() - end - 1) * size, size))) {
      end++;
    }
    return new WaveDifference(a.sampleRate(), a.frames(), b.frames(), begin, end);
  }

  /** The longer one of the two differing stretches, in seconds. */
  double differingSeconds() {
    long longer = Math.max(firstFrames, secondFrames);
    return (double) (longer - sameAtBegin - sameAtEnd) / sampleRate;
  }

  private static Samples samples(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer all =
          channel
              .map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
              .order(ByteOrder.LITTLE_ENDIAN);
      int rate = 0;
      int frameBytes = 0;
      for (int at = RIFF_HEADER; at + CHUNK_HEADER <= all.limit(); ) {
        int size = all.getInt(at + Integer.BYTES);
        if (all.getInt(at) == FORMAT) {
          rate = all.getInt(at + CHUNK_HEADER + 4);
          frameBytes = all.getShort(at + CHUNK_HEADER + 12);
        } else if (all.getInt(at) == DATA && frameBytes > 0) {
          return new Samples(all.slice(at + CHUNK_HEADER, size), rate, frameBytes);
        }
        at += CHUNK_HEADER + size + (size & 1);
      }
    }
    throw new IOException(file + " is no plain WAVE file");
  }

  private static int tag(String name) {
    return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
  }
}
