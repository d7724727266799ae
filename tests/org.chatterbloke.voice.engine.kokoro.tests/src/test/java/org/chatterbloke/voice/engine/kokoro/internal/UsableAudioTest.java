package org.chatterbloke.voice.engine.kokoro.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class UsableAudioTest {

  @Test
  void brokenOutputIsRecognised() {
    assertFalse(UsableAudio.isUsable(new float[] {0, Float.NaN}));
    assertFalse(UsableAudio.isUsable(new float[] {0, Float.NEGATIVE_INFINITY}));
    assertFalse(UsableAudio.isUsable(new float[] {0, -4.1f}));
    assertTrue(UsableAudio.isUsable(new float[] {0, 1.04f}));
    assertTrue(UsableAudio.isUsable(new float[0]));
  }

  @Test
  void audioWithinRangeStaysAsItIs() {
    float[] samples = {0, 0.5f, -1, 0.97f};
    float[] copy = samples.clone();
    UsableAudio.limit(samples);
    assertArrayEquals(copy, samples);
  }

  @Test
  void peaksBeyondAreBentBelowOneInOrder() {
    float[] samples = {0.5f, 0.95f, 1, 1.04f, -1.04f, 3.9f};
    UsableAudio.limit(samples);
    assertTrue(samples[0] == 0.5f);
    for (int i = 1; i < 4; i++) {
      assertTrue(samples[i] > samples[i - 1] && samples[i] < 1, "" + samples[i]);
    }
    assertTrue(samples[4] == -samples[3]);
    assertTrue(samples[5] <= 1);
  }
}
