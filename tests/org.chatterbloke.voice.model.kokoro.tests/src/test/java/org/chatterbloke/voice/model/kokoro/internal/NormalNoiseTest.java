package org.chatterbloke.voice.model.kokoro.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class NormalNoiseTest {

  @Test
  void isStandardNormal() {
    float[] noise = NormalNoise.of(7);
    double sum = 0;
    double squares = 0;
    double fourth = 0;
    for (float x : noise) {
      sum += x;
      squares += x * x;
      fourth += Math.pow(x, 4);
    }
    int n = noise.length;
    assertEquals(0, sum / n, 0.02);
    assertEquals(1, squares / n, 0.02);
    assertEquals(3, fourth / n, 0.15);
  }

  @Test
  void belongsToItsSeed() {
    float[] first = NormalNoise.of(1).clone();
    assertNotEquals(first[0], NormalNoise.of(2)[0]);
    assertArrayEquals(first, NormalNoise.of(1));
  }
}
