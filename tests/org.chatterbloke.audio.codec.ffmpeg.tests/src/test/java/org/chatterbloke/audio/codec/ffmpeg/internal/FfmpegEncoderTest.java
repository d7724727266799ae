package org.chatterbloke.audio.codec.ffmpeg.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chatterbloke.audio.AudioEncoder;
import org.chatterbloke.audio.AudioException;
import org.chatterbloke.audio.AudioFormat;
import org.chatterbloke.audio.EncodeRequest;
import org.chatterbloke.base.FailureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left on the disk, and what writing says when it cannot. */
class FfmpegEncoderTest {

  @TempDir Path folder;

  private final FfmpegCodec codec = Signals.codec();

  private static float[][] noise(int frames) {
    float[][] samples = new float[1][frames];
    var random = new java.util.Random(7);
    for (int i = 0; i < frames; i++) {
      samples[0][i] = random.nextFloat() - 0.5f;
    }
    return samples;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @EnumSource(AudioFormat.class)
  void leavesNothingWhenClosedWithoutFinish(AudioFormat format) throws Exception {
    Path target = folder.resolve("x." + format.extension());
    try (AudioEncoder encoder = codec.encode(target, EncodeRequest.mono(format, 24000))) {
      encoder.write(noise(24000), 0, 24000);
    }
    assertEquals(List.of(), names());
  }

  @Test
  void keepsAnExistingTargetUntilTheNewOneIsComplete() throws Exception {
    Path target = Files.writeString(folder.resolve("x.flac"), "old");
    try (AudioEncoder encoder = codec.encode(target, EncodeRequest.mono(AudioFormat.FLAC, 24000))) {
      encoder.write(noise(24000), 0, 24000);
      assertEquals("old", Files.readString(target));
      encoder.finish();
      assertThrows(IOException.class, () -> encoder.write(noise(10), 0, 10));
    }
    assertEquals(24000, Signals.decode(codec, target).frames());
    assertEquals(List.of("x.flac"), names());
  }

  @Test
  void makesFilesThatOthersMayReadAsTheSystemIsSetUp() throws Exception {
    Path plain = Files.createFile(folder.resolve("plain"));
    Path target = Signals.encode(codec, Signals.sine(24000, 440, 1), folder.resolve("a.mp3"));

    assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(target));
  }

  @Test
  void refusesToMakeAFileWithoutSound() throws Exception {
    Path target = folder.resolve("x.mp3");
    try (AudioEncoder encoder = codec.encode(target, EncodeRequest.mono(AudioFormat.MP3, 24000))) {
      IOException e = assertThrows(IOException.class, encoder::finish);
      AudioException failure = assertInstanceOf(AudioException.class, e.getCause());
      assertTrue(failure.sentence().contains("no sound"), failure.sentence());
    }
    assertEquals(List.of(), names());
  }

  @Test
  void refusesSamplesThatAreNoNumbers() throws Exception {
    Path target = folder.resolve("x.m4a");
    float[][] samples = noise(24000);
    samples[0][12000] = Float.NaN;
    try (AudioEncoder encoder = codec.encode(target, EncodeRequest.mono(AudioFormat.M4A, 24000))) {
      IOException e =
          assertThrows(IOException.class, () -> encoder.write(samples, 0, samples[0].length));
      AudioException failure = assertInstanceOf(AudioException.class, e.getCause());
      assertTrue(failure.sentence().contains("0.5 s"), failure.sentence());
    }
    assertEquals(List.of(), names());
  }

  @Test
  void saysThatTheFolderIsMissing() {
    Path target = folder.resolve("none").resolve("x.mp3");

    AudioException failure = refusal(target, EncodeRequest.mono(AudioFormat.MP3, 24000));

    assertEquals(FailureKind.STORAGE, failure.kind());
    assertTrue(failure.sentence().contains("none does not exist"), failure.sentence());
  }

  @Test
  void saysThatTheFolderIsAFile() throws Exception {
    Path target = Files.createFile(folder.resolve("file")).resolve("x.mp3");

    AudioException failure = refusal(target, EncodeRequest.mono(AudioFormat.MP3, 24000));

    assertTrue(failure.sentence().contains("is a file, not a folder"), failure.sentence());
  }

