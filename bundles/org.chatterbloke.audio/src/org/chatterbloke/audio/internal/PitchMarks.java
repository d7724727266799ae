package org.chatterbloke.audio.internal;

import java.util.Arrays;
import org.chatterbloke.audio.dsp.F0Track;

/**
 * One mark per pitch period in voiced speech, evenly spaced marks elsewhere. The first mark of a
 * voiced stretch is its strongest peak; from there the others follow by the correlation of
 * neighbouring periods (F. Charpentier and E. Moulines, "Pitch-synchronous waveform processing
 * techniques for text-to-speech synthesis using diphones", Speech Communication 9, 1990). Positions
 * lie between samples.
 */
public final class PitchMarks {

  private static final double UNVOICED_SECONDS = 0.005;

  private final float[] x;
  private final int sampleRate;
  private final F0Track track;
  private final double hop;
  private double[] positions = new double[256];
  private boolean[] voiced = new boolean[256];
  private int count;

  private PitchMarks(float[] x, int sampleRate, F0Track track) {
    this.x = x;
    this.sampleRate = sampleRate;
    this.track = track;
    this.hop = track.hopSeconds() * sampleRate;
  }

  /** Marks a recording whose pitch is known; the first mark is at 0 and the last at its end. */
  public static PitchMarks of(float[] samples, int sampleRate, F0Track track) {
    PitchMarks marks = new PitchMarks(samples, sampleRate, track);
    marks.add(0, false);
    int frame = 0;
    while (frame < track.frames()) {
      int end = frame;
      while (end < track.frames() && track.voiced(end)) {
        end++;
      }
      if (end > frame) {
        marks.voicedStretch(frame, end);
      }
      frame = end + 1;
    }
    marks.fillTo(samples.length);
    marks.add(samples.length, false);
    return marks;
  }

  /** The number of marks, at least 2. */
  public int count() {
    return count;
  }

  /** Where a mark lies, in samples. */
  public double position(int mark) {
    return positions[mark];
  }

  /** Whether a mark belongs to a pitch period. */
  public boolean voiced(int mark) {
    return voiced[mark];
  }

  private void add(double position, boolean isVoiced) {
    if (count == positions.length) {
      positions = Arrays.copyOf(positions, 2 * count);
      voiced = Arrays.copyOf(voiced, 2 * count);
    }
    positions[count] = position;
    voiced[count++] = isVoiced;
  }

  /** Even marks between the last mark and a position, both exclusive. */
  private void fillTo(double end) {
    double start = positions[count - 1];
    int steps = (int) Math.round((end - start) / (UNVOICED_SECONDS * sampleRate));
    for (int i = 1; i < steps; i++) {
      add(start + i * (end - start) / steps, false);
    }
  }

  private void voicedStretch(int fromFrame, int toFrame) {
    double from = Math.max(fromFrame * hop, positions[count - 1] + 1);
    double to = Math.min(toFrame * hop, x.length - 1);
    if (to - from < 2) {
      return;
    }
    double start = strongest(from, to);
    double[] before = new double[(int) ((to - from) / 4) + 2];
    int n = 0;
    for (double m = next(start, -1); m >= from && n < before.length; m = next(m, -1)) {
      before[n++] = m;
    }
    double first = n == 0 ? start : before[n - 1];
    fillTo(first);
    while (n > 0) {
      add(before[--n], true);
    }
    add(start, true);
    for (double m = next(start, 1); m < to; m = next(m, 1)) {
      add(m, true);
    }
  }

  /** The highest sample near the loudest place, on the side (up or down) that peaks higher. */
  private double strongest(double from, double to) {
    int best = (int) from;
    for (int i = (int) from; i < (int) to; i++) {
      if (Math.abs(x[i]) > Math.abs(x[best])) {
        best = i;
      }
    }
    return best;
  }

  private double period(double position) {
    int frame = (int) Math.min(track.frames() - 1, Math.max(0, position / hop));
    // a mark may just lie outside its stretch: the nearest voiced frame has its period
    for (int away = 0; away < track.frames(); away++) {
      if (frame - away >= 0 && track.voiced(frame - away)) {
        return sampleRate / track.hz()[frame - away];
      }
      if (frame + away < track.frames() && track.voiced(frame + away)) {
        return sampleRate / track.hz()[frame + away];
      }
    }
    return UNVOICED_SECONDS * sampleRate;
  }

  /**
   * The mark one period on (direction 1) or back (−1): where the waveform around the mark recurs.
   */
  private double next(double mark, int direction) {
    double period = period(mark + direction * 0.5 * period(mark));
    int half = (int) Math.round(0.6 * period);
    int centre = (int) Math.round(mark);
    int shortest = Math.max(2, (int) Math.floor(0.75 * period));
    int longest = Math.max(shortest + 2, (int) Math.ceil(1.3 * period));
    double[] scores = new double[longest - shortest + 1];
    int best = 0;
    for (int i = 0; i < scores.length; i++) {
      int lag = shortest + i;
      double off = Math.abs(lag / period - 1);
      scores[i] = correlation(centre, centre + direction * lag, half) - 0.3 * off;
      best = scores[i] > scores[best] ? i : best;
    }
    double lag = shortest + best;
    if (best > 0 && best < scores.length - 1) {
      double bend = scores[best - 1] - 2 * scores[best] + scores[best + 1];
      if (bend < -1e-12) {
        lag += 0.5 * (scores[best - 1] - scores[best + 1]) / bend;
      }
    }
    // the rounding of the mark was the same at both places
    return mark + direction * lag;
  }

  private double correlation(int a, int b, int half) {
    double product = 0;
    double energyA = 1e-9;
    double energyB = 1e-9;
    int from = Math.max(-half, -Math.min(a, b));
    int to = Math.min(half, x.length - Math.max(a, b));
    for (int i = from; i < to; i++) {
      double va = x[a + i];
      double vb = x[b + i];
      product += va * vb;
      energyA += va * va;
      energyB += vb * vb;
    }
    return product / Math.sqrt(energyA * energyB);
  }
}
