package org.chatterbloke.audio;

import java.io.IOException;

/** Takes mono audio in order, while it is made. Called on one thread at a time. */
@FunctionalInterface
public interface AudioSink {

  /**
   * Takes samples; the array is the caller's and may change after the call.
   *
   * @throws IOException if the samples cannot be taken (disk full, device gone): the maker stops
   */
  void write(float[] samples, int offset, int length) throws IOException;

  /** A sink that drops everything. */
  static AudioSink discard() {
    return (samples, offset, length) -> {};
  }
}
