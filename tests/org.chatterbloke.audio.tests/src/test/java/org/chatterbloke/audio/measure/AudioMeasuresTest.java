package org.chatterbloke.audio.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.Signals;
import org.junit.jupiter.api.Test;

class AudioMeasuresTest {

  private static final int RATE = 16000;

  /** A second of hiss, two seconds of tone and hiss, half a second of hiss. */
  private static float[] recording() {
    float[] out = Signals.noise(0.001 * Math.sqrt(3), 56000, 1);
    float[] tone = Signals.sine(200, 0.5, RATE, 32000);
    for (int i = 0; i < tone.length; i++) {
      out[16000 + i] += tone[i];
    }
    return out;
  }

  @Test
  void levelsAndTrimPointsAreFound() {
    AudioMeasures measures = AudioMeasures.measure(AudioClip.wrap(RATE, recording()));
    assertEquals(3.5, measures.seconds());
    assertEquals(-6.0, measures.peakDb(), 0.1);
    assertEquals(-9.03, measures.soundDb(), 0.1);
    assertEquals(-9.03 + 10 * Math.log10(2 / 3.5), measures.rmsDb(), 0.1);
    assertEquals(-60, measures.noiseFloorDb(), 0.5);
    assertEquals(51, measures.signalToNoiseDb(), 0.6);
    assertEquals(0, measures.clippedRuns());
    assertEquals(0, measures.dcOffset(), 1e-4);
    assertEquals(16000, measures.sound().from(), 160);
    assertEquals(48000, measures.sound().to(), 160);
    assertFalse(measures.isSilent(-50));
  }

  @Test
  void clippingCountsRunsAtFullScaleInEveryChannel() {
    float[] loud = Signals.sine(100, 1.5, RATE, RATE);
    for (int i = 0; i < loud.length; i++) {
      loud[i] = Math.max(-1, Math.min(1, loud[i]));
    }
    AudioClip clip = AudioClip.wrap(RATE, loud, new float[RATE]);
    AudioMeasures measures = AudioMeasures.measure(clip);
    assertEquals(200, measures.clippedRuns());
    // the sine is above 1/1.5 for 1 − 2 asin(1/1.5)/π of the time
    assertEquals(RATE * (1 - 2 * Math.asin(1 / 1.5) / Math.PI), measures.clippedSamples(), 300);
    assertEquals(0, measures.peakDb());
    float[] single = {0, 1, 1, 0, -1, 1, -1, 0};
    AudioMeasures three = AudioMeasures.measure(AudioClip.wrap(RATE, single));
    assertEquals(1, three.clippedRuns());
    assertEquals(3, three.clippedSamples());
  }

  @Test
  void anOffsetIsMeasured() {
    float[] x = Signals.sine(100, 0.1, RATE, RATE);
    for (int i = 0; i < x.length; i++) {
      x[i] += 0.02f;
    }
    assertEquals(0.02, AudioMeasures.measure(AudioClip.wrap(RATE, x)).dcOffset(), 1e-5);
  }

  @Test
  void silenceAndNothingHaveFiniteLevels() {
    for (int frames : new int[] {0, 1, 50000}) {
      AudioMeasures measures = AudioMeasures.measure(AudioClip.silence(RATE, frames));
      assertEquals(Decibels.SILENCE, measures.peakDb());
      assertEquals(Decibels.SILENCE, measures.rmsDb());
      assertEquals(Decibels.SILENCE, measures.noiseFloorDb());
      assertEquals(Decibels.SILENCE, measures.soundDb());
      assertTrue(measures.sound().isEmpty());
      assertTrue(measures.isSilent(-60));
    }
  }

  @Test
  void spansTrimByLevel() {
    float[] x = recording();
    AudioClip clip = AudioClip.of(RATE, x);
    SoundSpan absolute = SoundSpan.above(x, RATE, -40);
    assertEquals(absolute, SoundSpan.withinLoudest(x, RATE, 35));
    assertEquals(absolute.frames(), absolute.of(clip).frames());
    SoundSpan wider = absolute.widened(800, x.length);
    assertEquals(absolute.from() - 800, wider.from());
    assertEquals(absolute.to() + 800, wider.to());
    assertEquals(x.length, absolute.widened(1000000, x.length).to());
    assertEquals(new SoundSpan(0, x.length), SoundSpan.above(x, RATE, -80));
    SoundSpan none = SoundSpan.above(x, RATE, 0);
    assertTrue(none.isEmpty());
    assertSame(none, none.widened(5, 10));
    assertThrows(IllegalArgumentException.class, () -> new SoundSpan(2, 1));
  }

  @Test
  void decibelsConvertBothWays() {
    assertEquals(-20, Decibels.ofAmplitude(0.1), 1e-9);
    assertEquals(-20, Decibels.ofPower(0.01), 1e-9);
    assertEquals(0.1, Decibels.toAmplitude(-20), 1e-9);
    assertEquals(Decibels.SILENCE, Decibels.ofAmplitude(0));
    assertEquals(Decibels.SILENCE, Decibels.ofPower(1e-30));
  }
}
