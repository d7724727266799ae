package org.chatterbloke.voice.core;

import java.nio.file.Path;
import org.chatterbloke.audio.AudioEncoder;
import org.chatterbloke.audio.AudioException;
import org.chatterbloke.audio.AudioFormat;
import org.chatterbloke.audio.AudioSink;
import org.jspecify.annotations.Nullable;

/**
 * Where a master goes: a file, an encoder of the caller's, a listener while it is made, or several
 * of them. The master is mono at the sample rate of the request's voice.
 *
 * @param file a file to be written, or null
 * @param encoder opens an encoder of the caller's, or null
 * @param live hears the master while it is made, or null
 */
public record NarrationOutput(
    @Nullable FileTarget file, @Nullable EncoderSource encoder, @Nullable LiveSource live) {

  /**
   * A file.
   *
   * @param path where; its folder must exist. Written beside and moved at the end
   * @param format the format
   * @param bitRate bits per second for lossy formats, 0 for a good one
   */
  public record FileTarget(Path path, AudioFormat format, int bitRate) {}

  /** Opens an encoder once the master's rate is known. */
  @FunctionalInterface
  public interface EncoderSource {
    /** An encoder for mono audio; the narrator finishes and closes it. */
    AudioEncoder open(int sampleRate) throws AudioException;
  }

  /**
   * Starts a listener once the master's rate is known. Its {@code write} may block (a playback
   * whose queue is full): rendering goes on a few segments ahead. What it throws ends the
   * narration.
   */
  @FunctionalInterface
  public interface LiveSource {
    /** A sink for mono audio; the caller of the narrator closes what is behind it. */
    AudioSink start(int sampleRate) throws AudioException;
  }

  /** A file whose extension chooses the format; unknown extensions make the narration fail. */
  public static NarrationOutput toFile(Path path) throws NarrationException {
    AudioFormat format =
        AudioFormat.ofFileName(path.getFileName().toString())
            .orElseThrow(() ->
                new NarrationException(
                    org.chatterbloke.base.FailureKind.BAD_INPUT,
                    "The name " + path + " does not end in a known audio format.",
                    "Use .wav, .flac, .mp3, .opus or .m4a.",
                    null));
    return toFile(path, format, 0);
  }

  /** A file in a given format. */
  public static NarrationOutput toFile(Path path, AudioFormat format, int bitRate) {
    return new NarrationOutput(new FileTarget(path, format, bitRate), null, null);
  }

  /** An encoder of the caller's. */
  public static NarrationOutput toEncoder(EncoderSource encoder) {
    return new NarrationOutput(null, encoder, null);
  }

  /** Only a listener. */
  public static NarrationOutput toListener(LiveSource live) {
    return new NarrationOutput(null, null, live);
  }

  /** A copy that is also heard by a listener. */
  public NarrationOutput heardBy(LiveSource listener) {
    return new NarrationOutput(file, encoder, listener);
  }
}
