package org.chatterbloke.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chatterbloke.audio.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeStretchTest {

  private static final int RATE = 24000;

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.7, 0.9, 1.1, 1.25, 1.5, 2})
  void lengthChangesAndPitchLevelAndFormantsStay(double speed) {
    float[] x = Voices.vowel(130, Voices.AH, RATE, 1);
    float[] y = TimeStretch.stretch(x, RATE, speed);
    assertEquals(Math.round(x.length / speed), y.length);
    F0Track track = new F0Tracker().track(y, RATE, 300);
    assertEquals(130, track.median(), 0.7);
    assertTrue(track.voicedPart() > 0.9);
    double before = Signals.rms(x, 2000, 22000);
    double after = Signals.rms(y, 2000, y.length - 2000);
    assertEquals(0, Signals.decibels(after / before), 0.3);
    double[] formants = Voices.formants(y, RATE);
    double[] original = Voices.formants(x, RATE);
    for (int i = 0; i < 3; i++) {
      assertEquals(original[i], formants[i], 0.03 * original[i]);
    }
    assertTrue(Voices.largestJump(y) < 1.1 * Voices.largestJump(x), "no clicks");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.8, 1.3, 2})
  void soundsStayInTheirPlaceAndPausesStaySilent(double speed) {
    float[] x = Voices.sentence(110, 160, RATE);
    float[] y = TimeStretch.stretch(x, RATE, speed);
    for (double[] part : new double[][] {{0.25, 0.75}, {1.05, 1.55}}) {
      double before = Signals.rms(x, (int) (part[0] * RATE), (int) (part[1] * RATE));
      double after = Signals.rms(y, (int) (part[0] * RATE / speed), (int) (part[1] * RATE / speed));
      assertEquals(0, Signals.decibels(after / before), 1);
    }
    int early = (int) ((0.2 / speed - 0.045) * RATE);
    assertEquals(0, Signals.rms(y, 0, early));
    assertEquals(0, Signals.rms(y, y.length - early, y.length));
    assertTrue(Voices.largestJump(y) < 1.2 * Voices.largestJump(x), "no clicks");
  }

  @Test
  void aGlideIsFollowedInItsNewTime() {
    double[] glide = new double[RATE];
    for (int i = 0; i < RATE; i++) {
      glide[i] = 100 + 100.0 * i / RATE;
    }
    float[] y = TimeStretch.stretch(Signals.vowel(glide, Voices.EE, RATE), RATE, 0.6);
    F0Track track = new F0Tracker().track(y, RATE, 300);
    for (int t = 5; t < track.frames() - 5; t++) {
      double expected = 100 + 100 * (t + 0.5) / track.frames();
      assertEquals(expected, track.hz()[t], 0.05 * expected);
    }
  }

  @Test
  void speedOneIsACopyAndSilenceStaysSilence() {
    float[] x = Signals.noise(0.5, 5000, 1);
    assertArrayEquals(x, TimeStretch.stretch(x, RATE, 1));
    assertArrayEquals(new float[6667], TimeStretch.stretch(new float[5000], RATE, 0.75));
  }

  @Test
  void clicksNoiseAndTinySignalsStayFinite() {
    float[] clicks = new float[RATE];
    for (int i = 0; i < clicks.length; i += 1777) {
      clicks[i] = i % 2 == 0 ? 1 : -1;
    }
    for (float[] x :
        new float[][] {clicks, Signals.noise(1, RATE, 2), {0.5f}, {}, new float[700]}) {
      for (double speed : new double[] {0.5, 0.99, 1.01, 2}) {
        float[] y = TimeStretch.stretch(x, RATE, speed);
        assertEquals(Math.round(x.length / speed), y.length);
        for (float value : y) {
          assertTrue(Math.abs(value) <= 1.5, "finite and in range: " + value);
        }
      }
    }
  }

  @Test
  void otherSpeedsAreRefused() {
    for (double speed : new double[] {0.49, 2.01, 0, -1, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class, () -> TimeStretch.stretch(new float[9], RATE, speed));
    }
  }
}
