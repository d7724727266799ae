package org.chatterbloke.audio.codec.ffmpeg.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.AudioFormat;
import org.chatterbloke.audio.AudioSource;
import org.chatterbloke.audio.EncodeRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written comes back: length, position, level and sound. */
class RoundTripTest {

  @TempDir Path folder;

  private final FfmpegCodec codec = Signals.codec();

  @ParameterizedTest
  @CsvSource({
    "wav,  16000, 16000, 75", "wav,  24000, 24000, 75", "wav,  48000, 48000, 75",
    "flac, 16000, 16000, 75", "flac, 24000, 24000, 75", "flac, 44100, 44100, 75",
    "mp3,  16000, 44100, 35", "mp3,  24000, 44100, 35", "mp3,  48000, 48000, 35",
    "opus, 16000, 48000, 20", "opus, 24000, 48000, 20", "opus, 44100, 48000, 20",
    "m4a,  16000, 16000, 25", "m4a,  24000, 24000, 25", "m4a,  96000, 48000, 25"
  })
  void keepsLengthPositionLevelAndSound(String format, int rate, int storedRate, double decibels)
      throws Exception {
    AudioClip clip = Signals.voiceLike(rate, 3.0123);
    Path file = Signals.encode(codec, clip, folder.resolve("voice." + format));

    AudioClip decoded = Signals.decode(codec, file);

    assertEquals(storedRate, decoded.sampleRate());
    assertEquals(1, decoded.channels());
    assertEquals(clip.seconds(), decoded.seconds(), 0.0001, "length in seconds");
    float[] expected =
        rate == storedRate ? clip.channel(0) : Signals.resample(clip.channel(0), rate, storedRate);
    float[] actual = decoded.channel(0);
    assertEquals(0, Signals.lag(expected, actual, 200), "shift in frames");
    double level = 20 * Math.log10(Signals.rms(actual) / Signals.rms(expected));
    assertEquals(0, level, 0.1, "level in dB");
    double snr = Signals.snr(expected, actual);
    assertTrue(snr > decibels, "only " + snr + " dB");
  }

  @ParameterizedTest
  @EnumSource(AudioFormat.class)
  void keepsARealRecording(AudioFormat format) throws Exception {
    AudioClip recording = Signals.decode(codec, Signals.example("reader-1998.flac"));
    Path file = Signals.encode(codec, recording, folder.resolve("r." + format.extension()));

    AudioClip decoded = Signals.decode(codec, file);

    assertEquals(recording.seconds(), decoded.seconds(), 0.0001);
    double level = Signals.rms(decoded.monoSamples()) / Signals.rms(recording.monoSamples());
    assertEquals(0, 20 * Math.log10(level), 0.1, "level in dB");
    if (format.lossless()) {
      assertArrayEquals(recording.channel(0), decoded.channel(0));
    }
  }

  @ParameterizedTest
  @EnumSource(AudioFormat.class)
  void keepsTheChannelsApart(AudioFormat format) throws Exception {
    float[] left = Signals.sine(48000, 440, 2).channel(0);
    float[] right = Signals.sine(48000, 1000, 2).channel(0);
    Path file =
        Signals.encode(
            codec, AudioClip.of(48000, left, right), folder.resolve("s." + format.extension()));

    AudioClip decoded = Signals.decode(codec, file);

    assertEquals(2, decoded.channels());
    assertEquals(0.5, Signals.amplitude(decoded.channel(0), 48000, 440), 0.01);
    assertEquals(0.5, Signals.amplitude(decoded.channel(1), 48000, 1000), 0.01);
    assertTrue(Signals.amplitude(decoded.channel(0), 48000, 1000) < 0.01);
    assertTrue(Signals.amplitude(decoded.channel(1), 48000, 440) < 0.01);
  }

  @ParameterizedTest
  @EnumSource(AudioFormat.class)
  void announcesTheLengthThatIsDecoded(AudioFormat format) throws Exception {
    Path file =
        Signals.encode(
            codec, Signals.voiceLike(24000, 2.345), folder.resolve("a." + format.extension()));

    try (AudioSource source = codec.open(file)) {
      long announced = source.frames();
      assertEquals(Signals.decode(codec, file).frames(), announced);
    }
  }

