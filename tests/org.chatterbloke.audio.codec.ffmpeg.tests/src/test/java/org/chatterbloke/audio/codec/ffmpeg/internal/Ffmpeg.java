package org.chatterbloke.audio.codec.ffmpeg.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Loader;
import org.chatterbloke.audio.AudioException;

/** FFmpeg's command line program from the same package as the libraries: makes files to read. */
final class Ffmpeg {

  private Ffmpeg() {}

  static void make(Path file, String options) throws Exception {
    make(file, List.of(options.trim().split(" +")));
  }

  static void make(Path file, List<String> options) throws Exception {
    List<String> command = new ArrayList<>(List.of(program(), "-y", "-loglevel", "error"));
    command.addAll(options);
    command.add(file.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), output);
  }

  private static synchronized String program() throws AudioException {
    new FfmpegLibrary(Signals.NATIVE_CACHE).load();
    return Loader.load(org.bytedeco.ffmpeg.ffmpeg.class);
  }
}
