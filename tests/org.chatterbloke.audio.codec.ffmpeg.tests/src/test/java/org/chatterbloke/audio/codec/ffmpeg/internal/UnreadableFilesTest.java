package org.chatterbloke.audio.codec.ffmpeg.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.AudioException;
import org.chatterbloke.audio.AudioFormat;
import org.chatterbloke.base.FailureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that cannot be read: one sentence with the cause and one with the remedy each. */
class UnreadableFilesTest {

  @TempDir Path folder;

  private final FfmpegCodec codec = Signals.codec();

  private AudioException failure(Path file) {
    AudioException failure;
    try {
      Signals.decode(codec, file);
      throw new AssertionError("was read: " + file);
    } catch (AudioException e) {
      failure = e;
    } catch (IOException e) {
      failure = assertInstanceOf(AudioException.class, e.getCause());
    }
    assertTrue(failure.sentence().contains(file.toString()), failure.sentence());
    assertTrue(failure.sentence().endsWith("."), failure.sentence());
    assertTrue(failure.sentence().chars().allMatch(c -> c >= ' '), failure.sentence());
    assertEquals(1, failure.remedy().lines().count());
    assertTrue(failure.remedy().endsWith("."), failure.remedy());
    assertFalse(failure.isRetriable());
    return failure;
  }

  private void assertSays(String part, AudioException failure) {
    assertTrue(failure.sentence().contains(part), failure.sentence());
    assertEquals(FailureKind.BAD_INPUT, failure.kind());
  }

  @Test
  void missing() {
    AudioException failure = failure(folder.resolve("none.wav"));

    assertEquals(FailureKind.NOT_FOUND, failure.kind());
    assertTrue(failure.sentence().contains("does not exist"), failure.sentence());
  }

  @Test
  void folder() throws Exception {
    assertSays("is a folder", failure(Files.createDirectory(folder.resolve("dir.mp3"))));
  }

  @Test
  void empty() throws Exception {
    assertSays("is empty", failure(Files.createFile(folder.resolve("empty.mp3"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "a.mp3", "a.wav", "a.aac", "a.m4a"})
  void textWhateverItIsCalled(String name) throws Exception {
    Path file = folder.resolve(name);
    Files.writeString(file, "It was the best of times, it was the worst of times.\n".repeat(200));

    assertSays("it is text", failure(file));
  }

  @Test
  void playListThatNamesOtherFiles() throws Exception {
    Path secret = Signals.encode(codec, Signals.sine(24000, 440, 1), folder.resolve("s.wav"));
    Path list = folder.resolve("list.m3u8");
    Files.writeString(list, "#EXTM3U\n#EXTINF:1,\n" + secret + "\n#EXT-X-ENDLIST\n");
    assertSays("it is text", failure(list));

    Path concat = folder.resolve("list.ffconcat");
    Files.writeString(concat, "ffconcat version 1.0\nfile '" + secret + "'\n");
    assertSays("it is text", failure(concat));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.bin", "a.mp3", "a.wav", "a.aac"})
  void randomBytesWhateverTheyAreCalled(String name) throws Exception {
    for (int seed = 0; seed < 10; seed++) {
      byte[] bytes = new byte[50000];
      new Random(seed).nextBytes(bytes);
      Path file = Files.write(folder.resolve(name), bytes);

      assertSays("not an audio file", failure(file));
    }
  }

  @Test
  void picture() throws Exception {
    Path file = folder.resolve("picture.png");
    Ffmpeg.make(file, "-f lavfi -i testsrc=size=64x64:rate=1:duration=1 -frames:v 1");

    assertSays("it is a PNG picture", failure(file));
    assertSays("it is a PNG picture", failure(Files.copy(file, folder.resolve("p.mp3"))));
  }

  @Test
  void filmWithoutSound() throws Exception {
    Path file = folder.resolve("silent.mp4");
    Ffmpeg.make(file, "-f lavfi -i testsrc=size=64x64:rate=10:duration=1 -c:v mpeg4");

    assertSays("has no sound", failure(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zero.wav", "zero.flac"})
  void fileWithZeroSamples(String name) throws Exception {
    Path file = folder.resolve(name);
    Ffmpeg.make(file, "-f lavfi -i anullsrc=r=48000:cl=mono -frames:a 0 -t 0");

    assertSays("zero samples", failure(file));
  }

  @ParameterizedTest
  @CsvSource({
    "wav, 0.5", "wav, 0.999", "flac, 0.5", "flac, 0.98", "flac, 0.999", "m4a, 0.05", "m4a, 0.5",
    "m4a, 0.999", "opus, 0.5", "opus, 0.999", "webm, 0.5", "webm, 0.999", "aiff, 0.5", "mp4, 0.7"
  })
  void cutFile(String extension, double share) throws Exception {
    Path file = folder.resolve("cut." + extension);
    if (AudioFormat.ofFileName(file.toString()).isPresent()) {
      Signals.encode(codec, Signals.voiceLike(24000, 5), file);
    } else {
      Ffmpeg.make(file, "-f lavfi -i sine=duration=3");
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, (int) (bytes.length * share)));

    assertSays("is cut off: ", failure(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wav", "flac", "mp3", "opus", "m4a", "webm"})
  void fileCutInItsHeader(String extension) throws Exception {
    Path file = folder.resolve("head." + extension);
    if (extension.equals("webm")) {
      Ffmpeg.make(file, "-f lavfi -i sine=duration=1 -c:a libopus");
    } else {
      Signals.encode(codec, Signals.voiceLike(24000, 1), file);
    }
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {1, 3, 5, 12, 20, 33}) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertEquals(FailureKind.BAD_INPUT, failure(file).kind());
    }
  }

  @Test
  void m4aWhoseIndexAtTheEndIsMissing() throws Exception {
    Path file = folder.resolve("late.m4a");
    Ffmpeg.make(file, "-f lavfi -i sine=duration=3 -c:a aac");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

    assertSays("is cut off", failure(file));
  }

  @Test
  void flacDamagedInTheMiddle() throws Exception {
    Path file = Signals.encode(codec, Signals.voiceLike(24000, 5), folder.resolve("bad.flac"));
    byte[] bytes = Files.readAllBytes(file);
    for (int i = bytes.length / 2; i < bytes.length / 2 + 3000; i++) {
      bytes[i] = (byte) (i * 31);
    }
    Files.write(file, bytes);

    assertSays("is damaged at 2.", failure(file));
  }

  @Test
  void everyPrefixOfAFileEitherPlaysOrFailsWithASentence() throws Exception {
    for (String extension : new String[] {"wav", "mp3", "flac", "opus", "m4a"}) {
      Path whole =
          Signals.encode(codec, Signals.voiceLike(24000, 0.3), folder.resolve("w." + extension));
      byte[] bytes = Files.readAllBytes(whole);
      Path part = folder.resolve("p." + extension);
      for (int length = 1; length < bytes.length; length += 97) {
        Files.write(part, Arrays.copyOf(bytes, length));
        try {
          AudioClip clip = Signals.decode(codec, part);
          assertTrue(clip.seconds() <= 0.31);
        } catch (AudioException e) {
          assertEquals(FailureKind.BAD_INPUT, e.kind(), e.sentence());
        } catch (IOException e) {
          assertInstanceOf(AudioException.class, e.getCause());
        }
      }
    }
  }

  @Test
  void readingAfterCloseFails() throws Exception {
    Path file = Signals.encode(codec, Signals.sine(24000, 440, 1), folder.resolve("c.wav"));
    var source = codec.open(file);
    source.close();
    source.close();

    assertThrows(IOException.class, () -> source.read(new float[1][10]));
  }
}
