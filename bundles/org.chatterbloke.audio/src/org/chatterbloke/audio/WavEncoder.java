package org.chatterbloke.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.chatterbloke.audio.internal.PartFile;
import org.jspecify.annotations.Nullable;

/**
 * Writes a WAVE file as a stream. The header reserves a {@code JUNK} chunk that becomes {@code
 * ds64} when the file passes 4 GiB, which makes it RF64 (EBU Tech 3306); smaller files are plain
 * RIFF. Tags go into a {@code LIST/INFO} chunk. Samples beyond full scale are clamped in the
 * integer formats.
 *
 * <p>Integers are round(sample · 2^(bits−1)), so that what {@link WavSource} reads from an integer
 * file is written back bit by bit. With dither, triangular noise of two steps peak to peak is added
 * before rounding (Lipshitz, Wannamaker and Vanderkooy, "Quantization and Dither: A Theoretical
 * Survey", JAES 1992); its seed is fixed, so the same samples make the same file. One thread at a
 * time.
 */
public final class WavEncoder implements AudioEncoder {

  /** The largest size that a RIFF header can tell. */
  static final long RIFF_LIMIT = 0xFFFFFFFFL;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int DS64_BYTES = 28;
  private static final long DITHER_SEED = 0x5EED;

  /** FFmpeg's generic tag names and the INFO chunks that hold them. */
  private static final Map<String, String> INFO =
      Map.ofEntries(
          Map.entry("title", "INAM"),
          Map.entry("artist", "IART"),
          Map.entry("album", "IPRD"),
          Map.entry("comment", "ICMT"),
          Map.entry("copyright", "ICOP"),
          Map.entry("date", "ICRD"),
          Map.entry("genre", "IGNR"),
          Map.entry("track", "IPRT"),
          Map.entry("language", "ILNG"),
          Map.entry("encoder", "ISFT"));

  private final PartFile part;
  private final FileChannel channel;
  private final int channels;
  private final WavSampleFormat samples;
  private final @Nullable SplittableRandom dither;
  private final long riffLimit;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private final long factAt;
  private final long dataAt;
  private long frames;
  private boolean finished;

  /**
   * Starts a file without dither.
   *
   * @param target where the file will be once {@link #finish} was called
   * @param request rate, channels and tags; format and bit rate are not looked at
   * @throws IOException if the folder is missing or cannot be written
   */
  public WavEncoder(Path target, EncodeRequest request, WavSampleFormat samples)
      throws IOException {
    this(target, request, samples, false);
  }

  /**
   * As the other constructor.
   *
   * @param dither whether to dither; has no effect on {@link WavSampleFormat#FLOAT32} and on {@link
   *     WavSampleFormat#PCM32}, whose steps are finer than a float's
   */
  public WavEncoder(Path target, EncodeRequest request, WavSampleFormat samples, boolean dither)
      throws IOException {
    this(target, request, samples, dither, RIFF_LIMIT);
  }

  /** For tests: a lower limit from which on the file is RF64. */
  WavEncoder(
      Path target, EncodeRequest request, WavSampleFormat samples, boolean dither, long riffLimit)
      throws IOException {
    this.channels = request.channels();
    this.samples = samples;
    this.dither = dither && samples.bytes() < 4 ? new SplittableRandom(DITHER_SEED) : null;
    this.riffLimit = riffLimit;
    this.part = PartFile.beside(target);
    this.channel = part.channel();
    ByteBuffer header = header(request);
    this.factAt = samples.floating() ? header.limit() : -1;
    ByteBuffer rest = afterFormat(request.metadata());
    this.dataAt = (long) header.limit() + rest.limit();
    try {
      drain(header);
      drain(rest);
    } catch (IOException e) {
      part.close();
      throw e;
    }
  }

  private ByteBuffer header(EncodeRequest request) {
    int frameBytes = channels * samples.bytes();
    int formatBytes = samples.floating() ? 18 : 16;
    ByteBuffer header = little(12 + 8 + DS64_BYTES + 8 + formatBytes);
    tag(header, "RIFF").putInt(0);
    tag(header, "WAVE");
    tag(header, "JUNK").putInt(DS64_BYTES).put(new byte[DS64_BYTES]);
    tag(header, "fmt ").putInt(formatBytes);
    header.putShort((short) (samples.floating() ? 3 : 1)).putShort((short) channels);
    header.putInt(request.sampleRate()).putInt(request.sampleRate() * frameBytes);
    header.putShort((short) frameBytes).putShort((short) (8 * samples.bytes()));
    if (samples.floating()) {
      header.putShort((short) 0);
    }
    return header.flip();
  }

