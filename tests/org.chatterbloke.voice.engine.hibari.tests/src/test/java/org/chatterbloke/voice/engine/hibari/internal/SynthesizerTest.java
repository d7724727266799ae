package org.chatterbloke.voice.engine.hibari.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SynthesizerTest {

  private static final int BINS = SpectralFrames.BINS;

  private final Synthesizer synthesizer = new Synthesizer();

  @Test
  void agreesWithTheReferenceImplementation() throws IOException {
    float[] samples = speak(golden(), 0, 1);
    double[] expected = goldenSamples();
    double signal = 0;
    double error = 0;
    for (int i = 0; i < expected.length; i++) {
      signal += expected[i] * expected[i];
      double difference = expected[i] - samples[7 * i];
      error += difference * difference;
    }
    double snr = 10 * Math.log10(signal / error);
    assertTrue(snr > 80, "signal to difference: " + snr + " dB");
  }

  @Test
  void sameSeedGivesTheSameSamples() {
    SpectralFrames noisy = tone(130, 200, -1);
    assertArrayEquals(speak(copy(noisy), 0, 5), speak(copy(noisy), 0, 5));
    assertFalse(Arrays.equals(speak(copy(noisy), 0, 5), speak(copy(noisy), 0, 6)));
  }

  @Test
  void everyLengthGivesItsSamples() {
    for (int frames : new int[] {2, 3, 63, 64, 127, 128, 129, 257}) {
      float[] samples = speak(tone(frames, 200, -30), 0, 1);
      assertEquals(frames * Synthesizer.HOP, samples.length);
      for (float sample : samples) {
        assertTrue(Float.isFinite(sample));
      }
    }
  }

  @Test
  void noiseHasTheLevelOfItsSpectrum() {
    SpectralFrames noise = tone(200, 0, 1);
    float[] samples = speak(noise, 0, 3);
    double squares = 0;
    for (int i = 2400; i < samples.length - 2400; i++) {
      squares += samples[i] * samples[i];
    }
    double rms = Math.sqrt(squares / (samples.length - 4800));
    // |S| = e·√2 in all of N bins; four windowed frames overlap, Σ w² = 1.5 divided out.
    double expected = Math.E * Math.sqrt(2.0 / Synthesizer.LENGTH) / Math.sqrt(1.5);
    assertEquals(expected, rms, 0.05 * expected);
  }

  @Test
  void pitchMovesAndTheSpectralEnvelopeStays() {
    for (double semitones : new double[] {-12, -5, 12}) {
      float[] samples = speak(tone(100, 220, -30), semitones, 1);
      double expected = 220 * Math.pow(2, semitones / 12);
      assertEquals(expected, pitch(samples), 0.02 * expected, semitones + " semitones");
      double slope = 20 * Math.log10(Math.exp((1900 - 700) / 1200.0));
      assertEquals(slope, levelNear(samples, 700, 1900), 2, semitones + " semitones: slope in dB");
    }
  }

  /** Level around one frequency against that around another, in dB: the slope of the envelope. */
  private static double levelNear(float[] samples, double first, double second) {
    return 10 * Math.log10(band(samples, first) / band(samples, second));
  }

  private static double band(float[] samples, double centre) {
    double energy = 0;
    for (double f = centre - 440; f <= centre + 440; f += 10) {
      double re = 0;
      double im = 0;
      for (int i = 6000; i < 6000 + 4800; i++) {
        double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i - 6000) / 4800);
        re += hann * samples[i] * Math.cos(2 * Math.PI * f * i / Synthesizer.SAMPLE_RATE);
        im += hann * samples[i] * Math.sin(2 * Math.PI * f * i / Synthesizer.SAMPLE_RATE);
      }
      energy += re * re + im * im;
    }
    return energy;
  }

  /** Pitch by the highest autocorrelation. */
  private static double pitch(float[] samples) {
    int best = 0;
    double highest = 0;
    for (int lag = 40; lag < 300; lag++) {
      double sum = 0;
      for (int i = 8000; i < 16000; i++) {
        sum += samples[i] * samples[i + lag];
      }
      if (sum > highest * 1.02) {
        highest = sum;
        best = lag;
      }
    }
    return (double) Synthesizer.SAMPLE_RATE / best;
  }

  private float[] speak(SpectralFrames frames, double semitones, long seed) {
    return synthesizer.synthesize(frames, PitchShift.of(semitones), seed, () -> false);
  }

  /**
   * A falling envelope that is right at the harmonics of the pitch only: between them the level is
   * absurd, as the network's may be.
   */
  private static SpectralFrames tone(int frames, float pitch, float noiseLevel) {
    SpectralFrames result = silence(frames);
    Arrays.fill(result.pitch(), pitch);
    Arrays.fill(result.noiseLevel(), noiseLevel);
    for (int bin = 0; bin < BINS; bin++) {
      double hertz = 20.0 * bin;
      double distance = pitch == 0 ? 0 : Math.abs(hertz / pitch - Math.rint(hertz / pitch)) * pitch;
      float level = distance <= 40 ? (float) (2 - hertz / 1200) : 6;
      for (int k = 0; k < frames; k++) {
        result.harmonicLevel()[bin * frames + k] = level;
      }
    }
    return result;
  }

  private static SpectralFrames silence(int frames) {
    int size = BINS * frames;
    SpectralFrames result =
        new SpectralFrames(
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new float[frames]);
    Arrays.fill(result.harmonicLevel(), -30);
    Arrays.fill(result.noiseLevel(), -60);
    Arrays.fill(result.freeLevel(), -60);
    return result;
  }

  private static SpectralFrames copy(SpectralFrames f) {
    return new SpectralFrames(
        f.harmonicLevel().clone(),
        f.harmonicPhase().clone(),
        f.noiseLevel().clone(),
        f.freeLevel().clone(),
        f.freePhase().clone(),
        f.pitch().clone());
  }

  private static SpectralFrames golden() {
    int frames = 14;
    SpectralFrames result = silence(frames);
    for (int b = 0; b < BINS; b++) {
      for (int k = 0; k < frames; k++) {
        int i = b * frames + k;
        result.harmonicLevel()[i] = (float) (4 - b / 90.0 + 1.5 * Math.sin(b / 17.0 + k / 5.0));
        result.harmonicPhase()[i] = (float) (1.2 * Math.sin(b / 40.0 + k / 3.0));
        result.freeLevel()[i] = (float) (-2 - b / 150.0 + Math.cos(b / 23.0));
        result.freePhase()[i] = (float) (3 * Math.sin(b * 0.7 + k * 1.3));
      }
    }
    for (int k = 3; k < 11; k++) {
      result.pitch()[k] = 190 + 12 * k;
    }
    return result;
  }

  private static double[] goldenSamples() throws IOException {
    try (InputStream in = SynthesizerTest.class.getResourceAsStream("golden.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .mapToDouble(Double::parseDouble)
          .toArray();
    }
  }
}
