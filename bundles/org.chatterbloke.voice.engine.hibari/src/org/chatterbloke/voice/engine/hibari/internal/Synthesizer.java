package org.chatterbloke.voice.engine.hibari.internal;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Makes the waveform from the network's spectra: a harmonic-plus-noise model (Stylianou 2001,
 * "Applying the Harmonic Plus Noise Model in Concatenative Speech Synthesis") in the short-time
 * spectrum,
 *
 * <pre>S = exp(lh)·exp(iπ·tanh θ)·STFT(pulses(f0)) + exp(ln)·z + exp(lr)·exp(iφ)</pre>
 *
 * and its inverse by overlap-add with the squared window divided out (Griffin and Lim 1984).
 * Window: periodic Hann of {@value #LENGTH}, hop {@value #HOP}, frame k centred on sample k·hop.
 *
 * <p>Two real frames share one complex transform (one as the real, one as the imaginary part), and
 * {@value #PAIRS} such pairs are transformed together, see {@link BatchFft}. Owns its work space:
 * one thread at a time.
 */
final class Synthesizer {

  /** Window and transform length in samples. */
  static final int LENGTH = 1200;

  /** Samples between frames. */
  static final int HOP = 300;

  /** Frames per second of the output. */
  static final int SAMPLE_RATE = 24000;

  private static final int BINS = LENGTH / 2 + 1;
  private static final int OVERLAP = LENGTH / HOP;
  private static final int PAIRS = 64;

  private final BatchFft fft = new BatchFft(LENGTH);
  private final float[] window = new float[LENGTH];
  private final SpectralParts parts = new SpectralParts();
  private final HarmonicEnvelope envelope = new HarmonicEnvelope();
  private final float[][] re = new float[LENGTH][PAIRS];
  private final float[][] im = new float[LENGTH][PAIRS];
  private final float[][] rowsRe = new float[LENGTH][];
  private final float[][] rowsIm = new float[LENGTH][];
  private final float[] filterRe = new float[PAIRS];
  private final float[] filterIm = new float[PAIRS];

  Synthesizer() {
    for (int n = 0; n < LENGTH; n++) {
      window[n] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * n / LENGTH));
    }
  }

  /**
   * Synthesises a segment.
   *
   * @param frames used up; the pitch is the voice's own, before the shift
   * @param shift of the pitch; the spectra were made for the pitch times what the network was told
   * @param seed of the noise; equal seeds give equal samples
   * @param cancelled asked every 1.6 s of audio; the result is cut short if it says so
   * @return frames · {@value #HOP} samples
   */
  float[] synthesize(
      SpectralFrames frames, PitchShift shift, long seed, BooleanSupplier cancelled) {
    int count = frames.frames();
    PulseTrain pulses = PulseTrain.of(frames.pitch(), shift.scale());
    float[][] source = hopRows(pulses.samples(), count);
    parts.compute(frames, new CountedNoise(seed));
    if (shift.movesEnvelope()) {
      envelope.smooth(frames.harmonicLevel(), frames.harmonicPhase(), frames.pitch());
    }
    float[][] sum = new float[HOP][count + OVERLAP - 1];
    for (int from = 0; from < count && !cancelled.getAsBoolean(); from += 2 * PAIRS) {
      int n = Math.min(2 * PAIRS, count - from);
      Block block = new Block(from, n, (n + 1) / 2, count);
      System.arraycopy(re, 0, rowsRe, 0, LENGTH);
      System.arraycopy(im, 0, rowsIm, 0, LENGTH);
      if (isVoiced(pulses, block)) {
        analyse(source, block);
        sortRows();
        filterVoiced(frames, block);
      } else {
        loadUnvoiced(frames, block);
      }
      addWaveform(block, sum);
    }
    return overlapAdd(sum, count);
  }

  /**
   * Frames {@code from … from + count} of {@code total}; frame from + q is paired with frame from +
   * pairs + q. With an odd count the last column has no partner.
   */
  private record Block(int from, int count, int pairs, int total) {

    /** How many columns have a partner. */
    int second() {
      return count - pairs;
    }

    /**
     * One frequency of the first frames of the pairs (first = 0) or of the second (first = pairs).
     */
    Part part(int bin, int first) {
      return new Part(bin * total + from + first, first == 0 ? pairs : count - pairs, pairs);
    }
  }

  /** Where some columns of one frequency lie in the spectra; the rest of the columns is silent. */
  private record Part(int offset, int present, int columns) {

    void load(float[] spectrum, float[] row) {
      System.arraycopy(spectrum, offset, row, 0, present);
      Arrays.fill(row, present, columns, 0);
    }
  }

  private static boolean isVoiced(PulseTrain pulses, Block block) {
    for (int hop = block.from - 2; hop < block.from + block.count + 2; hop++) {
      if (pulses.voiced(hop)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The source as a matrix: row r, column j is sample j·hop + r of the signal, extended at both
   * ends by half a window of its mirror image, so that a frame's samples lie in adjacent columns.
   */
  private static float[][] hopRows(float[] signal, int frames) {
    int columns = frames + OVERLAP;
    float[][] rows = new float[HOP][columns];
    int last = signal.length - 1;
    for (int j = 0; j < columns; j++) {
      int start = j * HOP - LENGTH / 2;
      for (int r = 0; r < HOP; r++) {
        int at = Math.abs(start + r);
        at = at > last ? Math.max(2 * last - at, 0) : at;
        rows[r][j] = signal[at];
      }
    }
    return rows;
  }

  /**
   * Windows the source and transforms it: the rows then hold the spectra of both frames of a pair.
   */
  private void analyse(float[][] source, Block block) {
    int pairs = block.pairs;
    int second = block.second();
    // The spectrum of a unit cosine peaks at half the window's sum; separating a pair halves too.
    float norm = 0.5f / (LENGTH / 4f);
    for (int n = 0; n < LENGTH; n++) {
      float[] hop = source[n % HOP];
      int a = block.from + n / HOP;
      int b = a + pairs;
      float w = window[n] * norm;
      float[] real = rowsRe[n];
      float[] imaginary = rowsIm[n];
      for (int q = 0; q < pairs; q++) {
        real[q] = hop[a + q] * w;
      }
      for (int q = 0; q < second; q++) {
        imaginary[q] = hop[b + q] * w;
      }
      Arrays.fill(imaginary, second, pairs, 0);
    }
    fft.forward(rowsRe, rowsIm, pairs);
  }

  /** Sorts the rows by frequency. */
  private void sortRows() {
    float[][] real = new float[LENGTH][];
    float[][] imaginary = new float[LENGTH][];
    for (int k = 0; k < LENGTH; k++) {
      real[k] = rowsRe[fft.row(k)];
      imaginary[k] = rowsIm[fft.row(k)];
    }
    System.arraycopy(real, 0, rowsRe, 0, LENGTH);
    System.arraycopy(imaginary, 0, rowsIm, 0, LENGTH);
  }

  /**
   * Filters the source and adds the rest, at every frequency. Of a pair's transform z, the spectrum
   * of the first frame is a = (z[k] + z̄[N−k])/2 and of the second b = (z[k] − z̄[N−k])/2i; a + ib
   * is their common spectrum again. The sums and differences of rows k and N − k are the same on
   * the way in and out, and leave Re a in row N − k, Im b in row k of the real rows, Re b in row k,
   * Im a in row N − k of the imaginary ones.
   */
  private void filterVoiced(SpectralFrames frames, Block block) {
    int pairs = block.pairs;
    for (int k = 1; k < BINS - 1; k++) {
      int mirror = LENGTH - k;
      BatchFft.butterfly(rowsRe[mirror], rowsRe[k], pairs);
      BatchFft.butterfly(rowsIm[k], rowsIm[mirror], pairs);
      filter(frames, block.part(k, 0), rowsRe[mirror], rowsIm[mirror]);
      filter(frames, block.part(k, pairs), rowsIm[k], rowsRe[k]);
      BatchFft.butterfly(rowsRe[mirror], rowsRe[k], pairs);
      BatchFft.butterfly(rowsIm[k], rowsIm[mirror], pairs);
    }
    for (int k = 0; k < BINS; k += BINS - 1) {
      filterReal(frames, block.part(k, 0), rowsRe[k]);
      filterReal(frames, block.part(k, pairs), rowsIm[k]);
    }
  }

  private void filter(SpectralFrames frames, Part part, float[] real, float[] imaginary) {
    int pairs = part.columns;
    part.load(frames.harmonicLevel(), filterRe);
    part.load(frames.harmonicPhase(), filterIm);
    FastMath.multiplyComplex(real, imaginary, filterRe, filterIm, pairs);
    part.load(frames.noiseLevel(), filterRe);
    part.load(frames.freePhase(), filterIm);
    FastMath.add(real, filterRe, pairs);
    FastMath.add(imaginary, filterIm, pairs);
  }

  /** As {@link #filter} at frequency 0 and at half the sample rate, where a real signal is real. */
  private void filterReal(SpectralFrames frames, Part part, float[] real) {
    int pairs = part.columns;
    part.load(frames.harmonicLevel(), filterRe);
    FastMath.multiply(real, filterRe, pairs);
    FastMath.add(real, real, pairs);
    part.load(frames.noiseLevel(), filterRe);
    FastMath.add(real, filterRe, pairs);
  }

  /** As {@link #filterVoiced} for frames without a source. */
  private void loadUnvoiced(SpectralFrames frames, Block block) {
    int pairs = block.pairs;
    for (int k = 1; k < BINS - 1; k++) {
      int mirror = LENGTH - k;
      block.part(k, 0).load(frames.noiseLevel(), rowsRe[mirror]);
      block.part(k, 0).load(frames.freePhase(), rowsIm[mirror]);
      block.part(k, pairs).load(frames.noiseLevel(), rowsIm[k]);
      block.part(k, pairs).load(frames.freePhase(), rowsRe[k]);
      BatchFft.butterfly(rowsRe[mirror], rowsRe[k], pairs);
      BatchFft.butterfly(rowsIm[k], rowsIm[mirror], pairs);
    }
    for (int k = 0; k < BINS; k += BINS - 1) {
      block.part(k, 0).load(frames.noiseLevel(), rowsRe[k]);
      block.part(k, pairs).load(frames.noiseLevel(), rowsIm[k]);
    }
  }

  /** Inverse transform, window and overlap-add into the matrix of hops. */
  private void addWaveform(Block block, float[][] sum) {
    fft.forward(rowsIm, rowsRe, block.pairs);
    float norm = 1f / LENGTH;
    for (int r = 0; r < HOP; r++) {
      for (int part = 0; part < OVERLAP; part++) {
        int n = part * HOP + r;
        int row = fft.row(n);
        float weight = window[n] * norm;
        int column = block.from + part;
        addScaled(sum[r], column, rowsRe[row], weight, block.pairs);
        addScaled(sum[r], column + block.pairs, rowsIm[row], weight, block.second());
      }
    }
  }

  private static void addScaled(float[] sum, int offset, float[] row, float weight, int n) {
    for (int q = 0; q < n; q++) {
      sum[offset + q] += weight * row[q];
    }
  }

  /** Brings the samples into order, without the half window at the start, and divides out Σ w². */
  private float[] overlapAdd(float[][] sum, int frames) {
    float[] samples = new float[frames * HOP];
    int skipped = LENGTH / 2 / HOP;
    float[] norm = new float[HOP];
    for (int j = 0; j < frames; j++) {
      int hop = j + skipped;
      if (j == 0 || j == 1 || hop >= frames) {
        fillNorm(norm, hop, frames);
      }
      for (int r = 0; r < HOP; r++) {
        samples[j * HOP + r] = sum[r][hop] * norm[r];
      }
    }
    return samples;
  }

  /** 1 / Σ w² of the frames that reach a hop: all four inside, fewer at the ends. */
  private void fillNorm(float[] norm, int hop, int frames) {
    for (int r = 0; r < HOP; r++) {
      float squares = 0;
      for (int part = 0; part < OVERLAP; part++) {
        int frame = hop - part;
        if (frame >= 0 && frame < frames) {
          float w = window[part * HOP + r];
          squares += w * w;
        }
      }
      norm[r] = 1 / Math.max(squares, 1e-11f);
    }
  }
}
