package org.chatterbloke.bench;

import java.util.Arrays;
import org.chatterbloke.audio.AudioSink;

/** Keeps everything that arrives. */
final class FloatCollector implements AudioSink {

  private float[] samples = new float[1 << 16];
  private int length;

  @Override
  public void write(float[] source, int offset, int count) {
    if (length + count > samples.length) {
      samples = Arrays.copyOf(samples, Math.max(length + count, 2 * samples.length));
    }
    System.arraycopy(source, offset, samples, length, count);
    length += count;
  }

  /** A copy of what has arrived. */
  float[] samples() {
    return Arrays.copyOf(samples, length);
  }
}
