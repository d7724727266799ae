package org.chatterbloke.audio.codec.ffmpeg.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chatterbloke.audio.AudioClip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as other programs make them; FFmpeg's own program makes them here. */
class ForeignFilesTest {

  private static final String SINE = "sine=frequency=600:sample_rate=48000:duration=2";

  @TempDir Path folder;

  private final FfmpegCodec codec = Signals.codec();

  @ParameterizedTest
  @CsvSource({
    "a.ogg,  -c:a vorbis -strict -2 -ac 2",
    "a.opus, -c:a libopus",
    "a.webm, -c:a libopus",
    "b.webm, -c:a vorbis -strict -2 -ac 2",
    "a.m4a,  -c:a aac",
    "a.aac,  -c:a aac",
    "b.m4a,  -c:a alac",
    "a.mp3,  -c:a libmp3lame -q:a 4",
    "a.flac, -c:a flac",
    "a.aiff, -c:a pcm_s16be",
    "a.wav,  -c:a pcm_u8",
    "b.wav, -c:a pcm_s24le",
    "c.wav, -c:a pcm_mulaw",
    "a.caf,  -c:a pcm_s16le",
    "a.mka, -c:a flac",
    "a.mp4, -c:a aac"
  })
  void readsContainersAndCodings(String name, String options) throws Exception {
    Path file = folder.resolve(name);
    Ffmpeg.make(file, "-f lavfi -i " + SINE + " " + options);

    AudioClip clip = Signals.decode(codec, file);

    assertEquals(48000, clip.sampleRate());
    assertEquals(2.0, clip.seconds(), 0.06);
    double amplitude = Signals.amplitude(clip.channel(0), 48000, 600);
    // FFmpeg spreads a mono signal to two channels with equal power.
    assertEquals(0.125 / Math.sqrt(clip.channels()), amplitude, 0.01);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.1", "7.1", "quad", "3.0"})
  void mixesManyChannelsToStereoWithoutClipping(String layout) throws Exception {
    Path file = folder.resolve("many.flac");
    String all =
        "aevalsrc='0.9*sin(2*PI*500*t)':s=48000:d=1:c=mono,pan="
            + layout
            + "|c0=c0|c1=c0|c2=c0"
            + (layout.equals("3.0") ? "" : "|c3=c0")
            + (layout.startsWith("5") ? "|c4=c0|c5=c0" : "")
            + (layout.startsWith("7") ? "|c4=c0|c5=c0|c6=c0|c7=c0" : "");
    Ffmpeg.make(file, List.of("-f", "lavfi", "-i", all, "-c:a", "flac"));

    AudioClip clip = Signals.decode(codec, file);

    assertEquals(2, clip.channels());
    double peak = 0;
    for (float sample : clip.channel(0)) {
      peak = Math.max(peak, Math.abs(sample));
    }
    assertTrue(peak <= 1.0, "peak " + peak);
    assertTrue(Signals.amplitude(clip.channel(0), 48000, 500) > 0.5);
  }

  @Test
  void takesTheSoundOfAFilm() throws Exception {
    Path file = folder.resolve("film.mp4");
    Ffmpeg.make(
        file,
        "-f lavfi -i testsrc=size=64x64:rate=10:duration=2 -f lavfi -i "
            + SINE
            + " -c:v mpeg4 -c:a aac -shortest");

    AudioClip clip = Signals.decode(codec, file);

    assertEquals(2.0, clip.seconds(), 0.1);
  }

  @Test
  void takesTheSoundOfAnMp3WithACoverPicture() throws Exception {
    Path cover = folder.resolve("cover.png");
    Ffmpeg.make(cover, "-f lavfi -i testsrc=size=64x64:rate=1:duration=1 -frames:v 1");
    Path file = folder.resolve("cover.mp3");
    Ffmpeg.make(
        file,
        "-f lavfi -i "
            + SINE
            + " -i "
            + cover
            + " -map 0:a -map 1:v -c:a libmp3lame -c:v copy"
            + " -disposition:v attached_pic");

    assertEquals(2.0, Signals.decode(codec, file).seconds(), 0.001);
  }

  @Test
  void trustsTheContentAndNotTheName() throws Exception {
    Path flac = Signals.encode(codec, Signals.sine(24000, 440, 1), folder.resolve("a.flac"));
    for (String name : List.of("a.mp3", "a.wav", "a.txt", "no extension", "a.m4a")) {
      Path renamed = Files.copy(flac, folder.resolve(name));
      assertEquals(24000, Signals.decode(codec, renamed).frames(), name);
    }
  }

  @Test
  void readsAndWritesFilesWithDifficultNames() throws Exception {
    for (String name : List.of("http:__x?y=1.flac", "a%20b#c.flac", "Grüße 😀 声.flac", "-i.flac")) {
      Path file = Signals.encode(codec, Signals.sine(24000, 440, 0.5), folder.resolve(name));
      assertEquals(12000, Signals.decode(codec, file).frames(), name);
    }
  }

  @Test
  void decodesWhatIsThereOfAnMp3CutInMidFrame() throws Exception {
    Path file = Signals.encode(codec, Signals.sine(44100, 440, 3), folder.resolve("cut.mp3"));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2 + 77));

    AudioClip clip = Signals.decode(codec, file);

    assertEquals(1.5, clip.seconds(), 0.1);
  }

  @Test
  void readsAWavThatWasStreamedWithoutALength() throws Exception {
    Path file = Signals.encode(codec, Signals.sine(24000, 440, 1), folder.resolve("s.wav"));
    byte[] bytes = Files.readAllBytes(file);
    int data = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("data");
    Arrays.fill(bytes, data + 4, data + 8, (byte) 0xff);
    Arrays.fill(bytes, 4, 8, (byte) 0xff);
    Files.write(file, bytes);

    assertEquals(24000, Signals.decode(codec, file).frames());
  }

  @Test
  void readsInPiecesOfAnySize() throws Exception {
    AudioClip clip = Signals.voiceLike(24000, 0.5);
    Path file = Signals.encode(codec, clip, folder.resolve("pieces.flac"));
    List<Float> samples = new ArrayList<>();
    try (var source = codec.open(file)) {
      int size = 1;
      while (true) {
        float[][] piece = new float[1][size];
        int n = source.read(piece);
        if (n < 0) {
          break;
        }
        for (int i = 0; i < n; i++) {
          samples.add(piece[0][i]);
        }
        size = size * 3 % 1999 + 1;
      }
      assertEquals(-1, source.read(new float[1][10]));
    }
    assertEquals(clip.frames(), samples.size());
  }
}