  @ParameterizedTest
  @EnumSource(AudioFormat.class)
  void keepsClipsShorterThanOneFrameOfTheEncoder(AudioFormat format) throws Exception {
    AudioClip clip = Signals.sine(24000, 500, 0.01);
    Path file = Signals.encode(codec, clip, folder.resolve("short." + format.extension()));

    assertEquals(clip.seconds(), Signals.decode(codec, file).seconds(), 0.0001);
  }

  @ParameterizedTest
  @EnumSource(AudioFormat.class)
  void writesTheSameBytesForTheSameSamples(AudioFormat format) throws Exception {
    AudioClip clip = Signals.voiceLike(24000, 1);
    Path first = Signals.encode(codec, clip, folder.resolve("1." + format.extension()));
    Path second = Signals.encode(codec, clip, folder.resolve("2." + format.extension()));

    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
  }

  @ParameterizedTest
  @EnumSource(AudioFormat.class)
  void keepsTheTags(AudioFormat format) throws Exception {
    Map<String, String> tags =
        Map.of("title", "Ä good “title”", "artist", "Anna 声", "comment", "made\nhere");
    Path file = folder.resolve("tags." + format.extension());
    Signals.encode(
        codec, Signals.sine(24000, 440, 0.5), file, new EncodeRequest(format, 24000, 1, 0, tags));

    Map<String, String> read = codec.metadata(file);

    tags.forEach((key, value) -> assertEquals(value, read.get(key), key));
  }

  @ParameterizedTest
  @CsvSource({"wav, 24", "wav, 32", "flac, 24"})
  void keepsMoreBitsWhenAsked(String extension, int wordLength) throws Exception {
    AudioFormat format = AudioFormat.ofFileName("." + extension).orElseThrow();
    AudioClip clip = Signals.voiceLike(24000, 1);
    Path file = folder.resolve("wide." + extension);
    Signals.encode(codec, clip, file, new EncodeRequest(format, 24000, 1, 0, wordLength, Map.of()));

    double snr = Signals.snr(clip.channel(0), Signals.decode(codec, file).channel(0));

    assertTrue(snr > 120, wordLength + " bits give " + snr + " dB");
  }

  @Test
  void keepsSamplesBeyondFullScaleInFloat() throws Exception {
    AudioClip clip = AudioClip.of(24000, new float[] {0, 1.5f, -2f, 0.25f});
    Path file = folder.resolve("loud.wav");
    Signals.encode(
        codec, clip, file, new EncodeRequest(AudioFormat.WAV, 24000, 1, 0, 32, Map.of()));

    assertEquals(clip, Signals.decode(codec, file));
  }

  @ParameterizedTest
  @ValueSource(ints = {64000, 128000, 192000, 224000, 320000})
  void keepsTheLevelOfMp3AtEveryBitRate(int bitRate) throws Exception {
    AudioClip clip = Signals.voiceLike(44100, 2);
    Path file = folder.resolve("level.mp3");
    Signals.encode(
        codec, clip, file, new EncodeRequest(AudioFormat.MP3, 44100, 1, bitRate, Map.of()));

    double level =
        Signals.rms(Signals.decode(codec, file).channel(0)) / Signals.rms(clip.channel(0));

    assertEquals(0, 20 * Math.log10(level), 0.05, "level in dB");
    assertEquals(bitRate * 2 / 8, Files.size(file), bitRate * 2 / 8 * 0.06, "bytes");
  }

  @ParameterizedTest
  @CsvSource({"opus, 24000", "opus, 96000", "m4a, 64000", "m4a, 128000"})
  void obeysTheBitRate(String extension, int bitRate) throws Exception {
    AudioFormat format = AudioFormat.ofFileName("." + extension).orElseThrow();
    AudioClip recording = Signals.decode(codec, Signals.example("reader-2033.flac"));
    float[] wide = Signals.resample(recording.channel(0), 16000, 48000);
    Path file = folder.resolve("rate." + extension);
    Signals.encode(
        codec,
        AudioClip.wrap(48000, wide),
        file,
        new EncodeRequest(format, 48000, 1, bitRate, Map.of()));

    double measured = Files.size(file) * 8 / recording.seconds();

    assertEquals(bitRate, measured, 0.25 * bitRate);
  }
}
