package org.chatterbloke.voice.cloner.match.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpectrumMatchTest {

  private static double[] slope(int bands, double step) {
    double[] values = new double[bands];
    for (int b = 0; b < bands; b++) {
      values[b] = step * b;
    }
    return values;
  }

  @Test
  void equalSpectraNeedNoGain() {
    double[] spectrum = slope(40, -1.3);
    assertArrayEquals(new double[40], SpectrumMatch.gains(spectrum, spectrum, 40), 1e-9);
  }

  @Test
  void aDifferenceOfLevelAloneNeedsNoGain() {
    double[] loud = new double[40];
    Arrays.fill(loud, 30);
    assertArrayEquals(new double[40], SpectrumMatch.gains(loud, new double[40], 40), 1e-9);
  }

  @Test
  void aTiltIsFollowed() {
    double[] gains = SpectrumMatch.gains(slope(40, 0.5), new double[40], 40);
    for (int b = 2; b < 38; b++) {
      assertEquals(0.5, gains[b] - gains[b - 1], 1e-9, "band " + b);
    }
    assertEquals(0, Arrays.stream(gains).sum(), 1e-6);
  }

  @Test
  void gainsStayInTheLimitAndTheOffsetLosesLeast() {
    double[] target = new double[40];
    Arrays.fill(target, 30, 40, -40);
    double[] gains = SpectrumMatch.gains(target, new double[40], 40);
    assertEquals(12, Arrays.stream(gains).max().orElseThrow(), 1e-9);
    assertEquals(-12, Arrays.stream(gains).min().orElseThrow(), 1e-9);
  }

  @Test
  void aPeakIsSmoothedALittle() {
    double[] target = new double[40];
    target[20] = 8;
    double[] gains = SpectrumMatch.gains(target, new double[40], 40);
    assertTrue(gains[20] < 8 && gains[20] > 4, gains[20] + " dB");
    assertTrue(gains[19] > gains[10], gains[19] + " dB");
  }

  @Test
  void bandsThatTheTargetLacksKeepTheLastUsableGain() {
    double[] target = slope(40, 0.2);
    Arrays.fill(target, 25, 40, -75);
    double[] gains = SpectrumMatch.gains(target, new double[40], 25);
    for (int b = 25; b < 40; b++) {
      assertEquals(gains[24], gains[b], 1e-9, "band " + b);
    }
    assertTrue(gains[24] > 0);
  }

  @Test
  void aCorrectionAddsWhatIsMissing() {
    double[] target = slope(40, 0.2);
    double[] halfway = slope(40, 0.1);
    double[] gains = SpectrumMatch.corrected(slope(40, 0.1), target, halfway, 40);
    for (int b = 1; b < 40; b++) {
      assertEquals(0.2, gains[b] - gains[b - 1], 1e-9, "band " + b);
    }
  }
}
