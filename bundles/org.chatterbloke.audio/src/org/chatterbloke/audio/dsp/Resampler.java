package org.chatterbloke.audio.dsp;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.AudioSink;

/**
 * Changes the sample rate by band-limited interpolation: a windowed sinc with a Kaiser window,
 * evaluated at the fractional positions of the output samples (J. O. Smith, "Digital Audio
 * Resampling Home Page", CCRMA 2002; filter length after J. F. Kaiser 1974). Flat to 0.9 of the
 * lower Nyquist frequency, −6 dB at 0.95, and more than 100 dB down from Nyquist on.
 *
 * <p>There is no delay: output sample k lies at the time k / outRate, the signal is taken as zero
 * outside, and n input samples become ceil(n · outRate / inRate). Streaming gives the same samples
 * bit by bit. A resampler is immutable and may be shared; tables are cached.
 */
public final class Resampler {

  /** Zero crossings of the sinc to each side. */
  private static final int CROSSINGS = 64;

  private static final double CUTOFF = 0.95;

  /** Kaiser's β for 105 dB: 0.1102 (A − 8.7). */
  private static final double BETA = 10.6;

  /** Ratios with more phases than this interpolate linearly between as many as {@link #DENSE}. */
  private static final int MOST_PHASES = 2000;

  private static final int DENSE = 1024;

  private static final Map<Long, Resampler> CACHE = new ConcurrentHashMap<>();

  private final int inRate;
  private final int outRate;

  /** inRate and outRate without their common divisor. */
  private final int step;

  private final int phases;
  private final int taps;
  private final int half;
  private final int tablePhases;
  private final float[] table;

  private Resampler(int inRate, int outRate) {
    this.inRate = inRate;
    this.outRate = outRate;
    int divisor = gcd(inRate, outRate);
    this.step = inRate / divisor;
    this.phases = outRate / divisor;
    double scale = Math.min(1.0, (double) outRate / inRate);
    this.half = (int) Math.ceil(CROSSINGS / scale);
    this.taps = 2 * half;
    boolean exact = phases <= MOST_PHASES;
    this.tablePhases = exact ? phases : DENSE;
    this.table = table(exact ? phases : DENSE + 1, tablePhases, half, scale);
  }

  /**
   * The resampler for two rates.
   *
   * @throws IllegalArgumentException if a rate is not positive
   */
  public static Resampler of(int inRate, int outRate) {
    if (inRate < 1 || outRate < 1) {
      throw new IllegalArgumentException("not a rate: " + inRate + " to " + outRate);
    }
    long key = ((long) inRate << 32) | outRate;
    return CACHE.computeIfAbsent(key, k -> new Resampler(inRate, outRate));
  }

  /** A clip at another rate, channel by channel; itself if it has that rate. */
  public static AudioClip resample(AudioClip clip, int outRate) {
    if (clip.sampleRate() == outRate) {
      return clip;
    }
    Resampler resampler = of(clip.sampleRate(), outRate);
    float[][] channels = new float[clip.channels()][];
    for (int c = 0; c < channels.length; c++) {
      channels[c] = resampler.process(clip.channel(c));
    }
    return AudioClip.wrap(outRate, channels);
  }

  /** One array of samples at another rate. */
  public static float[] resample(float[] samples, int inRate, int outRate) {
    return of(inRate, outRate).process(samples);
  }

  /** Frames per second of the input. */
  public int inRate() {
    return inRate;
  }

  /** Frames per second of the output. */
  public int outRate() {
    return outRate;
  }

  /**
   * The number of samples that {@code inputLength} become: ceil(inputLength · outRate / inRate).
   */
  public long outputLength(long inputLength) {
    return Math.ceilDiv(inputLength * phases, (long) step);
  }

  /**
   * Resamples a whole signal.
   *
   * @return a new array of {@link #outputLength} samples
   */
  public float[] process(float[] in) {
    if (inRate == outRate) {
      return in.clone();
    }
    float[] padded = new float[in.length + 2 * half];
    System.arraycopy(in, 0, padded, half, in.length);
    float[] out = new float[Math.toIntExact(outputLength(in.length))];
    run(padded, -half, 0, out, out.length);
    return out;
  }

  /**
   * Starts resampling a stream. The result may be used by one thread at a time.
   *
   * @param target takes the resampled samples, also at {@link Stream#finish}
   */
  public Stream stream(AudioSink target) {
    return new Stream(target);
  }