  private ByteBuffer afterFormat(Map<String, String> metadata) {
    int textBytes = metadata.values().stream().mapToInt(v -> 4 * v.length() + 16).sum();
    ByteBuffer rest = little(12 + 12 + textBytes + 8);
    if (samples.floating()) {
      tag(rest, "fact").putInt(4).putInt(0);
    }
    int list = rest.position();
    tag(rest, "LIST").putInt(0);
    tag(rest, "INFO");
    metadata.entrySet().stream()
        .filter(e -> INFO.containsKey(e.getKey()) && !e.getValue().isEmpty())
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> {
          byte[] text = e.getValue().getBytes(StandardCharsets.UTF_8);
          tag(rest, INFO.getOrDefault(e.getKey(), "ICMT")).putInt(text.length + 1);
          rest.put(text).put((byte) 0);
          if (text.length % 2 == 0) {
            rest.put((byte) 0);
          }
        });
    if (rest.position() == list + 12) {
      rest.position(list);
    } else {
      rest.putInt(list + 4, rest.position() - list - 8);
    }
    tag(rest, "data").putInt(0);
    return rest.flip();
  }

  @Override
  public void write(float[][] source, int offset, int count) throws IOException {
    if (finished) {
      throw new IllegalStateException("the file is finished");
    }
    if (source.length != channels) {
      throw new IllegalArgumentException("expected " + channels + " channels: " + source.length);
    }
    int frameBytes = channels * samples.bytes();
    for (int i = offset; i < offset + count; i++) {
      if (buffer.remaining() < frameBytes) {
        drain(buffer.flip());
        buffer.clear();
      }
      for (int c = 0; c < channels; c++) {
        put(source[c][i]);
      }
    }
    frames += count;
  }

  private void put(float sample) {
    switch (samples) {
      case FLOAT32 -> buffer.putFloat(sample);
      case PCM16 -> buffer.putShort((short) quantise(sample, 32768.0));
      case PCM24 -> {
        int value = quantise(sample, 8388608.0);
        buffer.putShort((short) value).put((byte) (value >> 16));
      }
      case PCM32 -> buffer.putInt(quantise(sample, 2147483648.0));
    }
  }

  /** Rounds to an integer step, clamped to −scale … scale − 1; a sample that is no number is 0. */
  private int quantise(float sample, double scale) {
    double value = sample * scale;
    SplittableRandom noise = dither;
    if (noise != null) {
      value += noise.nextDouble() - noise.nextDouble();
    }
    return (int) Math.max(-scale, Math.min(scale - 1, Math.rint(value)));
  }

  @Override
  public void finish() throws IOException {
    if (finished) {
      return;
    }
    long dataBytes = frames * channels * samples.bytes();
    if (dataBytes % 2 == 1) {
      if (!buffer.hasRemaining()) {
        drain(buffer.flip());
        buffer.clear();
      }
      buffer.put((byte) 0);
    }
    drain(buffer.flip());
    buffer.clear();
    finished = true;
    patchSizes(dataBytes);
    part.moveIntoPlace();
  }

  private void patchSizes(long dataBytes) throws IOException {
    long riffBytes = channel.size() - 8;
    boolean large = riffBytes > riffLimit;
    if (large) {
      ByteBuffer ds64 = little(12 + 8 + DS64_BYTES);
      tag(ds64, "RF64").putInt(-1);
      tag(ds64, "WAVE");
      tag(ds64, "ds64").putInt(DS64_BYTES);
      ds64.putLong(riffBytes).putLong(dataBytes).putLong(frames).putInt(0);
      patch(0, ds64.flip());
    } else {
      patch(4, little(4).putInt((int) riffBytes).flip());
    }
    patch(dataAt - 4, little(4).putInt(large ? -1 : (int) dataBytes).flip());
    if (factAt >= 0) {
      patch(factAt + 8, little(4).putInt(large ? -1 : (int) frames).flip());
    }
  }

  @Override
  public void close() throws IOException {
    finished = true;
    part.close();
  }

  private void drain(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private void patch(long at, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer tag(ByteBuffer to, String id) {
    return to.put(id.getBytes(StandardCharsets.ISO_8859_1));
  }
}
