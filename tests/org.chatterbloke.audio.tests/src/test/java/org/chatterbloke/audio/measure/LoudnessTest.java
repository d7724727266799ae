package org.chatterbloke.audio.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbered cases are those of EBU Tech 3341 and 3342, with the tolerances given there. */
class LoudnessTest {

  private static final int RATE = 48000;

  @ParameterizedTest
  @ValueSource(ints = {8000, 11025, 16000, 22050, 24000, 44100, 48000, 96000, 192000})
  void aSineOfMinusTwentyDecibelsHasTheLoudnessOfTheStandard(int rate) {
    float[] sine = Signals.sine(997, 0.1, rate, 5 * rate);
    Loudness mono = Loudness.measure(AudioClip.wrap(rate, sine));
    assertEquals(-23.01, mono.integrated(), 0.05);
    assertEquals(-23.01, mono.highestMomentary(), 0.05);
    assertEquals(-23.01, mono.highestShortTerm(), 0.05);
    assertEquals(0, mono.range(), 0.05);
    Loudness stereo = Loudness.measure(AudioClip.wrap(rate, sine, sine));
    assertEquals(-20.00, stereo.integrated(), 0.05);
  }

  @ParameterizedTest
  @CsvSource({
    "1, -23:20, -23",
    "2, -33:20, -33",
    "3, -36:10 -23:60 -36:10, -23",
    "4, -72:10 -36:10 -23:60 -36:10 -72:10, -23",
    "5, -26:20 -20:20.1 -26:20, -23"
  })
  void integratedLoudnessOfTech3341(int number, String levels, double expected) {
    LoudnessMeter meter = stereo(levels);
    assertEquals(expected, meter.integrated(), 0.1, "case " + number);
  }

  @Test
  void surroundsAndCentreOfTech3341CaseSix() {
    float[] leftRight = tone(-28, 20);
    float[] centre = tone(-24, 20);
    float[] surround = tone(-30, 20);
    LoudnessMeter meter = new LoudnessMeter(RATE, 6);
    float[] low = tone(0, 20);
    meter.add(new float[][] {leftRight, leftRight, centre, low, surround, surround}, 0, low.length);
    assertEquals(-23, meter.integrated(), 0.1);
  }

  @ParameterizedTest
  @CsvSource({
    "1, -20:20 -30:20, 10",
    "2, -20:20 -15:20, 5",
    "3, -40:20 -20:20, 20",
    "4, -50:20 -35:20 -20:20 -35:20 -50:20, 15"
  })
  void loudnessRangeOfTech3342(int number, String levels, double expected) {
    assertEquals(expected, stereo(levels).range(), 1, "case " + number);
  }

  @ParameterizedTest
  @CsvSource({
    "15, 4, 0, 0.50, -6",
    "16, 4, 45, 0.50, -6",
    "17, 6, 60, 0.50, -6",
    "18, 8, 67.5, 0.50, -6",
    "19, 4, 45, 1.41, 3"
  })
  void truePeakOfTech3341(int number, int part, double degrees, double amplitude, double expected) {
    float[] tone = new float[RATE];
    for (int i = 0; i < RATE; i++) {
      double fade = Math.min(1, Math.min(i, RATE - i) / 480.0);
      double phase = 2 * Math.PI * i / part + Math.toRadians(degrees);
      tone[i] = (float) (fade * amplitude * Math.sin(phase));
    }
    double peak = Loudness.measure(AudioClip.wrap(RATE, tone)).truePeak();
    assertTrue(peak < expected + 0.2 && peak > expected - 0.4, number + ": " + peak);
    assertEquals(20 * Math.log10(amplitude), peak, 0.05, "better than required");
  }

  @Test
  void theMeterDoesNotCareHowAudioArrives() {
    float[][] noise = {Signals.noise(0.3, 300000, 5), Signals.noise(0.1, 300000, 6)};
    LoudnessMeter whole = new LoudnessMeter(44100, 2);
    whole.add(noise, 0, 300000);
    LoudnessMeter parts = new LoudnessMeter(44100, 2);
    for (int at = 0; at < 300000; at += 997) {
      parts.add(noise, at, Math.min(997, 300000 - at));
    }
    assertEquals(whole.integrated(), parts.integrated(), 1e-9);
    assertEquals(whole.truePeak(), parts.truePeak());
    assertEquals(whole.momentary(), parts.momentary(), 1e-9);
    assertEquals(whole.shortTerm(), parts.shortTerm(), 1e-9);
  }

  @Test
  void silenceHasNoLoudnessAndNoGain() {
    Loudness silence = Loudness.measure(AudioClip.silence(24000, 100000));
    assertEquals(Double.NEGATIVE_INFINITY, silence.integrated());
    assertEquals(0, silence.range());
    assertEquals(0, silence.gainTo(-16, -1));
    assertEquals(Double.NEGATIVE_INFINITY, new LoudnessMeter(24000, 1).integrated(), "nothing yet");
  }

  @Test
  void aShortPromptIsOneBlock() {
    AudioClip blip = AudioClip.wrap(24000, Signals.sine(997, 0.1, 24000, 6000));
    assertEquals(-23.01, Loudness.measure(blip).integrated(), 0.2);
  }

  @Test
  void theGainStopsAtTheCeiling() {
    AudioClip clip = AudioClip.wrap(24000, Signals.sine(997, 0.5, 24000, 48000));
    Loudness loudness = Loudness.measure(clip);
    assertEquals(-7, loudness.gainTo(-16.02, -1), 0.05);
    assertEquals(5.02, loudness.gainTo(0, -1), 0.05);
  }

  @Test
  void wrongShapesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new LoudnessMeter(0, 1));
    LoudnessMeter meter = new LoudnessMeter(8000, 2);
    assertThrows(IllegalArgumentException.class, () -> meter.add(new float[1][10], 0, 10));
  }

  private static LoudnessMeter stereo(String levels) {
    LoudnessMeter meter = new LoudnessMeter(RATE, 2);
    for (String level : levels.split(" ")) {
      String[] parts = level.split(":");
      float[] tone = tone(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
      meter.add(new float[][] {tone, tone}, 0, tone.length);
    }
    return meter;
  }

  private static float[] tone(double db, double seconds) {
    return Signals.sine(1000, Math.pow(10, db / 20), RATE, (int) (seconds * RATE));
  }
}