  /**
   * Computes output samples {@code first … first + count − 1}.
   *
   * @param in samples of which in[0] has the absolute index {@code inStart}
   */
  private void run(float[] in, long inStart, long first, float[] out, int count) {
    long position = Math.floorDiv(first * step, (long) phases);
    int phase = (int) Math.floorMod(first * step, (long) phases);
    int wholeStep = step / phases;
    int phaseStep = step % phases;
    for (int k = 0; k < count; k++) {
      // taps cover the samples position − half + 1 … position + half
      int at = (int) (position - half + 1 - inStart);
      out[k] = interpolate(in, at, phase);
      position += wholeStep;
      phase += phaseStep;
      if (phase >= phases) {
        phase -= phases;
        position++;
      }
    }
  }

  private float interpolate(float[] in, int at, int phase) {
    if (tablePhases == phases) {
      return dot(in, at, phase * taps);
    }
    double exact = (double) phase * tablePhases / phases;
    int below = (int) exact;
    float part = (float) (exact - below);
    float a = dot(in, at, below * taps);
    float b = dot(in, at, (below + 1) * taps);
    return a + part * (b - a);
  }

  /** Four sums, because the additions of one sum would wait for each other. */
  private float dot(float[] in, int at, int row) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int end = taps - 3;
    int i = 0;
    for (; i < end; i += 4) {
      s0 += in[at + i] * table[row + i];
      s1 += in[at + i + 1] * table[row + i + 1];
      s2 += in[at + i + 2] * table[row + i + 2];
      s3 += in[at + i + 3] * table[row + i + 3];
    }
    for (; i < taps; i++) {
      s0 += in[at + i] * table[row + i];
    }
    return (s0 + s2) + (s1 + s3);
  }

  /** One row of taps per phase, each scaled to a sum of 1 so that a constant stays constant. */
  private static float[] table(int rows, int phases, int half, double scale) {
    int taps = 2 * half;
    float[] table = new float[Math.multiplyExact(rows, taps)];
    double[] row = new double[taps];
    double cutoff = CUTOFF * scale;
    for (int p = 0; p < rows; p++) {
      double sum = 0;
      for (int i = 0; i < taps; i++) {
        double t = (double) p / phases + half - 1 - i;
        double x = Math.PI * cutoff * t;
        double sinc = Math.abs(x) < 1e-9 ? 1 : Math.sin(x) / x;
        row[i] = sinc * Window.kaiserAt(t / half, BETA);
        sum += row[i];
      }
      for (int i = 0; i < taps; i++) {
        table[p * taps + i] = (float) (row[i] / sum);
      }
    }
    return table;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** A signal that is resampled while it arrives. Not safe for use by several threads. */
  public final class Stream implements AudioSink {

    private static final int BLOCK = 4096;

    private final AudioSink target;
    private final float[] out = new float[BLOCK];

    /** Samples from the absolute index {@link #start} on; {@link #held} of them are valid. */
    private float[] window = new float[2 * half + BLOCK];

    private long start = -half;
    private int held = half;
    private long received;
    private long made;
    private boolean finished;

    private Stream(AudioSink target) {
      this.target = target;
    }

    @Override
    public void write(float[] samples, int offset, int length) throws IOException {
      if (finished) {
        throw new IllegalStateException("the stream is finished");
      }
      if (inRate == outRate) {
        target.write(samples, offset, length);
        return;
      }
      append(samples, offset, length);
      received += length;
      // the last tap of output k is the input floor(k · step / phases) + half
      long last = received - 1 - half;
      emit(last < 0 ? 0 : Math.floorDiv((last + 1) * phases - 1, (long) step) + 1);
    }

    /** Ends the stream: the samples that waited for more input are made with silence. */
    public void finish() throws IOException {
      if (finished) {
        return;
      }
      finished = true;
      if (inRate != outRate) {
        append(new float[half], 0, half);
        emit(outputLength(received));
      }
    }

    private void append(float[] samples, int offset, int length) {
      long needed = Math.floorDiv(made * step, (long) phases) - half + 1;
      int drop = (int) Math.max(0, Math.min(held, needed - start));
      if (held - drop + length > window.length) {
        float[] larger = new float[(held - drop + length) + BLOCK];
        System.arraycopy(window, drop, larger, 0, held - drop);
        window = larger;
      } else {
        System.arraycopy(window, drop, window, 0, held - drop);
      }
      start += drop;
      held -= drop;
      System.arraycopy(samples, offset, window, held, length);
      held += length;
    }

    private void emit(long until) throws IOException {
      while (made < until) {
        int count = (int) Math.min(out.length, until - made);
        run(window, start, made, out, count);
        made += count;
        target.write(out, 0, count);
      }
    }
  }
}
