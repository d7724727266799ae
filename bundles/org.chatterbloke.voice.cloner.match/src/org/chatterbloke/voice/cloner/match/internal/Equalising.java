package org.chatterbloke.voice.cloner.match.internal;

import java.util.List;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.dsp.LinearPhaseFilter;
import org.chatterbloke.voice.api.EqualiserCurve;

/** Computes a voice's equaliser and applies it as the narration path does. */
final class Equalising {

  /** How often the curve is corrected by what it reached. */
  private static final int CORRECTIONS = 1;

  private Equalising() {}

  /**
   * The curve that brings a voice to a long-term spectrum.
   *
   * @param target of the recordings
   * @param sentences what the voice said without an equaliser
   */
  static EqualiserCurve towards(SpeechSpectrum target, List<AudioClip> sentences) {
    AudioClip voice = Clips.joined(sentences);
    double[] centres = SpeechSpectrum.centres();
    double[] gains =
        SpectrumMatch.gains(target.levels(), spectrum(voice).levels(), target.usable());
    for (int i = 0; i < CORRECTIONS; i++) {
      AudioClip equalised = apply(new EqualiserCurve(centres, gains), voice);
      gains =
          SpectrumMatch.corrected(
              gains, target.levels(), spectrum(equalised).levels(), target.usable());
    }
    for (int b = 0; b < gains.length; b++) {
      gains[b] = Math.round(gains[b] * 10) / 10.0;
    }
    return new EqualiserCurve(centres, gains);
  }

  /** The clip through the filter of a curve; channels are averaged. */
  static AudioClip apply(EqualiserCurve curve, AudioClip clip) {
    LinearPhaseFilter filter =
        LinearPhaseFilter.design(clip.sampleRate(), curve.frequencies(), curve.gains());
    return AudioClip.wrap(clip.sampleRate(), filter.apply(clip.monoSamples()));
  }

  private static SpeechSpectrum spectrum(AudioClip clip) {
    return SpeechSpectrum.of(Listener.speech(clip), clip.sampleRate());
  }
}
