package org.chatterbloke.voice.engine.hibari.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CountedNoiseTest {

  private static final int COUNT = 200_000;

  @Test
  void hasMeanZeroVarianceOneAndIsWhite() {
    float[] noise = draw(7, 0, COUNT);
    double sum = 0;
    double squares = 0;
    double neighbours = 0;
    for (int i = 0; i < COUNT; i++) {
      sum += noise[i];
      squares += noise[i] * noise[i];
      neighbours += i == 0 ? 0 : noise[i] * noise[i - 1];
    }
    assertEquals(0, sum / COUNT, 0.01);
    assertEquals(1, squares / COUNT, 0.02);
    assertEquals(0, neighbours / COUNT, 0.01);
  }

  @Test
  void dependsOnSeedAndPositionOnly() {
    assertArrayEquals(
        Arrays.copyOfRange(draw(7, 0, 1000), 300, 700), draw(7, 300, 400), "position");
    assertFalse(Arrays.equals(draw(7, 0, 100), draw(8, 0, 100)), "seed");
  }

  private static float[] draw(long seed, int from, int n) {
    float[] target = new float[n];
    new CountedNoise(seed).fill(target, new int[n], from, n);
    return target;
  }
}
