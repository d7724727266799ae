package org.chatterbloke.audio.codec.ffmpeg.internal;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.chatterbloke.audio.AudioCodec;
import org.chatterbloke.audio.AudioEncoder;
import org.chatterbloke.audio.AudioException;
import org.chatterbloke.audio.AudioFormat;
import org.chatterbloke.audio.AudioSource;
import org.chatterbloke.audio.EncodeRequest;
import org.chatterbloke.base.DataFolder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Audio files through FFmpeg. What a file is called does not matter, only what it holds. Any
 * thread; a source or an encoder belongs to one thread at a time. The native libraries are loaded
 * by the first file that is opened or written.
 */
@Component(service = AudioCodec.class)
public final class FfmpegCodec implements AudioCodec {

  private static final Set<String> READABLE =
      Set.of(
          "wav", "mp3", "flac", "ogg", "oga", "opus", "m4a", "m4b", "mp4", "mov", "aac", "webm",
          "mka", "mkv", "aiff", "aif", "caf", "w64");

  private final FfmpegLibrary library;

  /** Keeps the unpacked libraries in the cache of the data folder. */
  @Activate
  public FfmpegCodec() {
    this(DataFolder.current().cache().resolve("native").resolve("ffmpeg"));
  }

  /** Keeps the unpacked libraries in the given folder, which is created when needed. */
  public FfmpegCodec(Path nativeCache) {
    library = new FfmpegLibrary(nativeCache);
  }

  @Override
  public Set<String> readableExtensions() {
    return READABLE;
  }

  @Override
  public Set<AudioFormat> writableFormats() {
    return EnumSet.allOf(AudioFormat.class);
  }

  @Override
  public AudioSource open(Path file) throws AudioException {
    library.load();
    return FfmpegSource.open(file, InputFile.open(file));
  }

  /**
   * The tags of a file by FFmpeg's generic names in lower case (title, artist, album, comment …).
   *
   * @throws AudioException as {@link #open}
   */
  public Map<String, String> metadata(Path file) throws AudioException {
    library.load();
    try (InputFile input = InputFile.open(file)) {
      return Map.copyOf(input.tags());
    }
  }

  @Override
  public AudioEncoder encode(Path target, EncodeRequest request) throws AudioException {
    EncoderSettings settings = EncoderSettings.of(target, request);
    library.load();
    return FfmpegEncoder.open(target, FfmpegEncoder.partBeside(target), request, settings);
  }
}
