package org.chatterbloke.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.chatterbloke.audio.internal.WavHeader;
import org.chatterbloke.audio.internal.WavHeader.Coding;
import org.chatterbloke.base.FailureKind;

/**
 * Reads a WAVE file of any length in order: 8, 16, 24 and 32-bit integers, 32 and 64-bit floats,
 * any number of channels, {@code WAVE_FORMAT_EXTENSIBLE}, RF64 and BW64 beyond 4 GiB, unknown
 * chunks, and headers with unknown sizes as written by programs that stream. Integers become floats
 * as sample / 2^(bits−1). Not safe for use by several threads.
 */
public final class WavSource implements AudioSource {

  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final SeekableByteChannel channel;
  private final WavHeader header;
  private final ByteBuffer buffer;
  private long framesLeft;

  private WavSource(Path file, SeekableByteChannel channel, WavHeader header) throws IOException {
    this.file = file;
    this.channel = channel;
    this.header = header;
    int framesAtOnce = Math.max(1, BUFFER_BYTES / header.frameBytes());
    this.buffer =
        ByteBuffer.allocate(framesAtOnce * header.frameBytes()).order(ByteOrder.LITTLE_ENDIAN);
    this.framesLeft = header.frames();
    buffer.limit(0);
    channel.position(header.dataStart());
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws AudioException with a sentence if the file is missing, no WAVE file, damaged or cut
   *     short
   * @throws UnsupportedAudioException if it holds another coding, such as µ-law or ADPCM
   */
  public static WavSource open(Path file) throws AudioException {
    try {
      SeekableByteChannel channel = Files.newByteChannel(file);
      try {
        return new WavSource(file, channel, WavHeader.read(channel, file));
      } catch (IOException | AudioException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw AudioException.missing(file, e);
    } catch (IOException e) {
      throw AudioException.unreadable(file, e);
    }
  }

  @Override
  public int sampleRate() {
    return header.sampleRate();
  }

  @Override
  public int channels() {
    return header.channels();
  }

  @Override
  public long frames() {
    return header.frames();
  }

  @Override
  public int read(float[][] target) throws IOException {
    int wanted = (int) Math.min(target[0].length, framesLeft);
    if (wanted == 0) {
      return framesLeft == 0 ? -1 : 0;
    }
    int done = 0;
    while (done < wanted) {
      if (!buffer.hasRemaining()) {
        fill();
      }
      int part = Math.min(wanted - done, buffer.remaining() / header.frameBytes());
      decode(target, done, part);
      done += part;
      framesLeft -= part;
    }
    return done;
  }

  private void fill() throws IOException {
    buffer.clear();
    long bytesLeft = framesLeft * header.frameBytes();
    if (bytesLeft < buffer.capacity()) {
      buffer.limit((int) bytesLeft);
    }
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw damaged("became shorter while it was read");
      }
    }
    buffer.flip();
  }

  private void decode(float[][] target, int offset, int frames) throws IOException {
    int channels = header.channels();
    for (int i = offset; i < offset + frames; i++) {
      for (int c = 0; c < channels; c++) {
        target[c][i] = next();
      }
    }
  }

  private float next() throws IOException {
    if (header.coding() == Coding.FLOAT) {
      float value = header.bytesPerSample() == 4 ? buffer.getFloat() : (float) buffer.getDouble();
      if (!Float.isFinite(value)) {
        throw damaged("is damaged: it holds a sample that is not a number");
      }
      return value;
    }
    return switch (header.bytesPerSample()) {
      case 1 -> ((buffer.get() & 0xFF) - 128) / 128f;
      case 2 -> buffer.getShort() / 32768f;
      case 3 -> ((buffer.get() & 0xFF) | (buffer.getShort() << 8)) / 8388608f;
      default -> buffer.getInt() / 2147483648f;
    };
  }

  private IOException damaged(String what) {
    AudioException failure =
        new AudioException(
            FailureKind.BAD_INPUT,
            "The recording " + file + " " + what + ".",
            "Export the recording again, or choose another one.",
            null);
    return new IOException(failure.getMessage(), failure);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
