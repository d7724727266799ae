package org.chatterbloke.audio;

import java.io.IOException;

/** Audio read in order from a file of any length. Not safe for use by several threads. */
public interface AudioSource extends AutoCloseable {

  /** Frames per second. */
  int sampleRate();

  /** The number of channels. */
  int channels();

  /** The number of frames as the file announces it, or −1 if unknown. */
  long frames();

  /**
   * Reads up to {@code target[0].length} frames, one array per channel.
   *
   * @return the number of frames read, −1 at the end
   * @throws IOException if the file is cut or damaged
   */
  int read(float[][] target) throws IOException;

  @Override
  void close() throws IOException;
}
