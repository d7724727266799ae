package org.chatterbloke.voice.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.testkit.SyntheticSpeech;
import org.junit.jupiter.api.Test;

class VoiceActivityTest {

  private static final int RATE = VoiceActivity.SAMPLE_RATE;

  private static float[] noise(int samples, double level, long seed) {
    Random random = new Random(seed);
    float[] noise = new float[samples];
    for (int i = 0; i < samples; i++) {
      noise[i] = (float) (level * random.nextGaussian());
    }
    return noise;
  }

  private static float[] speech(double seconds) {
    return SyntheticSpeech.of(RATE, seconds, 120, 1, 1).channel(0);
  }

  /** Speech from second 2 to second 6 of 8, in noise of the given level. */
  private static float[] embedded(double noiseLevel) {
    float[] samples = noise(8 * RATE, noiseLevel, 3);
    float[] speech = speech(4);
    for (int i = 0; i < speech.length; i++) {
      samples[2 * RATE + i] += speech[i];
    }
    return samples;
  }

  @Test
  void digitalSilenceHoldsNoSpeech() {
    VoiceActivity activity = VoiceActivity.of(new float[5 * RATE]);
    assertEquals(166, activity.windows());
    assertEquals(-1, activity.first());
    assertEquals(0, activity.seconds());
  }

  @Test
  void steadyNoiseHoldsNoSpeechHoweverLoud() {
    assertEquals(0, VoiceActivity.of(noise(6 * RATE, 0.3, 1)).seconds());
  }

  @Test
  void aSteadyToneHoldsNoSpeech() {
    float[] tone = new float[6 * RATE];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) (0.5 * Math.sin(2 * Math.PI * 440 * i / RATE));
    }
    assertEquals(0, VoiceActivity.of(tone).seconds());
  }

  @Test
  void speechIsFoundWhereItIs() {
    VoiceActivity activity = VoiceActivity.of(embedded(0.001));
    assertEquals(2.0, activity.first() * 0.03, 0.35);
    assertEquals(6.0, (activity.last() + 1) * 0.03, 0.35);
    assertTrue(activity.seconds() > 3, activity.seconds() + " s");
  }

  @Test
  void speechIsFoundInNoise() {
    VoiceActivity activity = VoiceActivity.of(embedded(0.01));
    assertTrue(activity.first() * 0.03 > 1.5, "starts at " + activity.first());
    assertTrue(activity.seconds() > 2, activity.seconds() + " s");
  }

  @Test
  void theLevelDoesNotMatter() {
    float[] loud = embedded(0.001);
    float[] faint = loud.clone();
    for (int i = 0; i < faint.length; i++) {
      faint[i] /= 128;
    }
    VoiceActivity expected = VoiceActivity.of(loud);
    VoiceActivity found = VoiceActivity.of(faint);
    for (int w = 0; w < expected.windows(); w++) {
      assertEquals(expected.isSpeech(w), found.isSpeech(w), "window " + w);
    }
  }

  @Test
  void keepJoinsTheWindowsWithSpeech() {
    float[] samples = embedded(0.001);
    VoiceActivity activity = VoiceActivity.of(samples);
    float[] kept = activity.keep(samples);
    assertEquals(activity.seconds(), (double) kept.length / RATE, 1e-9);
    int start = activity.first() * VoiceActivity.WINDOW;
    assertArrayEquals(
        Arrays.copyOfRange(samples, start, start + VoiceActivity.WINDOW),
        Arrays.copyOf(kept, VoiceActivity.WINDOW));
  }

  @Test
  void keepLeavesEverythingIfThereIsNoSpeech() {
    float[] samples = noise(RATE, 0.1, 2);
    assertArrayEquals(samples, VoiceActivity.of(samples).keep(samples));
  }

  @Test
  void lessThanAWindowIsNoWindow() {
    assertEquals(0, VoiceActivity.of(new float[100]).windows());
    assertEquals(0, VoiceActivity.of(new float[0]).windows());
  }

  @Test
  void samplesAreMonoAtTheGatesRate() {
    float[] left = new float[48_000];
    float[] right = new float[48_000];
    Arrays.fill(left, 0.5f);
    assertEquals(16_000, VoiceActivity.samples(AudioClip.of(48_000, left, right)).length);
    assertEquals(0.25, VoiceActivity.samples(AudioClip.of(48_000, left, right))[8_000], 1e-3);
  }
}
