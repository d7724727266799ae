package org.chatterbloke.audio.measure;

import java.util.Arrays;
import org.chatterbloke.audio.internal.KWeighting;
import org.chatterbloke.audio.internal.TruePeak;

/**
 * Measures loudness as a stream: ITU-R BS.1770-4 (integrated, two gates; true peak), EBU Tech 3341
 * (momentary over 400 ms, short-term over 3 s) and EBU Tech 3342 (loudness range). Windows move by
 * 100 ms. Channel weights are 1 for left, right and centre, 0 for the low-frequency channel and
 * 1.41 for the surrounds of 5.1.
 *
 * <p>Values without enough audio are −∞, except that a signal shorter than one 400 ms block is
 * measured as one block of its own length, so that short prompts have a loudness too. A meter keeps
 * one number per 100 ms. One thread at a time.
 */
public final class LoudnessMeter {

  /** The constant of BS.1770: makes a 997 Hz sine of 0 dBFS in one channel −3.01 LUFS. */
  private static final double OFFSET = -0.691;

  private static final int MOMENTARY = 4;
  private static final int SHORT_TERM = 30;
  private static final double ABSOLUTE_GATE = powerOf(-70);

  private final int sampleRate;
  private final double[] weights;
  private final KWeighting[] filters;
  private final TruePeak[] truePeaks;

  /** Weighted mean square of each finished 100 ms. */
  private double[] steps = new double[600];

  private int stepCount;
  private long received;
  private long stepEnd;
  private long stepStart;
  private double sum;
  private double samplePeak;
  private double truePeak;

  /**
   * A meter.
   *
   * @param sampleRate frames per second, 4000 or more
   * @param channels the number of channels, 1 or more; six are taken as 5.1
   */
  public LoudnessMeter(int sampleRate, int channels) {
    if (sampleRate < 4000 || channels < 1) {
      throw new IllegalArgumentException(sampleRate + " Hz, " + channels + " channels");
    }
    this.sampleRate = sampleRate;
    this.weights = new double[channels];
    Arrays.fill(weights, 1);
    if (channels == 5 || channels == 6) {
      weights[channels - 2] = 1.41;
      weights[channels - 1] = 1.41;
    }
    if (channels == 6) {
      weights[3] = 0;
    }
    this.filters = new KWeighting[channels];
    this.truePeaks = new TruePeak[channels];
    for (int c = 0; c < channels; c++) {
      filters[c] = new KWeighting(sampleRate);
      truePeaks[c] = new TruePeak();
    }
    this.stepEnd = boundary(1);
  }

  /**
   * Takes frames.
   *
   * @param channels one array per channel
   * @param offset the first frame in the arrays
   * @param frames how many
   */
  public void add(float[][] channels, int offset, int frames) {
    if (channels.length != weights.length) {
      throw new IllegalArgumentException(
          "expected " + weights.length + " channels: " + channels.length);
    }
    int at = offset;
    int end = offset + frames;
    while (at < end) {
      int part = (int) Math.min(end - at, stepEnd - received);
      for (int c = 0; c < channels.length; c++) {
        addChannel(c, channels[c], at, at + part);
      }
      at += part;
      received += part;
      if (received == stepEnd) {
        finishStep();
      }
    }
  }

  private void addChannel(int c, float[] samples, int from, int to) {
    KWeighting filter = filters[c];
    TruePeak peaks = truePeaks[c];
    double squares = 0;
    float highest = 0;
    float between = 0;
    for (int i = from; i < to; i++) {
      float sample = samples[i];
      double weighted = filter.next(sample);
      squares += weighted * weighted;
      highest = Math.max(highest, Math.abs(sample));
      between = Math.max(between, peaks.add(sample));
    }
    if (squares < 1e-25) {
      // a filter that rings out in silence would end in denormal numbers, which are slow
      filter.reset();
    }
    sum += weights[c] * squares;
    samplePeak = Math.max(samplePeak, highest);
    truePeak = Math.max(truePeak, between);
  }

