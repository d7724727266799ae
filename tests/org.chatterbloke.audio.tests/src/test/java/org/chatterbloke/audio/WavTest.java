package org.chatterbloke.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chatterbloke.base.FailureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WavTest {

  @TempDir Path folder;

  private final AudioFiles files = new AudioFiles(List.of(new WavCodec()));

  @ParameterizedTest
  @EnumSource(WavSampleFormat.class)
  void whatIsWrittenIsReadBackWithinHalfAStep(WavSampleFormat samples) throws Exception {
    float[][] stereo = {Signals.noise(0.99, 70001, 1), Signals.sine(440, 0.7, 44100, 70001)};
    Path file = folder.resolve("a.wav");
    write(file, 44100, stereo, samples, false, WavEncoder.RIFF_LIMIT, Map.of());

    AudioClip clip = files.read(file);

    assertEquals(44100, clip.sampleRate());
    assertEquals(2, clip.channels());
    double step = samples.floating() ? 0 : 0.5001 / Math.pow(2, 8 * samples.bytes() - 1) + 6e-8;
    for (int c = 0; c < 2; c++) {
      assertEquals(0, Signals.difference(stereo[c], clip.channel(c), 0, 70001), step);
    }
  }

  @Test
  void integersSurviveReadingAndWritingBitByBit() throws Exception {
    float[] all = new float[65536];
    for (int i = 0; i < all.length; i++) {
      all[i] = (i - 32768) / 32768f;
    }
    Path file = folder.resolve("a.wav");
    write(file, 8000, new float[][] {all}, WavSampleFormat.PCM16, false, Long.MAX_VALUE, Map.of());
    assertArrayEquals(all, files.read(file).channel(0));
  }

  @Test
  void samplesBeyondFullScaleAreClamped() throws Exception {
    Path file = folder.resolve("a.wav");
    float[] wild = {2, -2, Float.NaN, Float.POSITIVE_INFINITY};
    write(file, 8000, new float[][] {wild}, WavSampleFormat.PCM24, false, Long.MAX_VALUE, Map.of());
    float top = 8388607 / 8388608f;
    assertArrayEquals(new float[] {top, -1, 0, top}, files.read(file).channel(0));
  }

  @Test
  void aFilePastTheLimitBecomesRf64AndIsReadBack() throws Exception {
    float[] mono = Signals.noise(0.5, 5001, 2);
    for (WavSampleFormat samples : WavSampleFormat.values()) {
      Path file = folder.resolve(samples + ".wav");
      write(file, 24000, new float[][] {mono}, samples, false, 1000, Map.of("title", "Long"));
      byte[] bytes = Files.readAllBytes(file);
      assertEquals("RF64", ascii(bytes, 0));
      assertEquals("ds64", ascii(bytes, 12));
      ByteBuffer ds64 = ByteBuffer.wrap(bytes, 20, 24).order(ByteOrder.LITTLE_ENDIAN);
      assertEquals(bytes.length - 8, ds64.getLong());
      assertEquals(5001L * samples.bytes(), ds64.getLong());
      assertEquals(5001, ds64.getLong());
      assertEquals(0, Signals.difference(mono, files.read(file).channel(0), 0, 5001), 2e-5);
    }
  }

  @Test
  void tagsAreWrittenAsInfoChunksAndSizesAreEven() throws Exception {
    Path file = folder.resolve("a.wav");
    Map<String, String> tags = Map.of("title", "Grüße", "artist", "Anna", "unknown", "x");
    write(file, 8000, new float[][] {{0.5f}}, WavSampleFormat.PCM24, false, Long.MAX_VALUE, tags);
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertTrue(text.contains("INAM\b\0\0\0Grüße\0"), text);
    assertTrue(text.contains("IART\5\0\0\0Anna\0\0"), text);
    assertFalse(text.contains("unknown"));
    assertEquals(0, bytes.length % 2);
    assertEquals(1, files.read(file).frames());
  }

  @Test
  void ditherMakesRoundingErrorsIndependentOfTheSignal() throws Exception {
    float[] quiet = Signals.sine(100, 0.4 / 32768, 8000, 80000);
    Path plain = folder.resolve("plain.wav");
    Path dithered = folder.resolve("dithered.wav");
    Path again = folder.resolve("again.wav");
    float[][] mono = {quiet};
    write(plain, 8000, mono, WavSampleFormat.PCM16, false, Long.MAX_VALUE, Map.of());
    write(dithered, 8000, mono, WavSampleFormat.PCM16, true, Long.MAX_VALUE, Map.of());
    write(again, 8000, mono, WavSampleFormat.PCM16, true, Long.MAX_VALUE, Map.of());
    assertEquals(0, Signals.amplitude(files.read(plain).channel(0), 100, 8000));
    double kept = Signals.amplitude(files.read(dithered).channel(0), 100, 8000) * 32768;
    assertEquals(0.4, kept, 0.02, "the sine below one step is still there");
    assertArrayEquals(Files.readAllBytes(dithered), Files.readAllBytes(again));
  }

  @Test
  void theTargetAppearsOnlyAfterFinish() throws Exception {
    Path file = folder.resolve("a.wav");
    Files.writeString(file, "old");
    try (AudioEncoder encoder = files.encode(file, EncodeRequest.mono(AudioFormat.WAV, 8000))) {
      encoder.write(new float[][] {new float[100000]}, 0, 100000);
      assertEquals("old", Files.readString(file));
    }
    assertEquals("old", Files.readString(file));
    try (var list = Files.list(folder)) {
      assertEquals(List.of(file), list.toList(), "the part is gone");
    }
  }

  @ParameterizedTest
  @CsvSource({"1,8", "1,16", "1,24", "1,32", "3,32", "3,64", "-2,24"})
  void everyCodingIsReadAroundOddAndUnknownChunks(int tag, int bits) throws Exception {
    double[] values = {0, 0.5, -0.5, -1, 0.25};
    byte[] samples = encode(values, tag, bits);
    byte[] format = format(tag, bits, 1);
    byte[] file =
        riff("RIFF", -2, chunk("odd ", new byte[3]), chunk("fmt ", format), chunk("data", samples));
    float[] read = files.read(save(file)).channel(0);
    for (int i = 0; i < values.length; i++) {
      assertEquals(values[i], read[i], "exact in every width");
    }
  }

  @ParameterizedTest
  @CsvSource({"0,0", "-1,-1", "2147479588,2147479552", "-1,0"})
  void aHeaderWithUnknownSizesReadsToTheEndOfTheFile(int riffSize, int dataSize) throws Exception {
    byte[] file =
        riff("RIFF", riffSize, chunk("fmt ", format(1, 16, 1)), chunk("data", new byte[400]));
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(file.length - 404, dataSize);
    assertEquals(200, files.read(save(file)).frames());
  }

  @Test
  void aCutFileIsToldWithBothLengths() throws Exception {
    byte[] whole =
        riff("RIFF", -2, chunk("fmt ", format(1, 16, 1)), chunk("data", new byte[64000]));
    Path file = save(Arrays.copyOf(whole, 32044));
    AudioException failure = assertThrows(AudioException.class, () -> files.read(file));
    assertEquals(
        "The recording "
            + file
            + " is cut short: its header announces 4.0 s but only 2.0 s are"
            + " there.",
        failure.sentence());
    assertEquals(FailureKind.BAD_INPUT, failure.kind());
  }

  @Test
  void aFileCutInItsHeaderIsDamaged() throws Exception {
    byte[] whole = riff("RIFF", -2, chunk("fmt ", format(1, 16, 1)), chunk("data", new byte[100]));
    for (int length = 12; length < 43; length++) {
      Path file = save(Arrays.copyOf(whole, length));
      AudioException failure = assertThrows(AudioException.class, () -> files.read(file));
      assertTrue(failure.sentence().contains("damaged"), failure.sentence());
    }
  }

  @ParameterizedTest
  @CsvSource({"6,8", "17,4", "1,40"})
  void anotherCodingIsUnsupportedAndNotDamaged(int tag, int bits) throws Exception {
    Path file =
        save(riff("RIFF", -2, chunk("fmt ", format(tag, bits, 1)), chunk("data", new byte[80])));
    assertThrows(UnsupportedAudioException.class, () -> files.open(file));
  }

  @Test
  void floatsThatAreNoNumbersAreDamage() throws Exception {
    byte[] samples = encode(new double[] {0, Double.NaN}, 3, 32);
    Path file = save(riff("RIFF", -2, chunk("fmt ", format(3, 32, 1)), chunk("data", samples)));
    AudioException failure = assertThrows(AudioException.class, () -> files.read(file));
    assertTrue(failure.sentence().contains("not a number"), failure.sentence());
  }

  private static void write(
      Path file,
      int rate,
      float[][] samples,
      WavSampleFormat format,
      boolean dither,
      long limit,
      Map<String, String> tags)
      throws IOException {
    EncodeRequest request = new EncodeRequest(AudioFormat.WAV, rate, samples.length, 0, tags);
    try (WavEncoder encoder = new WavEncoder(file, request, format, dither, limit)) {
      int frames = samples[0].length;
      encoder.write(samples, 0, frames / 3);
      encoder.write(samples, frames / 3, frames - frames / 3);
      encoder.finish();
    }
  }

  private Path save(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("made.wav"), bytes);
  }

  private static String ascii(byte[] bytes, int at) {
    return new String(bytes, at, 4, StandardCharsets.US_ASCII);
  }

  private static byte[] format(int tag, int bits, int channels) {
    ByteBuffer b = ByteBuffer.allocate(tag == -2 ? 40 : 16).order(ByteOrder.LITTLE_ENDIAN);
    int frame = channels * ((bits + 7) / 8);
    b.putShort((short) tag).putShort((short) channels).putInt(8000).putInt(8000 * frame);
    b.putShort((short) frame).putShort((short) bits);
    if (tag == -2) {
      b.putShort((short) 22).putShort((short) 20).putInt(4).putShort((short) 1);
    }
    return b.array();
  }

  private static byte[] encode(double[] values, int tag, int bits) {
    ByteBuffer b = ByteBuffer.allocate(values.length * bits / 8).order(ByteOrder.LITTLE_ENDIAN);
    for (double v : values) {
      long n = Math.round(v * Math.pow(2, bits - 1));
      switch (bits) {
        case 8 -> b.put((byte) (n + 128));
        case 16 -> b.putShort((short) n);
        case 24 -> b.putShort((short) n).put((byte) (n >> 16));
        case 32 -> b.putInt(tag == 3 ? Float.floatToIntBits((float) v) : (int) n);
        default -> b.putDouble(v);
      }
    }
    return b.array();
  }

  private static byte[] chunk(String id, byte[] body) {
    ByteBuffer b =
        ByteBuffer.allocate(8 + body.length + body.length % 2).order(ByteOrder.LITTLE_ENDIAN);
    return b.put(id.getBytes(StandardCharsets.US_ASCII)).putInt(body.length).put(body).array();
  }

  private static byte[] riff(String form, int size, byte[]... chunks) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] chunk : chunks) {
      all.writeBytes(chunk);
    }
    ByteBuffer b = ByteBuffer.allocate(12 + all.size()).order(ByteOrder.LITTLE_ENDIAN);
    b.put(form.getBytes(StandardCharsets.US_ASCII)).putInt(size == -2 ? 4 + all.size() : size);
    return b.put("WAVE".getBytes(StandardCharsets.US_ASCII)).put(all.toByteArray()).array();
  }
}
