package org.chatterbloke.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.chatterbloke.audio.Signals;
import org.junit.jupiter.api.Test;

class LongTermSpectrumTest {

  private final LongTermSpectrum spectrum = new LongTermSpectrum(40, 0, 8000);

  @Test
  void whiteNoiseHasItsDensityInEveryBand() {
    // uniform noise of ±0.3: power 0.03, spread over 12 kHz
    double[] bands = spectrum.measure(Signals.noise(0.3, 240000, 1), 24000);
    for (double band : bands) {
      assertEquals(10 * Math.log10(0.03 / 12000), band, 1);
    }
  }

  @Test
  void pausesDoNotCount() {
    float[] speech = Signals.noise(0.3, 96000, 2);
    float[] withPauses = Arrays.copyOf(speech, 240000);
    double[] a = spectrum.measure(speech, 24000);
    double[] b = spectrum.measure(withPauses, 24000);
    for (int i = 0; i < a.length; i++) {
      assertEquals(a[i], b[i], 0.4);
    }
  }

  @Test
  void theRateDoesNotMatter() {
    float[] x = Voices.vowel(120, Voices.AH, 48000, 2);
    double[] high = spectrum.measure(x, 48000);
    double[] low = spectrum.measure(Resampler.resample(x, 48000, 22050), 22050);
    for (int i = 0; i < 38; i++) {
      assertEquals(high[i], low[i], 0.5, "band " + i);
    }
  }

  @Test
  void anEqualiserFromTheDifferenceOfTwoSpectraMakesThemAlike() {
    float[] x = Signals.noise(0.1, 240000, 3);
    double[] wanted = {6, -6, 3};
    double[] at = {300, 2000, 6000};
    float[] coloured = LinearPhaseFilter.design(24000, at, wanted).apply(x);
    double[] target = spectrum.measure(coloured, 24000);
    double[] gains = spectrum.measure(x, 24000);
    for (int i = 0; i < gains.length; i++) {
      gains[i] = target[i] - gains[i];
    }
    float[] matched = LinearPhaseFilter.design(24000, spectrum.centres(), gains).apply(x);
    double[] reached = spectrum.measure(matched, 24000);
    for (int i = 0; i < gains.length; i++) {
      assertEquals(target[i], reached[i], 0.5, "band " + i);
    }
  }

  @Test
  void silenceAndShortSoundsAreFinite() {
    for (double band : spectrum.measure(new float[24000], 24000)) {
      assertEquals(-140, band, 1e-9);
    }
    for (double band : spectrum.measure(Signals.noise(0.5, 100, 1), 24000)) {
      assertTrue(Double.isFinite(band));
    }
    assertThrows(IllegalArgumentException.class, () -> spectrum.measure(new float[8000], 8000));
  }
}
