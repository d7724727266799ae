package org.chatterbloke.audio;

import java.io.IOException;

/**
 * A file that is being written. {@link #finish()} completes it; {@link #close()} without finish
 * throws away what was written, so that no half-written file stays. One thread at a time.
 */
public interface AudioEncoder extends AutoCloseable {

  /**
   * Appends frames.
   *
   * @param channels one array per channel
   * @param offset the first frame in the arrays
   * @param frames how many
   * @throws IOException if the disk refuses
   */
  void write(float[][] channels, int offset, int frames) throws IOException;

  /** Flushes, completes the file and moves it to its place; nothing may be written afterwards. */
  void finish() throws IOException;

  /** Releases everything; the file is kept only after {@link #finish()}. */
  @Override
  void close() throws IOException;
}
