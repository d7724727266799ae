package org.chatterbloke.audio.dsp;

import org.chatterbloke.audio.internal.PitchMarks;

/**
 * Moves the pitch of speech and keeps length and formants, by time-domain pitch-synchronous
 * overlap-add (TD-PSOLA: E. Moulines and F. Charpentier, "Pitch-synchronous waveform processing
 * techniques for text-to-speech synthesis using diphones", Speech Communication 9, 1990). Each
 * pitch period is cut out with a window of two periods and laid down at the new distance, between
 * samples where needed; what has no pitch stays as it is. Periods are scaled by the root of the
 * change of distance, so that the power stays. Pure; any thread.
 */
public final class PitchShift {

  /** The largest shift in either direction, in semitones. */
  public static final double WIDEST = 12;

  private static final double TRACK_SECONDS = 0.005;

  /** Taps and phases of the interpolator that lays periods down between samples. */
  private static final int TAPS = 16;

  private static final int PHASES = 256;
  private static final float[] TABLE = table();

  private final float[] x;
  private final PitchMarks marks;
  private final double ratio;
  private final float[] out;

  private PitchShift(float[] x, PitchMarks marks, double ratio) {
    this.x = x;
    this.marks = marks;
    this.ratio = ratio;
    this.out = new float[x.length];
  }

  /**
   * Shifts the pitch.
   *
   * @param samples mono; not changed
   * @param sampleRate frames per second
   * @param semitones −{@value #WIDEST} … {@value #WIDEST}
   * @return as many samples; a copy for 0
   */
  public static float[] shift(float[] samples, int sampleRate, double semitones) {
    if (!(Math.abs(semitones) <= WIDEST)) {
      throw new IllegalArgumentException("not a shift: " + semitones);
    }
    if (semitones == 0 || samples.length == 0) {
      return samples.clone();
    }
    int hop = Math.max(1, (int) Math.round(sampleRate * TRACK_SECONDS));
    F0Track track = new F0Tracker().track(samples, sampleRate, hop);
    return shift(samples, sampleRate, semitones, track);
  }

  /** As {@link #shift(float[], int, double)} for a recording whose pitch was tracked before. */
  public static float[] shift(float[] samples, int sampleRate, double semitones, F0Track track) {
    PitchMarks marks = PitchMarks.of(samples, sampleRate, track);
    return new PitchShift(samples, marks, Math.pow(2, semitones / 12)).run();
  }

  private float[] run() {
    int last = marks.count() - 1;
    int mark = 0;
    double at = 0;
    while (at <= x.length) {
      while (mark < last && middle(mark) <= at) {
        mark++;
      }
      boolean pitched = marks.voiced(mark);
      double distance = distance(mark);
      double factor = pitched ? ratio : 1;
      lay(mark, at, (float) (1 / Math.sqrt(factor)));
      at += Math.max(1, distance / factor);
    }
    return out;
  }

  /** Half way to the next mark: from there on the next one is nearer. */
  private double middle(int mark) {
    return 0.5 * (marks.position(mark) + marks.position(mark + 1));
  }

  private double distance(int mark) {
    return mark == marks.count() - 1
        ? marks.position(mark) - marks.position(mark - 1)
        : marks.position(mark + 1) - marks.position(mark);
  }

  /** Adds the surroundings of a mark around a place, faded towards the neighbouring marks. */
  private void lay(int mark, double place, float gain) {
    double centre = marks.position(mark);
    double left = mark == 0 ? 0 : centre - marks.position(mark - 1);
    double right = mark == marks.count() - 1 ? 0 : marks.position(mark + 1) - centre;
    int from = Math.max(0, (int) Math.ceil(place - left));
    int to = Math.min(out.length - 1, (int) Math.floor(place + right));
    double shift = centre - place;
    int whole = (int) Math.floor(shift);
    int phase = (int) Math.round((shift - whole) * PHASES);
    if (phase == PHASES) {
      phase = 0;
      whole++;
    }
    for (int i = from; i <= to; i++) {
      double t = i - place;
      double span = t < 0 ? left : right;
      double weight = span == 0 ? 1 : 0.5 + 0.5 * Math.cos(Math.PI * t / span);
      out[i] += gain * (float) weight * sample(i + whole, phase);
    }
  }

  /** The recording at a position between samples. */
  private float sample(int at, int phase) {
    if (phase == 0) {
      return at >= 0 && at < x.length ? x[at] : 0;
    }
    int first = at - TAPS / 2 + 1;
    int from = Math.max(0, -first);
    int to = Math.min(TAPS, x.length - first);
    int row = phase * TAPS;
    float sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[first + i] * TABLE[row + i];
    }
    return sum;
  }

  private static float[] table() {
    float[] table = new float[PHASES * TAPS];
    int half = TAPS / 2;
    for (int p = 1; p < PHASES; p++) {
      double sum = 0;
      for (int i = 0; i < TAPS; i++) {
        double t = (double) p / PHASES + half - 1 - i;
        double value = Math.sin(Math.PI * t) / (Math.PI * t) * Window.kaiserAt(t / half, 6);
        table[p * TAPS + i] = (float) value;
        sum += value;
      }
      for (int i = 0; i < TAPS; i++) {
        table[p * TAPS + i] /= (float) sum;
      }
    }
    return table;
  }
}
