package org.chatterbloke.audio.codec.ffmpeg.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.chatterbloke.audio.AudioException;
import org.chatterbloke.base.FailureKind;

/** FFmpeg's native libraries, loaded at the first {@link #load()} and never before. */
final class FfmpegLibrary {

  private static final String PHYSICAL_LIMIT_PROPERTY = "org.bytedeco.javacpp.maxPhysicalBytes";
  private static final int REASON_BYTES = 256;

  private final Path cache;
  private boolean loaded;

  FfmpegLibrary(Path cache) {
    this.cache = cache;
  }

  /**
   * Loads the libraries unless they are. Any thread.
   *
   * @throws AudioException if they are missing for this platform or refuse to load
   */
  synchronized void load() throws AudioException {
    if (loaded) {
      return;
    }
    try {
      // JavaCPP's limit on the memory of the whole process goes: it would count the voice models
      // and
      // then refuse a few kilobytes for a codec.
      if (System.getProperty(PHYSICAL_LIMIT_PROPERTY) == null) {
        System.setProperty(PHYSICAL_LIMIT_PROPERTY, "0");
      }
      new UnpackedLibraries(cache).whileReady(FfmpegLibrary::loadAll);
      avutil.av_log_set_level(avutil.AV_LOG_QUIET);
      loaded = true;
    } catch (FileNotFoundException e) {
      throw failure("are not installed", e);
    } catch (LinkageError | RuntimeException | IOException e) {
      throw failure("could not be loaded", e);
    }
  }

  private static void loadAll() {
    Loader.load(avutil.class);
    Loader.load(swresample.class);
    Loader.load(avcodec.class);
    Loader.load(avformat.class);
  }

  private static AudioException failure(String what, Throwable cause) {
    return new AudioException(
        FailureKind.UNAVAILABLE,
        "The audio codec cannot start, because FFmpeg's libraries for "
            + System.getProperty("os.name")
            + " on "
            + System.getProperty("os.arch")
            + " "
            + what
            + ".",
        "Install ChatterBloke again for this platform, or use WAV files.",
        false,
        cause);
  }

  /** What FFmpeg says about an error code, in lower case as it does. */
  static String reason(int code) {
    try (BytePointer text = new BytePointer(REASON_BYTES)) {
      avutil.av_strerror(code, text, REASON_BYTES);
      byte[] bytes = new byte[REASON_BYTES];
      text.get(bytes);
      int end = 0;
      while (end < bytes.length && bytes[end] != 0) {
        end++;
      }
      return new String(bytes, 0, end, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    }
  }

  /** A path in the form that FFmpeg takes for a local file whatever its name; free it. */
  static BytePointer url(Path file) {
    return new BytePointer("file:" + file.toAbsolutePath(), StandardCharsets.UTF_8);
  }
}
