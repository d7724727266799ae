package org.chatterbloke.audio.codec.ffmpeg.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Finds files that end before their container does, from the lengths that containers declare about
 * themselves. FFmpeg takes the end of most such files for the real one. FLAC and MP3 declare none.
 */
final class ContainerLength {

  /** What programs that stream write into a WAV file for a length that they do not know yet. */
  private static final long UNKNOWN_WAV = 0x7FFFF000L;

  /** Some programs count the header too. */
  private static final int SLACK = 64;

  private static final int LARGEST_OGG_PAGE = 65307;
  private static final int OGG_HEADER = 27;

  private final FileChannel channel;
  private final long size;

  private ContainerLength(FileChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  /** Whether bytes are missing that the container declares. */
  static boolean isCut(Path file, FileSignature signature) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ContainerLength length = new ContainerLength(channel);
      return switch (signature) {
        case WAV -> length.wav();
        case AIFF -> 8 + length.unsigned(4, 4, ByteOrder.BIG_ENDIAN) > length.size + SLACK;
        case MP4 -> length.mp4();
        case OGG -> length.ogg();
        case MATROSKA -> length.matroska();
        default -> false;
      };
    }
  }

  /** Microsoft's RIFF: chunks of a name and a length; the sound is the one named data. */
  private boolean wav() throws IOException {
    long at = 12;
    while (at + 8 <= size) {
      long length = unsigned(at + 4, 4, ByteOrder.LITTLE_ENDIAN);
      if (text(at).equals("data")) {
        return length < UNKNOWN_WAV && at + 8 + length > size + SLACK;
      }
      at += 8 + length + (length & 1);
    }
    return false;
  }

  /** ISO/IEC 14496-12: boxes of a length and a name; length 1 means a long one, 0 to the end. */
  private boolean mp4() throws IOException {
    long at = 0;
    while (at + 8 <= size) {
      long length = unsigned(at, 4, ByteOrder.BIG_ENDIAN);
      if (length == 1 && at + 16 <= size) {
        length = unsigned(at + 8, 8, ByteOrder.BIG_ENDIAN);
      }
      if (length < 8) {
        return false;
      }
      if (length > size - at) {
        return true;
      }
      at += length;
    }
    return false;
  }

  /** RFC 3533: the last page must be whole; its length is the sum of its segment table. */
  private boolean ogg() throws IOException {
    int n = (int) Math.min(size, LARGEST_OGG_PAGE);
    byte[] tail = bytes(size - n, n).array();
    int page = new String(tail, StandardCharsets.ISO_8859_1).lastIndexOf("OggS");
    if (page < 0) {
      return false;
    }
    if (page + OGG_HEADER > n) {
      return true;
    }
    int segments = tail[page + OGG_HEADER - 1] & 0xff;
    int end = page + OGG_HEADER + segments;
    for (int i = 0; i < segments && page + OGG_HEADER + i < n; i++) {
      end += tail[page + OGG_HEADER + i] & 0xff;
    }
    return end > n;
  }

  /** RFC 8794: an EBML header and one segment; a length of all ones is unknown. */
  private boolean matroska() throws IOException {
    long segment = 4 + vintLength(4) + vintValue(4);
    long at = segment + 4;
    if (at + 8 > size) {
      return true;
    }
    int width = vintLength(at);
    long length = vintValue(at);
    boolean unknown = length == (1L << 7 * width) - 1;
    return !unknown && at + width + length > size;
  }

  /** The bytes of a variable-length integer: one more than the zero bits in front. */
  private int vintLength(long at) throws IOException {
    return Integer.numberOfLeadingZeros((int) unsigned(at, 1, ByteOrder.BIG_ENDIAN)) - 24 + 1;
  }

  private long vintValue(long at) throws IOException {
    int width = vintLength(at);
    return width > 8 ? 0 : unsigned(at, width, ByteOrder.BIG_ENDIAN) & (1L << 7 * width) - 1;
  }

  private String text(long at) throws IOException {
    return new String(bytes(at, 4).array(), StandardCharsets.ISO_8859_1);
  }

  /** An unsigned integer of 1 to 8 bytes; bytes beyond the end of the file count as zero. */
  private long unsigned(long at, int width, ByteOrder order) throws IOException {
    ByteBuffer bytes = bytes(at, width);
    long value = 0;
    for (int i = 0; i < width; i++) {
      int index = order == ByteOrder.BIG_ENDIAN ? i : width - 1 - i;
      value = value << 8 | bytes.get(index) & 0xff;
    }
    return value;
  }

  private ByteBuffer bytes(long at, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    int n = 0;
    while (n >= 0 && buffer.hasRemaining()) {
      n = channel.read(buffer, at + buffer.position());
    }
    return buffer;
  }
}
