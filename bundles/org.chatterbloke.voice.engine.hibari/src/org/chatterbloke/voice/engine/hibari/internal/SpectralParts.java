package org.chatterbloke.voice.engine.hibari.internal;

/**
 * Turns the levels and phases of {@link SpectralFrames} into complex numbers, in place: afterwards
 * the harmonic arrays hold the filter of the voiced source, {@code noiseLevel} and {@code
 * freePhase} the real and imaginary parts of everything else (noise and the part with a phase of
 * its own).
 */
final class SpectralParts {

  /** Levels are limited to this, about 61 dB, as in training. */
  static final float HIGHEST_LEVEL = 7;

  private static final int CHUNK = 1024;

  private final float[] level = new float[CHUNK];
  private final float[] cosine = new float[CHUNK];
  private final float[] sine = new float[CHUNK];
  private final float[] real = new float[CHUNK];
  private final float[] imaginary = new float[CHUNK];
  private final float[] draw = new float[CHUNK];
  private final int[] hash = new int[CHUNK];

  /** Computes both in place; {@code noise} is drawn at the position of each bin. */
  void compute(SpectralFrames frames, CountedNoise noise) {
    int size = frames.harmonicLevel().length;
    for (int from = 0; from < size; from += CHUNK) {
      int n = Math.min(CHUNK, size - from);
      harmonic(frames, from, n);
      rest(frames, noise, from, n);
    }
  }

  /** exp(level) · exp(iπ·tanh(phase)). */
  private void harmonic(SpectralFrames frames, int from, int n) {
    System.arraycopy(frames.harmonicLevel(), from, level, 0, n);
    System.arraycopy(frames.harmonicPhase(), from, cosine, 0, n);
    FastMath.exp(level, n, HIGHEST_LEVEL);
    FastMath.tanh(cosine, n);
    FastMath.cosSin(cosine, sine, n);
    FastMath.multiply(cosine, level, n);
    FastMath.multiply(sine, level, n);
    System.arraycopy(cosine, 0, frames.harmonicLevel(), from, n);
    System.arraycopy(sine, 0, frames.harmonicPhase(), from, n);
  }

  /** exp(noise level) · z + exp(free level) · exp(i·free phase), z complex with unit variances. */
  private void rest(SpectralFrames frames, CountedNoise noise, int from, int n) {
    System.arraycopy(frames.freeLevel(), from, level, 0, n);
    System.arraycopy(frames.freePhase(), from, real, 0, n);
    FastMath.exp(level, n, HIGHEST_LEVEL);
    FastMath.halfTurns(real, n);
    FastMath.cosSin(real, imaginary, n);
    FastMath.multiply(real, level, n);
    FastMath.multiply(imaginary, level, n);
    System.arraycopy(frames.noiseLevel(), from, level, 0, n);
    FastMath.exp(level, n, HIGHEST_LEVEL);
    noise.fill(draw, hash, 2 * from, n);
    FastMath.addProduct(real, level, draw, n);
    noise.fill(draw, hash, 2 * from + n, n);
    FastMath.addProduct(imaginary, level, draw, n);
    System.arraycopy(real, 0, frames.noiseLevel(), from, n);
    System.arraycopy(imaginary, 0, frames.freePhase(), from, n);
  }
}
