package org.chatterbloke.voice.core.internal;

import java.util.Arrays;
import org.chatterbloke.audio.AudioSink;

/** Collects samples in memory. */
final class SampleBuffer implements AudioSink {

  private float[] samples = new float[1 << 15];
  private int length;

  @Override
  public void write(float[] source, int offset, int count) {
    if (length + count > samples.length) {
      samples = Arrays.copyOf(samples, Math.max(length + count, 2 * samples.length));
    }
    System.arraycopy(source, offset, samples, length, count);
    length += count;
  }

  /** A copy of what was collected. */
  float[] toArray() {
    return Arrays.copyOf(samples, length);
  }
}
