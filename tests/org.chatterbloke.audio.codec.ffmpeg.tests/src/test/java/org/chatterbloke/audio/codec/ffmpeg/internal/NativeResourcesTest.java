package org.chatterbloke.audio.codec.ffmpeg.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.AudioException;
import org.chatterbloke.audio.AudioFormat;
import org.chatterbloke.audio.EncodeRequest;
import org.chatterbloke.testkit.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Native libraries and memory: loaded late, missing with a sentence, freed always. */
class NativeResourcesTest {

  @TempDir Path folder;

  @Test
  void frees200SourcesEncodersAndFailures() throws Exception {
    FfmpegCodec codec = Signals.codec();
    AudioClip clip = Signals.voiceLike(24000, 0.5);
    Path mp3 = Signals.encode(codec, clip, folder.resolve("a.mp3"));
    Path flac = Signals.encode(codec, clip, folder.resolve("a.flac"));
    Path cut = folder.resolve("cut.flac");
    byte[] bytes = Files.readAllBytes(flac);
    Files.write(cut, Arrays.copyOf(bytes, bytes.length * 9 / 10));
    Path text = Files.writeString(folder.resolve("text.mp3"), "no audio ".repeat(100));
    useOften(codec, 20, mp3, cut, text, clip);
    System.gc();
    long owned = Pointer.totalBytes();
    long resident = Pointer.physicalBytes();
    long open = openFiles();

    useOften(codec, 200, mp3, cut, text, clip);

    System.gc();
    assertTrue(Pointer.totalBytes() <= owned + 65536, "JavaCPP's memory grew");
    long growth = Pointer.physicalBytes() - resident;
    assertTrue(growth < 48 << 20, "the process grew by " + growth + " bytes");
    assertTrue(openFiles() <= open + 2, "files stay open");
  }

  private void useOften(
      FfmpegCodec codec, int times, Path good, Path cut, Path text, AudioClip clip)
      throws Exception {
    float[][] samples = {clip.channel(0)};
    for (int i = 0; i < times; i++) {
      try (var source = codec.open(good)) {
        source.read(new float[1][100]);
      }
      assertThrows(IOException.class, () -> Signals.decode(codec, cut));
      assertThrows(AudioException.class, () -> codec.open(text));
      codec.metadata(good);
      AudioFormat format = AudioFormat.values()[i % AudioFormat.values().length];
      Path target = folder.resolve("out." + format.extension());
      try (var encoder = codec.encode(target, EncodeRequest.mono(format, 24000))) {
        encoder.write(samples, 0, 5000);
      }
    }
  }

  private static long openFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return files.count();
    }
  }

  @Test
  void servesSeveralThreadsAtOnce() throws Exception {
    FfmpegCodec codec = Signals.codec();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      var tasks =
          IntStream.range(0, 12)
              .mapToObj(i ->
                  (Callable<Integer>)
                      () -> {
                        AudioClip clip = Signals.sine(24000, 300 + 50 * i, 0.5);
                        Path file = folder.resolve("t" + i + ".flac");
                        Signals.encode(codec, clip, file);
                        return Signals.decode(codec, file).frames();
                      })
              .toList();
      for (var result : threads.invokeAll(tasks)) {
        assertEquals(12000, result.get());
      }
    }
  }

  @Test
  void unpacksItsLibrariesIntoTheDataFolderOnlyAndAtFirstUseOnly() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    Path data = folder.resolve("data");

    for (String how : new String[] {"unpacked", "found unpacked"}) {
      ChildJvm.Result result =
          new ChildJvm()
              .option("-Duser.home=" + home)
              .option("-Dchatterbloke.home=" + data)
              .run(60, Child.class, folder.resolve("x.flac").toString());

      assertEquals("not loaded, " + how + ", 2400 frames\n", result.output());
      assertEquals(0, result.exitCode());
    }
    try (Stream<Path> files = Files.list(home)) {
      assertEquals(0, files.count());
    }
    assertTrue(Files.isDirectory(data.resolve("cache/native/ffmpeg")));
  }

  @Test
  void unpacksOnceWhenSeveralProcessesStartTogether() throws Exception {
    Path data = folder.resolve("data");
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ChildJvm jvm = new ChildJvm().option("-Dchatterbloke.home=" + data);
      processes.add(jvm.start(Child.class, folder.resolve(i + ".flac").toString()));
    }
    List<String> lines = new ArrayList<>();
    for (Process process : processes) {
      lines.addAll(process.inputReader().readAllLines());
      assertEquals(0, process.waitFor(), lines.toString());
    }
    long unpacked = lines.stream().filter(line -> !line.contains("found")).count();
    assertEquals(1, unpacked, lines.toString());
  }

  @Test
  void saysThatItsLibrariesAreMissing() throws Exception {
    ChildJvm.Result result =
        new ChildJvm()
            .without("org.chatterbloke.runtime.ffmpeg.")
            .without("ffmpeg-8")
            .without("javacpp-1.5.14-")
            .option("-Dchatterbloke.home=" + folder.resolve("data"))
            .run(60, Child.class, folder.resolve("x.flac").toString());

    assertEquals(3, result.exitCode(), result.output());
    assertTrue(result.output().contains("FFmpeg's libraries for Linux"), result.output());
    assertTrue(!result.output().contains("\tat "), result.output());
  }

  /** Makes and reads a file; prints what happened. */
  static final class Child {

    public static void main(String[] arguments) throws Exception {
      FfmpegCodec codec = new FfmpegCodec();
      boolean early = System.getProperty("org.bytedeco.javacpp.cachedir") != null;
      Path file = Path.of(arguments[0]);
      try {
        Signals.encode(codec, Signals.sine(24000, 440, 0.1), file);
        int frames = Signals.decode(codec, file).frames();
        boolean found = System.getProperty("org.bytedeco.javacpp.pathsfirst") != null;
        System.out.println(
            (early ? "loaded" : "not loaded")
                + (found ? ", found unpacked, " : ", unpacked, ")
                + frames
                + " frames");
      } catch (AudioException e) {
        System.out.println(e.getMessage());
        System.exit(3);
      }
    }
  }
}
