package org.chatterbloke.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chatterbloke.audio.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class F0TrackerTest {

  private final F0Tracker tracker = new F0Tracker();

  @ParameterizedTest
  @ValueSource(doubles = {70, 90, 120, 180, 250, 330, 420})
  void aSteadyVowelHasItsPitchEverywhere(double hz) {
    for (int rate : new int[] {8000, 16000, 24000, 44100}) {
      F0Track track = tracker.track(Voices.vowel(hz, Voices.AH, rate, 1), rate, rate / 80);
      assertEquals(80, track.frames());
      assertTrue(track.voicedPart() > 0.95, hz + " Hz: " + track.voicedPart());
      assertEquals(hz, track.median(), 0.005 * hz);
      assertEquals(hz, track.percentile(5), 0.02 * hz);
      assertEquals(hz, track.percentile(95), 0.02 * hz);
    }
  }

  @Test
  void aGlideIsFollowedAndPausesAndHissAreUnvoiced() {
    float[] x = Voices.sentence(100, 200, 24000);
    float[] room = Signals.noise(0.0005, x.length, 3);
    for (int i = 0; i < x.length; i++) {
      x[i] += room[i];
    }
    F0Track track = tracker.track(x, 24000, 300);
    int wrong = 0;
    for (int t = 0; t < track.frames(); t++) {
      double at = (t + 0.5) * track.hopSeconds();
      double inVowel = at < 0.9 ? at - 0.2 : at - 1.0;
      double expected = 100 * Math.pow(2, inVowel / 0.6);
      boolean sure = inVowel > 0.03 && inVowel < 0.57;
      boolean silent = inVowel < -0.03 || inVowel > 0.63;
      if (sure) {
        wrong += Math.abs(track.hz()[t] / expected - 1) < 0.02 ? 0 : 1;
      } else if (silent) {
        wrong += track.voiced(t) ? 1 : 0;
      }
    }
    assertTrue(wrong <= 2, wrong + " of " + track.frames() + " frames are wrong");
  }

  @Test
  void noiseHardlyDisturbs() {
    float[] x = Voices.vowel(140, Voices.EE, 16000, 1);
    float[] noise = Signals.noise(Signals.rms(x, 0, x.length) * 0.55, x.length, 9);
    for (int i = 0; i < x.length; i++) {
      x[i] += noise[i];
    }
    F0Track track = tracker.track(x, 16000, 200);
    assertEquals(140, track.median(), 1.5);
    assertTrue(track.voicedPart() > 0.9);
  }

  @Test
  void silenceAndHissHaveNoPitch() {
    F0Track silence = tracker.track(new float[24000], 24000, 300);
    assertEquals(0, silence.voicedPart());
    assertEquals(0, silence.median());
    F0Track hiss = tracker.track(Signals.noise(0.3, 24000, 11), 24000, 300);
    assertTrue(hiss.voicedPart() < 0.15, "voiced: " + hiss.voicedPart());
    assertEquals(0, tracker.track(new float[10], 24000, 300).frames());
  }

  @Test
  void percentilesInterpolateOverVoicedFrames() {
    F0Track track = new F0Track(new float[] {0, 100, 200, 0, 300}, 0.01);
    assertEquals(200, track.median());
    assertEquals(150, track.percentile(25));
    assertEquals(0.6, track.voicedPart());
    assertThrows(IllegalArgumentException.class, () -> track.percentile(101));
  }

  @Test
  void impossibleSettingsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new F0Tracker(10, 400));
    assertThrows(IllegalArgumentException.class, () -> new F0Tracker(100, 90));
    assertThrows(IllegalArgumentException.class, () -> tracker.track(new float[9], 8000, 0));
  }
}
