package org.chatterbloke.audio.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.chatterbloke.audio.AudioException;
import org.chatterbloke.audio.UnsupportedAudioException;
import org.chatterbloke.base.FailureKind;

/**
 * What the chunks before the samples of a WAVE file say. Follows "Multimedia Programming Interface
 * and Data Specifications 1.0" (IBM and Microsoft, 1991), WAVEFORMATEXTENSIBLE, and EBU Tech 3306 /
 * ITU-R BS.2088 for RF64 and BW64.
 *
 * @param coding what a sample is
 * @param channels the number of channels, 1 or more
 * @param sampleRate frames per second
 * @param bytesPerSample the container of one sample
 * @param dataStart position of the first sample in the file
 * @param dataBytes bytes of samples, a multiple of the frame size
 */
public record WavHeader(
    Coding coding,
    int channels,
    int sampleRate,
    int bytesPerSample,
    long dataStart,
    long dataBytes) {

  /** The codings that are read. */
  public enum Coding {
    PCM,
    FLOAT
  }

  private static final int TAG_PCM = 1;
  private static final int TAG_FLOAT = 3;
  private static final int TAG_EXTENSIBLE = 0xFFFE;
  private static final int LOWEST_RATE = 4000;
  private static final int HIGHEST_RATE = 768000;
  private static final long UNKNOWN = 0xFFFFFFFFL;

  /** Bytes per frame. */
  public int frameBytes() {
    return channels * bytesPerSample;
  }

  /** The number of frames. */
  public long frames() {
    return dataBytes / frameBytes();
  }

  /**
   * Reads the chunks up to the samples.
   *
   * @throws AudioException if this is no WAVE file, a damaged or a cut one
   * @throws UnsupportedAudioException if the coding is another
   * @throws IOException if the disk refuses
   */
  public static WavHeader read(SeekableByteChannel file, Path name)
      throws IOException, AudioException {
    return new Reader(file, name).read();
  }

  private static final class Reader {

    private final SeekableByteChannel file;
    private final Path name;
    private final long size;
    private long ds64Data = -1;
    private boolean haveFormat;
    private Coding coding = Coding.PCM;
    private int channels;
    private int sampleRate;
    private int frameBytes;

    Reader(SeekableByteChannel file, Path name) throws IOException {
      this.file = file;
      this.name = name;
      this.size = file.size();
    }

    WavHeader read() throws IOException, AudioException {
      ByteBuffer riff = bytes(0, 12);
      String form = tag(riff);
      long riffSize = riff.remaining() >= 4 ? riff.getInt() & UNKNOWN : 0;
      if (!(form.equals("RIFF") || form.equals("RF64") || form.equals("BW64"))
          || !tag(riff).equals("WAVE")) {
        throw new AudioException(
            FailureKind.BAD_INPUT,
            "The file " + name + " is no WAV file: it does not begin with a RIFF header.",
            "Choose an audio file, or export the recording again as WAV.",
            null);
      }
      boolean large = !form.equals("RIFF");
      long at = 12;
      while (at + 8 <= size) {
        ByteBuffer chunk = bytes(at, 8);
        String id = tag(chunk);
        long length = chunk.getInt() & UNKNOWN;
        long body = at + 8;
        if (id.equals("data")) {
          return data(body, length, large, riffSize);
        }
        if (id.equals("ds64") && large) {
          readDs64(body, length);
        } else if (id.equals("fmt ")) {
          readFormat(body, length);
        }
        at = body + length + (length & 1);
      }
      throw haveFormat
          ? damaged("its header ends before the samples begin, so it is cut short")
          : damaged("it has no format chunk");
    }

    private WavHeader data(long body, long announced, boolean large, long riffSize)
        throws AudioException {
      if (!haveFormat) {
        throw damaged("its samples come before its format");
      }
      long there = size - body;
      long length = announced;
      if (large && announced == UNKNOWN && ds64Data > 0) {
        length = ds64Data;
      } else if (isOpenEnded(announced, riffSize, there)) {
        length = there;
      }
      // one lost padding or partial frame at the very end is no loss that anybody hears
      if (length - there >= frameBytes) {
        double told = (double) (length / frameBytes) / sampleRate;
        double found = (double) (there / frameBytes) / sampleRate;
        throw new AudioException(
            FailureKind.BAD_INPUT,
            "The recording %s is cut short: its header announces %.1f s but only %.1f s are there."
                .formatted(name, told, found),
            "Copy or download the file again, or export it again.",
            null);
      }
      length = Math.min(length, there);
      return new WavHeader(
          coding, channels, sampleRate, frameBytes / channels, body, length - length % frameBytes);
    }

    /** Whether the sizes are what programs write that cannot seek back to their header. */
    private static boolean isOpenEnded(long announced, long riffSize, long there) {
      if (announced >= UNKNOWN - 0x100 && there < announced) {
        return true;
      }
      if (announced >= 0x7FFFEF00L && announced <= 0x7FFFFFFFL && there < announced) {
        return true;
      }
      return announced == 0 && (riffSize == 0 || riffSize >= 0x7FFFEF00L || riffSize <= 36);
    }

    private void readDs64(long body, long length) throws IOException, AudioException {
      if (length < 24) {
        throw damaged("its ds64 chunk is too short");
      }
      ByteBuffer ds64 = bytes(body, 24);
      if (ds64.remaining() < 24) {
        throw damaged("its header is cut short");
      }
      ds64.getLong();
      ds64Data = ds64.getLong();
    }

    private void readFormat(long body, long length) throws IOException, AudioException {
      ByteBuffer format = bytes(body, (int) Math.min(length, 40));
      if (format.remaining() < 16) {
        throw damaged("its format chunk is too short");
      }
      int formatTag = format.getShort() & 0xFFFF;
      channels = format.getShort() & 0xFFFF;
      sampleRate = format.getInt();
      format.getInt();
      frameBytes = format.getShort() & 0xFFFF;
      int bits = format.getShort() & 0xFFFF;
      if (formatTag == TAG_EXTENSIBLE && format.remaining() >= 24) {
        // cbSize, valid bits, channel mask, then the GUID whose first two bytes are the classic
        // tag;
        // fewer valid bits than the container has are left-justified, so the container is what
        // counts
        format.position(format.position() + 8);
        formatTag = format.getShort() & 0xFFFF;
      }
      if (channels == 0 || sampleRate < LOWEST_RATE || sampleRate > HIGHEST_RATE) {
        throw damaged("its header tells of " + channels + " channels at " + sampleRate + " Hz");
      }
      int container = frameBytes / channels;
      boolean pcm = formatTag == TAG_PCM && container >= 1 && container <= 4;
      boolean real = formatTag == TAG_FLOAT && (container == 4 || container == 8);
      if (!pcm && !real) {
        throw new UnsupportedAudioException(
            "The WAV file %s holds a coding that is not read here (tag %d, %d bits)."
                .formatted(name, formatTag, bits),
            "Export the recording again as WAV with 16, 24 or 32 bits.");
      }
      if (frameBytes % channels != 0 || bits > container * 8) {
        throw damaged("its header contradicts itself about the sample size");
      }
      coding = real ? Coding.FLOAT : Coding.PCM;
      haveFormat = true;
    }

    private AudioException damaged(String why) {
      return new AudioException(
          FailureKind.BAD_INPUT,
          "The WAV file " + name + " is damaged: " + why + ".",
          "Export the recording again, or choose another one.",
          null);
    }

    private static String tag(ByteBuffer from) {
      byte[] id = new byte[4];
      from.get(id, 0, Math.min(4, from.remaining()));
      return new String(id, StandardCharsets.ISO_8859_1);
    }

    private ByteBuffer bytes(long at, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
      file.position(at);
      while (buffer.hasRemaining() && file.read(buffer) >= 0) {
        // until full or at the end
      }
      return buffer.flip();
    }
  }
}
