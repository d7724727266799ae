package org.chatterbloke.audio;

import java.util.Locale;
import java.util.Optional;

/** The formats that are written, with the file extension that chooses each. */
public enum AudioFormat {
  WAV("wav", true),
  FLAC("flac", true),
  MP3("mp3", false),
  OPUS("opus", false),
  M4A("m4a", false);

  private final String extension;
  private final boolean lossless;

  AudioFormat(String extension, boolean lossless) {
    this.extension = extension;
    this.lossless = lossless;
  }

  /** The extension in lower case, without the dot. */
  public String extension() {
    return extension;
  }

  /** Whether samples survive unchanged (up to the word length). */
  public boolean lossless() {
    return lossless;
  }

  /** The format that a file name asks for; empty if the extension is unknown. */
  public static Optional<AudioFormat> ofFileName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (AudioFormat format : values()) {
      if (lower.endsWith("." + format.extension)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}
