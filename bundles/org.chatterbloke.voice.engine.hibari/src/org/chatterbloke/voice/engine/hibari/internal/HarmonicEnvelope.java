package org.chatterbloke.voice.engine.hibari.internal;

/**
 * Makes the voiced filter usable at another pitch. The network shapes it at the harmonics of its
 * own pitch only; between them it may say anything. So amplitude and phase are read at the
 * harmonics and interpolated (log amplitude and unwrapped phase, linear over frequency), as the
 * harmonic-plus-noise model does for pitch modification (Stylianou 2001, section IV): formants stay
 * where they are.
 */
final class HarmonicEnvelope {

  private static final int BINS = SpectralFrames.BINS;
  private static final float BIN_HERTZ = (float) Synthesizer.SAMPLE_RATE / Synthesizer.LENGTH;
  private static final int MOST_HARMONICS =
      (int) (PulseTrain.HIGHEST_HERTZ / PulseTrain.VOICED_HERTZ) + 1;

  private final float[] logarithms = new float[MOST_HARMONICS];
  private final float[] phases = new float[MOST_HARMONICS];
  private final float[] level = new float[BINS];
  private final float[] cosine = new float[BINS];
  private final float[] sine = new float[BINS];

  /** Smooths the filter (real and imaginary parts, bin by bin) of every voiced frame, in place. */
  void smooth(float[] real, float[] imaginary, float[] pitch) {
    for (int frame = 0; frame < pitch.length; frame++) {
      if (pitch[frame] > PulseTrain.VOICED_HERTZ) {
        float spacing = pitch[frame] / BIN_HERTZ;
        int harmonics = (int) (PulseTrain.HIGHEST_HERTZ / pitch[frame]);
        if (harmonics > 0) {
          read(real, imaginary, frame, pitch.length, spacing, harmonics);
          write(real, imaginary, frame, pitch.length, spacing, harmonics);
        }
      }
    }
  }

  private void read(
      float[] real, float[] imaginary, int frame, int frames, float spacing, int harmonics) {
    double before = 0;
    for (int h = 0; h < harmonics; h++) {
      int bin = Math.min(Math.round((h + 1) * spacing), BINS - 1);
      double re = real[bin * frames + frame];
      double im = imaginary[bin * frames + frame];
      logarithms[h] = (float) (0.5 * Math.log(re * re + im * im + 1e-20));
      double turns = Math.atan2(im, re) / Math.PI;
      turns += 2 * Math.rint((before - turns) / 2);
      phases[h] = (float) turns;
      before = turns;
    }
  }

  private void write(
      float[] real, float[] imaginary, int frame, int frames, float spacing, int harmonics) {
    for (int bin = 0; bin < BINS; bin++) {
      float position = Math.clamp(bin / spacing - 1, 0, harmonics - 1);
      int lower = (int) position;
      int upper = Math.min(lower + 1, harmonics - 1);
      float weight = position - lower;
      level[bin] = logarithms[lower] + weight * (logarithms[upper] - logarithms[lower]);
      cosine[bin] = phases[lower] + weight * (phases[upper] - phases[lower]);
    }
    FastMath.exp(level, BINS, SpectralParts.HIGHEST_LEVEL);
    FastMath.wrap(cosine, BINS);
    FastMath.cosSin(cosine, sine, BINS);
    for (int bin = 0; bin < BINS; bin++) {
      real[bin * frames + frame] = level[bin] * cosine[bin];
      imaginary[bin * frames + frame] = level[bin] * sine[bin];
    }
  }
}
