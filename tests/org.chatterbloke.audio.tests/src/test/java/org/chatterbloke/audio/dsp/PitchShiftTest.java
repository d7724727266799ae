package org.chatterbloke.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chatterbloke.audio.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PitchShiftTest {

  private static final int RATE = 24000;

  @ParameterizedTest
  @ValueSource(doubles = {-12, -7, -3, -1, 1, 3, 7, 12})
  void thePitchMovesAndFormantsLengthAndLevelStay(double semitones) {
    // far enough from the ends of the tracker's range to be measured after the shift
    double hz = semitones < 0 ? 190 : 120;
    float[] x = Voices.vowel(hz, Voices.AH, RATE, 1);
    float[] y = PitchShift.shift(x, RATE, semitones);
    assertEquals(x.length, y.length);
    F0Track track = new F0Tracker().track(y, RATE, 300);
    double expected = hz * Math.pow(2, semitones / 12);
    assertEquals(expected, track.median(), 0.01 * expected);
    assertTrue(track.voicedPart() > 0.9, "voiced: " + track.voicedPart());
    double level = Signals.rms(y, 2000, 22000) / Signals.rms(x, 2000, 22000);
    // a harmonic of the new pitch may meet a formant better than one of the old did
    assertEquals(0, Signals.decibels(level), 2);
    double[] formants = Voices.formants(y, RATE);
    double[] original = Voices.formants(x, RATE);
    for (int i = 0; i < 3; i++) {
      assertEquals(original[i], formants[i], 0.06 * original[i], "formant " + (i + 1));
    }
    assertTrue(Voices.largestJump(y) < 1.6 * Voices.largestJump(x), "no clicks");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-12, -4, 4, 12})
  void aSentenceKeepsItsTimesAndItsHiss(double semitones) {
    float[] x = Voices.sentence(130, 200, RATE);
    float[] y = PitchShift.shift(x, RATE, semitones);
    for (double[] part : new double[][] {{0.25, 0.75}, {0.84, 0.96}, {1.05, 1.55}}) {
      double before = Signals.rms(x, (int) (part[0] * RATE), (int) (part[1] * RATE));
      double after = Signals.rms(y, (int) (part[0] * RATE), (int) (part[1] * RATE));
      assertEquals(0, Signals.decibels(after / before), 2);
    }
    assertEquals(0, Signals.rms(y, 0, (int) (0.18 * RATE)));
    assertEquals(0, Signals.rms(y, (int) (1.62 * RATE), y.length));
    assertTrue(Voices.largestJump(y) < 1.6 * Voices.largestJump(x), "no clicks");
    F0Track before = new F0Tracker().track(x, RATE, 300);
    F0Track after = new F0Tracker().track(y, RATE, 300);
    double ratio = Math.pow(2, semitones / 12);
    assertEquals(ratio, after.percentile(25) / before.percentile(25), 0.03 * ratio);
    assertEquals(ratio, after.percentile(75) / before.percentile(75), 0.03 * ratio);
  }

  @Test
  void whatHasNoPitchStaysAsItIs() {
    float[] x = Signals.noise(0.3, RATE, 5);
    F0Track none = new F0Track(new float[200], 0.005);
    float[] y = PitchShift.shift(x, RATE, 5, none);
    assertEquals(0, Signals.difference(x, y, 0, RATE), 1e-6);
  }

  @Test
  void noShiftIsACopyAndSilenceStaysSilence() {
    float[] x = Signals.noise(0.5, 5000, 1);
    assertArrayEquals(x, PitchShift.shift(x, RATE, 0));
    assertArrayEquals(new float[5000], PitchShift.shift(new float[5000], RATE, 4));
  }

  @Test
  void clicksNoiseAndTinySignalsStayFinite() {
    float[] clicks = new float[RATE];
    for (int i = 0; i < clicks.length; i += 177) {
      clicks[i] = 1;
    }
    float[][] odd = {clicks, Signals.noise(1, RATE, 2), {0.5f}, {}, new float[700]};
    for (float[] x : odd) {
      for (double semitones : new double[] {-12, -0.01, 0.01, 12}) {
        float[] y = PitchShift.shift(x, RATE, semitones);
        assertEquals(x.length, y.length);
        for (float value : y) {
          assertTrue(Math.abs(value) <= 3, "finite and in range: " + value);
        }
      }
    }
  }

  @Test
  void otherShiftsAreRefused() {
    for (double semitones : new double[] {-12.1, 13, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class, () -> PitchShift.shift(new float[9], RATE, semitones));
    }
  }
}
