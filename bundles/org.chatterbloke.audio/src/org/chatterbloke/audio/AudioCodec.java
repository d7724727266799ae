package org.chatterbloke.audio;

import java.nio.file.Path;
import java.util.Set;

/**
 * SPI: reads and writes audio files. Implementations are services; activation loads no native
 * library. All methods may be called from any thread.
 */
public interface AudioCodec {

  /** Extensions (lower case, no dot) that this codec reads. */
  Set<String> readableExtensions();

  /** Formats that this codec writes. */
  Set<AudioFormat> writableFormats();

  /**
   * Opens a file for reading.
   *
   * @throws AudioException with a sentence if the file is missing, empty, cut, or no audio
   */
  AudioSource open(Path file) throws AudioException;

  /**
   * Opens a file for writing. The encoder writes beside the target and moves at the end; an
   * existing target stays until then.
   *
   * @throws AudioException if the folder cannot be written or the request cannot be met
   */
  AudioEncoder encode(Path target, EncodeRequest request) throws AudioException;
}
