package org.chatterbloke.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.Signals;
import org.chatterbloke.audio.measure.Decibels;
import org.chatterbloke.audio.measure.Loudness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeakLimiterTest {

  @ParameterizedTest
  @ValueSource(ints = {8000, 24000, 48000})
  void nothingExceedsTheCeiling(int rate) {
    float[][] hostile = {
      Signals.noise(3, rate, 1),
      Signals.sine(rate / 4.0 + 1, 2, rate, rate),
      Signals.sine(60, 1.5, rate, rate),
      bursts(rate)
    };
    for (float[] x : hostile) {
      AudioClip limited = PeakLimiter.limit(AudioClip.of(rate, x), -1);
      Loudness loudness = Loudness.measure(limited);
      assertEquals(x.length, limited.frames());
      assertTrue(loudness.samplePeak() <= -1 + 1e-5, "samples: " + loudness.samplePeak());
      assertTrue(loudness.truePeak() <= -1 + 0.2, "between samples: " + loudness.truePeak());
    }
  }

  private static float[] bursts(int rate) {
    float[] x = Signals.sine(440, 0.2, rate, rate);
    for (int i = 0; i < x.length; i += rate / 7) {
      x[i] = i % 2 == 0 ? 1.8f : -2.5f;
    }
    return x;
  }

  @Test
  void whatStaysBelowPassesUnchanged() {
    AudioClip clip = AudioClip.of(24000, Signals.sine(440, 0.85, 24000, 24000), new float[24000]);
    assertSame(clip, PeakLimiter.limit(clip, -1));
  }

  @Test
  void anOverlyLoudSineIsTurnedDownAndKeepsItsShape() {
    float[] x = Signals.sine(1000, 2, 48000, 48000);
    float[] y = PeakLimiter.limit(AudioClip.of(48000, x), -6).channel(0);
    double ceiling = Decibels.toAmplitude(-6);
    float[] expected = Signals.sine(1000, ceiling, 48000, 48000);
    assertEquals(0, Signals.difference(y, expected, 2000, 46000), 0.01);
  }

  @Test
  void theGainRecoversAfterAPeakAndTheRestIsUntouched() {
    float[] x = Signals.sine(300, 0.4, 24000, 48000);
    x[10000] = 3;
    float[] y = PeakLimiter.limit(AudioClip.of(24000, x), -1).channel(0);
    assertEquals(0, Signals.difference(x, y, 0, 10000 - 200));
    assertEquals(0, Signals.difference(x, y, 40000, 48000));
    assertTrue(Math.abs(y[10000]) <= Decibels.toAmplitude(-1) + 1e-6);
    assertTrue(Signals.rms(y, 10200, 10500) < Signals.rms(x, 10200, 10500));
  }

  @Test
  void channelsShareTheGainSoThatTheImageStays() {
    float[] left = Signals.sine(300, 2, 24000, 24000);
    float[] right = Signals.sine(300, 0.2, 24000, 24000);
    AudioClip limited = PeakLimiter.limit(AudioClip.of(24000, left, right), -1);
    double ratio =
        Signals.rms(limited.channel(0), 5000, 20000) / Signals.rms(limited.channel(1), 5000, 20000);
    assertEquals(10, ratio, 0.05);
  }

  @Test
  void streamingInPartsIsTheSameAndResetStartsAfresh() {
    float[] x = Signals.noise(1.5, 20000, 4);
    PeakLimiter limiter = new PeakLimiter(24000, 1, -1);
    float[][] whole = {x.clone()};
    limiter.process(whole, 0, x.length);
    limiter.reset();
    float[][] parts = {x.clone()};
    for (int at = 0; at < x.length; at += 333) {
      limiter.process(parts, at, Math.min(333, x.length - at));
    }
    assertArrayEquals(whole[0], parts[0]);
    assertEquals(0, whole[0][limiter.latency() - 1]);
  }
}
