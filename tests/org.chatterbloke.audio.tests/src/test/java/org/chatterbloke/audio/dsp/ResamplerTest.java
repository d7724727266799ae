package org.chatterbloke.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

  private static final String RATES =
      "24000,48000;48000,24000;44100,16000;16000,44100;24000,16000;22050,24000;48000,8000;"
          + "44101,48000;96000,44100;7919,16001";

  static java.util.List<int[]> pairs() {
    return Arrays.stream(RATES.split(";"))
        .map(p -> Arrays.stream(p.split(",")).mapToInt(Integer::parseInt).toArray())
        .toList();
  }

  @Test
  void aSineInThePassbandStaysTheSameSineWithoutDelay() {
    for (int[] pair : pairs()) {
      double lower = Math.min(pair[0], pair[1]) / 2.0;
      for (double part : new double[] {0.01, 0.3, 0.6, 0.88}) {
        double hz = part * lower;
        float[] out = Resampler.resample(Signals.sine(hz, 0.8, pair[0], pair[0]), pair[0], pair[1]);
        float[] expected = Signals.sine(hz, 0.8, pair[1], out.length);
        int edge = (int) Math.ceil(70.0 * pair[1] / Math.min(pair[0], pair[1]));
        double worst = Signals.difference(out, expected, edge, out.length - edge);
        assertTrue(worst < 2e-5, pair[0] + " to " + pair[1] + " at " + hz + " Hz: " + worst);
      }
    }
  }

  @Test
  void whatTheLowerRateCannotHoldIsDampedByNinetyDecibels() {
    for (int[] pair : pairs()) {
      if (pair[1] < pair[0]) {
        for (double part : new double[] {1.0, 1.02, 1.3, 1.7}) {
          double hz = part * pair[1] / 2.0;
          if (hz < pair[0] / 2.0) {
            float[] in = Signals.sine(hz, 1, pair[0], pair[0]);
            float[] out = Resampler.resample(in, pair[0], pair[1]);
            double left = Signals.decibels(Signals.rms(out, 200, out.length - 200) * 1.4143);
            assertTrue(left < -90, pair[0] + " to " + pair[1] + " at " + hz + " Hz: " + left);
          }
        }
      }
    }
  }

  @Test
  void imagesAreDampedByNinetyDecibels() {
    float[] out = Resampler.resample(Signals.sine(7000, 1, 16000, 16000), 16000, 48000);
    float[] middle = Arrays.copyOfRange(out, 500, out.length - 500);
    assertTrue(Signals.decibels(Signals.amplitude(middle, 9000, 48000)) < -90);
    assertTrue(Signals.decibels(Signals.amplitude(middle, 23000, 48000)) < -90);
    assertEquals(1, Signals.amplitude(middle, 7000, 48000), 1e-4);
  }

  @ParameterizedTest
  @CsvSource({
    "24000,48000,1001",
    "44100,16000,7",
    "44100,16000,1",
    "44101,48000,3333",
    "48000,44100,0"
  })
  void theLengthIsExact(int from, int to, int length) {
    float[] out = Resampler.resample(new float[length], from, to);
    assertEquals((int) Math.ceil((double) length * to / from), out.length);
  }

  @Test
  void aConstantStaysConstant() {
    float[] in = new float[4000];
    Arrays.fill(in, 0.5f);
    float[] out = Resampler.resample(in, 44100, 24000);
    for (int i = 100; i < out.length - 100; i++) {
      assertEquals(0.5f, out[i], 1e-6f);
    }
  }

  @Test
  void streamingGivesTheSameSamplesBitByBit() throws IOException {
    for (int[] pair : pairs()) {
      float[] in = Signals.noise(0.5, 20011, 3);
      float[] whole = Resampler.resample(in, pair[0], pair[1]);
      for (int block : new int[] {1, 7, 480, 9000}) {
        float[] parts = new float[whole.length];
        int[] at = {0};
        Resampler.Stream stream =
            Resampler.of(pair[0], pair[1]).stream((samples, offset, length) -> {
              System.arraycopy(samples, offset, parts, at[0], length);
              at[0] += length;
            });
        for (int i = 0; i < in.length; i += block) {
          stream.write(in, i, Math.min(block, in.length - i));
        }
        stream.finish();
        stream.finish();
        assertEquals(whole.length, at[0]);
        assertArrayEquals(whole, parts);
        if (block == 1) {
          assertThrows(IllegalStateException.class, () -> stream.write(in, 0, 1));
        }
      }
    }
  }

  @Test
  void aClipKeepsItsChannelsAndEqualRatesKeepTheClip() {
    AudioClip stereo = AudioClip.of(24000, Signals.sine(100, 0.5, 24000, 2400), new float[2400]);
    assertSame(stereo, Resampler.resample(stereo, 24000));
    AudioClip other = Resampler.resample(stereo, 16000);
    assertEquals(2, other.channels());
    assertEquals(1600, other.frames());
    assertEquals(0, Signals.rms(other.channel(1), 0, 1600));
  }

  @Test
  void impossibleRatesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Resampler.of(0, 8000));
    assertThrows(IllegalArgumentException.class, () -> Resampler.of(8000, -1));
  }
}
