package org.chatterbloke.voice.cloner.match.internal;

import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.voice.analysis.VoiceActivity;
import org.chatterbloke.voice.api.EqualiserCurve;

/**
 * Gives speech one common long-term spectrum, as far as the equaliser's limit allows, so that two
 * voices can be compared without the colour of microphone, room and timbre that an equaliser will
 * change anyway. For twelve recordings of four readers the order of Kokoro's voices by this
 * similarity has a mean rank correlation of 0.76 with their order after equalising, plain
 * similarity 0.69.
 */
final class NeutralSpectrum {

  /**
   * Levels in dB in the bands of {@link SpeechSpectrum}: the mean of 28 English voices of Kokoro.
   */
  private static final double[] LEVELS = {
    5.0, 16.5, 16.5, 13.5, 13.5, 13.5, 12.5, 11.0, 9.5, 8.0, 7.0, 6.0, 5.5, 5.0, 5.0, 4.5, 3.5, 2.0,
    0.5, -0.5, -1.5, -3.0, -5.5, -6.0, -5.5, -5.5, -5.5, -7.0, -8.0, -8.5, -9.0, -9.5, -9.5, -10.0,
    -11.0, -11.0, -10.5, -10.5, -10.5, -11.0
  };

  private NeutralSpectrum() {}

  /** A clip whose spectrum is {@code own}, with the common one; mono at 16 kHz. */
  static AudioClip of(AudioClip clip, SpeechSpectrum own) {
    double[] gains = SpectrumMatch.gains(LEVELS, own.levels(), own.usable());
    AudioClip mono = AudioClip.wrap(VoiceActivity.SAMPLE_RATE, VoiceActivity.samples(clip));
    return Equalising.apply(new EqualiserCurve(SpeechSpectrum.centres(), gains), mono);
  }
}
