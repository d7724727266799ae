package org.chatterbloke.voice.core.internal;

import org.chatterbloke.audio.dsp.LinearPhaseFilter;
import org.chatterbloke.audio.dsp.PitchShift;
import org.chatterbloke.audio.dsp.TimeStretch;
import org.chatterbloke.voice.api.EqualiserCurve;

/**
 * What the narration path adds to an engine's audio, take by take: the pitch and the speed that the
 * engine lacks, and the voice's equaliser. Pure. A change here must change {@link TakeKey}'s
 * version.
 */
final class TakeFinisher {

  /** The equaliser leaves the level as it was, unless a peak would go beyond this. */
  private static final double HIGHEST_PEAK = 0.98;

  private TakeFinisher() {}

  /** The finished samples; the length changes with the speed only. */
  static float[] finish(float[] samples, int sampleRate, Sound sound) {
    float[] finished = samples;
    if (finished.length == 0) {
      return finished;
    }
    if (sound.shifts()) {
      double semitones = Math.clamp(sound.shift(), -PitchShift.WIDEST, PitchShift.WIDEST);
      finished = PitchShift.shift(finished, sampleRate, semitones);
    }
    if (sound.stretches()) {
      double speed = Math.clamp(sound.stretch(), TimeStretch.SLOWEST, TimeStretch.FASTEST);
      finished = TimeStretch.stretch(finished, sampleRate, speed);
    }
    EqualiserCurve curve = sound.equaliser();
    return curve == null ? finished : equalised(finished, sampleRate, curve);
  }

  private static float[] equalised(float[] samples, int sampleRate, EqualiserCurve curve) {
    float[] filtered =
        LinearPhaseFilter.design(sampleRate, curve.frequencies(), curve.gains()).apply(samples);
    double before = power(samples);
    double after = power(filtered);
    if (after == 0) {
      return filtered;
    }
    double gain = Math.sqrt(before / after);
    double peak = 0;
    for (float sample : filtered) {
      peak = Math.max(peak, Math.abs(sample));
    }
    gain = Math.min(gain, HIGHEST_PEAK / peak);
    for (int i = 0; i < filtered.length; i++) {
      filtered[i] *= (float) gain;
    }
    return filtered;
  }

  private static double power(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += (double) sample * sample;
    }
    return sum;
  }
}