  @Test
  void saysThatTheTargetIsAFolder() throws Exception {
    Path target = Files.createDirectory(folder.resolve("x.mp3"));

    AudioException failure = refusal(target, EncodeRequest.mono(AudioFormat.MP3, 24000));

    assertTrue(failure.sentence().contains("a folder has this name"), failure.sentence());
  }

  @Test
  void saysThatTheSystemForbidsWriting() {
    // Not even the administrator may create files there.
    Path target = Path.of("/sys/kernel/x.mp3");

    AudioException failure = refusal(target, EncodeRequest.mono(AudioFormat.MP3, 24000));

    assertEquals(FailureKind.STORAGE, failure.kind());
    assertTrue(failure.sentence().contains("cannot be written"), failure.sentence());
  }

  @ParameterizedTest
  @EnumSource(AudioFormat.class)
  void saysThatTheDiskIsFull(AudioFormat format) throws Exception {
    Path target = folder.resolve("x." + format.extension());
    // A device of the system that answers every write with "no space left".
    Path part = Files.createSymbolicLink(folder.resolve("part"), Path.of("/dev/full"));
    EncodeRequest request = EncodeRequest.mono(format, 24000);

    Exception e =
        assertThrows(
            Exception.class,
            () -> {
              try (AudioEncoder encoder =
                  FfmpegEncoder.open(target, part, request, EncoderSettings.of(target, request))) {
                for (int i = 0; i < 20; i++) {
                  encoder.write(noise(24000), 0, 24000);
                }
                encoder.finish();
              }
            });

    AudioException failure =
        e instanceof AudioException direct
            ? direct
            : assertInstanceOf(AudioException.class, e.getCause());
    assertEquals(FailureKind.STORAGE, failure.kind());
    assertTrue(failure.sentence().contains("the disk is full"), failure.sentence());
    assertEquals(List.of(), names());
    assertTrue(Files.exists(Path.of("/dev/full")));
  }

  @ParameterizedTest
  @CsvSource({"mp3, 1000, 0", "mp3, 500000, 0", "opus, 1000, 0", "m4a, 900000, 0", "flac, 0, 32"})
  void saysThatTheFormatHasNoSuchSetting(String extension, int bitRate, int wordLength)
      throws Exception {
    AudioFormat format = AudioFormat.ofFileName("." + extension).orElseThrow();

    AudioException failure =
        refusal(
            folder.resolve("x." + extension),
            new EncodeRequest(format, 24000, 1, bitRate, wordLength, Map.of()));

    assertEquals(FailureKind.BAD_INPUT, failure.kind());
    assertEquals(List.of(), names());
  }

  @Test
  void putsTheIndexOfM4aInFront() throws Exception {
    Path target = Signals.encode(codec, Signals.voiceLike(24000, 3), folder.resolve("x.m4a"));
    String bytes =
        new String(Files.readAllBytes(target), java.nio.charset.StandardCharsets.ISO_8859_1);

    assertTrue(bytes.indexOf("moov") < bytes.indexOf("mdat"));
  }

  @ParameterizedTest
  @EnumSource(AudioFormat.class)
  void writesTheSameWhateverTheSizeOfThePieces(AudioFormat format) throws Exception {
    float[][] samples = noise(30000);
    byte[][] files = new byte[2][];
    int[] sizes = {30000, 13};
    for (int f = 0; f < 2; f++) {
      Path target = folder.resolve("p." + format.extension());
      try (AudioEncoder encoder = codec.encode(target, EncodeRequest.mono(format, 22050))) {
        for (int at = 0; at < 30000; at += sizes[f]) {
          encoder.write(samples, at, Math.min(sizes[f], 30000 - at));
        }
        encoder.finish();
      }
      files[f] = Files.readAllBytes(target);
    }
    assertArrayEquals(files[0], files[1]);
  }

  private AudioException refusal(Path target, EncodeRequest request) {
    AudioException failure =
        assertThrows(AudioException.class, () -> codec.encode(target, request));
    assertTrue(failure.sentence().contains(target.toString()), failure.sentence());
    assertTrue(failure.remedy().endsWith("."), failure.remedy());
    return failure;
  }
}
