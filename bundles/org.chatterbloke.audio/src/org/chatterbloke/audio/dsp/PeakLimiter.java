package org.chatterbloke.audio.dsp;

import java.util.Arrays;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.internal.TruePeak;

/**
 * A look-ahead limiter: the gain needed at each moment is held over the look-ahead, released slowly
 * and smoothed by an average of the look-ahead's length, so that it reaches its lowest value
 * exactly when the peak comes out and has no steps (G. W. McNally, "Dynamic Range Control of
 * Digital Audio Signals", JAES 1984; the hold-and-average form is that of common practice). Peaks
 * are those between samples as well, estimated at four times the rate (ITU-R BS.1770-4, Annex 2),
 * and all channels share one gain. No sample of the output exceeds the ceiling; its true peak
 * exceeds it by less than 0.1 dB.
 *
 * <p>Audio that stays below the ceiling passes unchanged, bit by bit. The output lags by {@link
 * #latency()} frames; {@link #limit(AudioClip, double)} takes that out. Streaming, one thread at a
 * time.
 */
public final class PeakLimiter {

  private static final double LOOK_AHEAD_SECONDS = 0.003;
  private static final double RELEASE_SECONDS = 0.08;

  private final float ceiling;
  private final int hold;
  private final int latency;
  private final double release;
  private final TruePeak[] peaks;
  private final float[][] delay;

  /** Sliding minimum of the wanted gain: values rise from the head on, with their times. */
  private final float[] queueGain;

  private final long[] queueTime;
  private int queueHead;
  private int queueSize;

  private final double[] average;
  private double averageSum;
  private double envelope;
  private long time;
  private int slot;

  /**
   * A limiter.
   *
   * @param sampleRate frames per second
   * @param channels the number of channels, 1 or more
   * @param ceilingDb the highest level allowed, dBTP, such as −1
   */
  public PeakLimiter(int sampleRate, int channels, double ceilingDb) {
    this.ceiling = (float) Math.pow(10, ceilingDb / 20);
    this.hold = Math.max(4, (int) Math.round(sampleRate * LOOK_AHEAD_SECONDS));
    this.latency = hold + TruePeak.DELAY;
    this.release = 1 - Math.exp(-1 / (RELEASE_SECONDS * sampleRate));
    this.peaks = new TruePeak[channels];
    for (int c = 0; c < channels; c++) {
      peaks[c] = new TruePeak();
    }
    this.delay = new float[channels][latency];
    // the gain is held from the first moment that knows of a peak to one frame after it
    this.queueGain = new float[hold + 4];
    this.queueTime = new long[hold + 4];
    this.average = new double[hold];
    reset();
  }

  /** The frames by which the output lags behind the input. */
  public int latency() {
    return latency;
  }

  /** Forgets everything: the next frame is the first of a new signal. */
  public void reset() {
    for (TruePeak peak : peaks) {
      peak.reset();
    }
    for (float[] line : delay) {
      Arrays.fill(line, 0);
    }
    Arrays.fill(average, 1);
    averageSum = hold;
    envelope = 1;
    queueHead = 0;
    queueSize = 0;
    time = 0;
    slot = 0;
  }

  /**
   * Limits frames in place; what comes out went in {@link #latency()} frames earlier.
   *
   * @param channels one array per channel
   * @param offset the first frame in the arrays
   * @param frames how many
   */
  public void process(float[][] channels, int offset, int frames) {
    for (int i = offset; i < offset + frames; i++) {
      float peak = 0;
      for (int c = 0; c < channels.length; c++) {
        peak = Math.max(peak, peaks[c].add(channels[c][i]));
      }
      float gain = nextGain(peak > ceiling ? ceiling / peak : 1);
      for (int c = 0; c < channels.length; c++) {
        float out = delay[c][slot];
        delay[c][slot] = channels[c][i];
        channels[c][i] = gain == 1 ? out : Math.max(-ceiling, Math.min(ceiling, out * gain));
      }
      slot++;
      if (slot == latency) {
        slot = 0;
      }
    }
  }

  private float nextGain(float wanted) {
    float lowest = slidingMinimum(wanted);
    envelope = lowest < envelope ? lowest : envelope + (lowest - envelope) * release;
    if (lowest == 1 && envelope > 0.9999) {
      // a step of less than 0.001 dB, so that the release ends and samples pass unchanged again
      envelope = 1;
    }
    int at = (int) (time % hold);
    averageSum += envelope - average[at];
    average[at] = envelope;
    time++;
    if (at == 0) {
      // sums of many differences drift: start afresh once per round
      averageSum = 0;
      for (double value : average) {
        averageSum += value;
      }
    }
    return (float) Math.min(1, averageSum / hold);
  }

  private float slidingMinimum(float wanted) {
    int capacity = queueGain.length;
    if (queueSize > 0 && queueTime[queueHead] <= time - hold - 2) {
      queueHead = (queueHead + 1) % capacity;
      queueSize--;
    }
    while (queueSize > 0 && queueGain[(queueHead + queueSize - 1) % capacity] >= wanted) {
      queueSize--;
    }
    int tail = (queueHead + queueSize) % capacity;
    queueGain[tail] = wanted;
    queueTime[tail] = time;
    queueSize++;
    return queueGain[queueHead];
  }

  /** A whole clip, limited, without delay and of the same length; itself if nothing exceeds. */
  public static AudioClip limit(AudioClip clip, double ceilingDb) {
    PeakLimiter limiter = new PeakLimiter(clip.sampleRate(), clip.channels(), ceilingDb);
    int n = clip.frames();
    float[][] work = new float[clip.channels()][n + limiter.latency];
    for (int c = 0; c < work.length; c++) {
      clip.copyTo(c, 0, work[c], 0, n);
    }
    limiter.process(work, 0, n + limiter.latency);
    for (int c = 0; c < work.length; c++) {
      work[c] = Arrays.copyOfRange(work[c], limiter.latency, n + limiter.latency);
    }
    AudioClip limited = AudioClip.wrap(clip.sampleRate(), work);
    return limited.equals(clip) ? clip : limited;
  }
}
