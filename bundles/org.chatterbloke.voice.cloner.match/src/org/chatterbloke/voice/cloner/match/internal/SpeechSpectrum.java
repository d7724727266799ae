package org.chatterbloke.voice.cloner.match.internal;

import java.util.Arrays;
import org.chatterbloke.audio.dsp.LongTermSpectrum;
import org.chatterbloke.voice.analysis.VoiceActivity;

/**
 * The long-term spectrum of speech: mean power in mel bands up to 8 kHz, pauses left out.
 *
 * @param levels in dB relative to any level, one per band, from the lowest
 * @param usable how many bands from the lowest hold sound at all: fewer than all of them if the
 *     audio was made at a lower rate or cut off by a codec
 */
record SpeechSpectrum(double[] levels, int usable) {

  /** Bands: as many, and at the same places, as the speaker encoder's. */
  static final int BANDS = 40;

  private static final LongTermSpectrum MEASURE =
      new LongTermSpectrum(BANDS, 0, VoiceActivity.SAMPLE_RATE / 2.0);

  private static final double[] CENTRES = MEASURE.centres();

  /** A band this far below the loudest holds nothing but rounding noise. */
  private static final double EMPTY_DB = 75;

  /** Bands are not read beyond this share of half the audio's own rate. */
  private static final double FLAT_SHARE = 0.97;

  /**
   * Measures speech.
   *
   * @param speech mono at 16 kHz without pauses
   * @param originalRate the rate at which it was recorded
   */
  static SpeechSpectrum of(float[] speech, int originalRate) {
    double[] levels = MEASURE.measure(speech, VoiceActivity.SAMPLE_RATE);
    double empty = Arrays.stream(levels).max().orElseThrow() - EMPTY_DB;
    int usable = 1;
    for (int b = 0; b < BANDS; b++) {
      levels[b] = Math.max(levels[b], empty);
      if (CENTRES[b] < FLAT_SHARE * originalRate / 2.0 && levels[b] > empty) {
        usable = b + 1;
      }
    }
    return new SpeechSpectrum(levels, usable);
  }

  /** The bands' centres in Hz. */
  static double[] centres() {
    return CENTRES.clone();
  }
}