  private void finishStep() {
    if (stepCount == steps.length) {
      steps = Arrays.copyOf(steps, 2 * stepCount);
    }
    steps[stepCount++] = sum / (stepEnd - stepStart);
    sum = 0;
    stepStart = stepEnd;
    stepEnd = boundary(stepCount + 1L);
  }

  /** Where step n begins, also for rates that ten does not divide. */
  private long boundary(long n) {
    return n * sampleRate / 10;
  }

  /** The integrated loudness so far, in LUFS. */
  public double integrated() {
    if (stepCount < MOMENTARY) {
      double mean = received == 0 ? 0 : meanOfAll();
      return mean >= ABSOLUTE_GATE ? loudness(mean) : Double.NEGATIVE_INFINITY;
    }
    double[] blocks = windows(MOMENTARY);
    double absolute = meanAbove(blocks, ABSOLUTE_GATE);
    return loudness(meanAbove(blocks, Math.max(ABSOLUTE_GATE, absolute * 0.1)));
  }

  private double meanOfAll() {
    double total = sum;
    for (int i = 0; i < stepCount; i++) {
      total += steps[i] * (boundary(i + 1) - boundary(i));
    }
    return total / received;
  }

  private static double meanAbove(double[] powers, double gate) {
    double total = 0;
    int count = 0;
    for (double power : powers) {
      if (power >= gate) {
        total += power;
        count++;
      }
    }
    return count == 0 ? 0 : total / count;
  }

  /** The loudness of the last 400 ms, in LUFS. */
  public double momentary() {
    return last(MOMENTARY);
  }

  /** The loudness of the last 3 s, in LUFS. */
  public double shortTerm() {
    return last(SHORT_TERM);
  }

  /** The highest momentary loudness so far, in LUFS. */
  public double highestMomentary() {
    return loudness(Arrays.stream(windows(MOMENTARY)).max().orElse(0));
  }

  /** The highest short-term loudness so far, in LUFS. */
  public double highestShortTerm() {
    return loudness(Arrays.stream(windows(SHORT_TERM)).max().orElse(0));
  }

  /** The loudness range so far, in LU; 0 for less than 3 s. */
  public double range() {
    double[] all = windows(SHORT_TERM);
    double absolute = meanAbove(all, ABSOLUTE_GATE);
    double gate = Math.max(ABSOLUTE_GATE, absolute * 0.01);
    double[] above = Arrays.stream(all).filter(p -> p >= gate).sorted().toArray();
    if (above.length == 0) {
      return 0;
    }
    int low = (int) Math.round((above.length - 1) * 0.10);
    int high = (int) Math.round((above.length - 1) * 0.95);
    return loudness(above[high]) - loudness(above[low]);
  }

  /** The true peak so far in dBTP, the highest of all channels. */
  public double truePeak() {
    // the interpolator lags by 12 samples, the sample peak does not
    return 20 * Math.log10(Math.max(truePeak, samplePeak));
  }

  /** The highest sample so far in dBFS. */
  public double samplePeak() {
    return 20 * Math.log10(samplePeak);
  }

  /** Means over so many steps, one for each position. */
  private double[] windows(int length) {
    double[] out = new double[Math.max(0, stepCount - length + 1)];
    for (int i = 0; i < out.length; i++) {
      double total = 0;
      for (int j = 0; j < length; j++) {
        total += steps[i + j];
      }
      out[i] = total / length;
    }
    return out;
  }

  private double last(int length) {
    if (stepCount < length) {
      return Double.NEGATIVE_INFINITY;
    }
    double total = 0;
    for (int i = stepCount - length; i < stepCount; i++) {
      total += steps[i];
    }
    return loudness(total / length);
  }

  private static double loudness(double power) {
    return OFFSET + 10 * Math.log10(power);
  }

  private static double powerOf(double lufs) {
    return Math.pow(10, (lufs - OFFSET) / 10);
  }
}
