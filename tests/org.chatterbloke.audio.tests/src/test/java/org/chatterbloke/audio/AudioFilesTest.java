package org.chatterbloke.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chatterbloke.base.FailureKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioFilesTest {

  @TempDir Path folder;

  private final AudioFiles files = new AudioFiles(List.of(new WavCodec()));
  private Path recording = Path.of("");

  @BeforeEach
  void makeRecording() throws AudioException {
    recording = folder.resolve("recording.wav");
    AudioClip clip = AudioClip.of(16000, Signals.sine(300, 0.5, 16000, 200000));
    files.write(recording, clip, EncodeRequest.mono(AudioFormat.WAV, 16000));
  }

  @Test
  void aClipSurvivesWritingAndReading() throws AudioException {
    AudioClip clip = files.read(recording);
    float[] sine = Signals.sine(300, 0.5, 16000, 200000);
    assertEquals(0, Signals.difference(sine, clip.channel(0), 0, 200000), 1 / 65000.0);
  }

  @ParameterizedTest
  @CsvSource({"0,2", "16,2", "24,3", "32,4"})
  void theWordLengthOfARequestIsWritten(int wordLength, int bytes) throws Exception {
    Path file = folder.resolve("words.wav");
    AudioClip clip = AudioClip.of(16000, Signals.noise(0.5, 10000, 3));
    files.write(file, clip, new EncodeRequest(AudioFormat.WAV, 16000, 1, 0, wordLength, Map.of()));
    assertEquals(10000.0 * bytes, Files.size(file), 200);
    double step = wordLength == 32 ? 0 : Math.pow(2, -8 * bytes);
    float[] read = files.read(file).channel(0);
    assertEquals(0, Signals.difference(clip.channel(0), read, 0, 10000), 1.01 * step);
  }

  @Test
  void contentDecidesAndNotTheName() throws Exception {
    Path wrongName = Files.copy(recording, folder.resolve("recording.mp3"));
    assertEquals(200000, files.read(wrongName).frames());
  }

  @Test
  void whatIsWrongWithAFileIsSaid() throws Exception {
    fails(folder.resolve("none.wav"), FailureKind.NOT_FOUND, "does not exist");
    fails(folder, FailureKind.BAD_INPUT, "is a folder");
    fails(made("empty.wav", ""), FailureKind.BAD_INPUT, "is empty (0 bytes)");
    fails(made("text.wav", "Once upon a time"), FailureKind.BAD_INPUT, "is no WAV file");
    fails(made("text.txt", "Once upon a time"), FailureKind.BAD_INPUT, "is no audio file");
    fails(made("noname", "Once upon a time"), FailureKind.BAD_INPUT, "is no audio file");
    fails(made("short.wav", "RIFF"), FailureKind.BAD_INPUT, "is no WAV file");
    fails(made("music.flac", "fLaC and more"), FailureKind.UNAVAILABLE, "reads FLAC files");
    Path silent = folder.resolve("silent.wav");
    files.write(silent, AudioClip.silence(8000, 0), EncodeRequest.mono(AudioFormat.WAV, 8000));
    fails(silent, FailureKind.BAD_INPUT, "holds no sound");
  }

  private void fails(Path file, FailureKind kind, String words) {
    AudioException failure = assertThrows(AudioException.class, () -> files.read(file));
    assertTrue(failure.sentence().contains(words), failure.sentence());
    assertTrue(failure.sentence().contains(file.toString()), failure.sentence());
    assertFalse(failure.remedy().isEmpty());
    assertEquals(kind, failure.kind());
    assertFalse(failure.isRetriable());
  }

  private Path made(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void aCodingThatOneCodecDoesNotReadGoesToTheNext() throws AudioException {
    AudioSource made = files.open(recording);
    UnsupportedAudioException not = new UnsupportedAudioException("Not this.", "Another.");
    AudioSource opened = new AudioFiles(List.of(codec(not), codec(made))).open(recording);
    assertSame(made, opened);
    AudioFiles none = new AudioFiles(List.of(codec(not)));
    assertSame(not, assertThrows(AudioException.class, () -> none.open(recording)));
  }

  @Test
  void damageIsNotHandedToTheNextCodec() {
    AudioException damage = AudioException.missing(recording, null);
    AudioFiles both = new AudioFiles(List.of(codec(damage), new WavCodec()));
    assertSame(damage, assertThrows(AudioException.class, () -> both.open(recording)));
  }

  @Test
  void whatCannotBeWrittenIsSaidAndLeavesNothing() throws Exception {
    EncodeRequest wav = EncodeRequest.mono(AudioFormat.WAV, 8000);
    EncodeRequest mp3 = EncodeRequest.mono(AudioFormat.MP3, 8000);
    refuses(folder.resolve("none/a.wav"), wav, FailureKind.NOT_FOUND);
    refuses(folder, wav, FailureKind.BAD_INPUT);
    refuses(folder.resolve("a.mp3"), mp3, FailureKind.UNAVAILABLE);
    try (var list = Files.list(folder)) {
      assertEquals(List.of(recording), list.toList());
    }
  }

  private void refuses(Path target, EncodeRequest request, FailureKind kind) {
    AudioException failure =
        assertThrows(AudioException.class, () -> files.encode(target, request));
    assertEquals(kind, failure.kind());
    assertTrue(failure.sentence().contains(target.toString()), failure.sentence());
  }

  /** A codec for WAV that answers with one thing. */
  private static AudioCodec codec(Object answer) {
    return new AudioCodec() {
      @Override
      public Set<String> readableExtensions() {
        return Set.of("wav");
      }

      @Override
      public Set<AudioFormat> writableFormats() {
        return Set.of();
      }

      @Override
      public AudioSource open(Path file) throws AudioException {
        if (answer instanceof AudioException failure) {
          throw failure;
        }
        return (AudioSource) answer;
      }

      @Override
      public AudioEncoder encode(Path target, EncodeRequest request) throws AudioException {
        throw AudioException.noEncoder(target, request.format());
      }
    };
  }
}
