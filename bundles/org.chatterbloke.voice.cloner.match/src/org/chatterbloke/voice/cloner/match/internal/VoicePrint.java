package org.chatterbloke.voice.cloner.match.internal;

/**
 * What is known of a stock voice without hearing it: measured on the calibration text.
 *
 * @param voice the voice's id
 * @param medianHz its median pitch; NaN if it has none
 * @param voicedShare how much of its speech has a pitch, 0 … 1; small for a whisper
 * @param plain the mean of the speaker vectors of its sentences; shorter than 1, the more so the
 *     more the voice varies
 * @param neutral the same after its long-term spectrum was brought to the common reference (see
 *     {@link NeutralSpectrum})
 * @param brief as {@code neutral}, of the first sentences only: those that are heard in a trial
 */
record VoicePrint(
    String voice,
    double medianHz,
    double voicedShare,
    float[] plain,
    float[] neutral,
    float[] brief) {

  /**
   * A stock voice with less pitch than this whispers: of Kokoro's English voices the whispering one
   * has 0.37, all others at least 0.58.
   */
  private static final double WHISPER_SHARE = 0.5;

  /** Whether the voice whispers. */
  boolean whispers() {
    return voicedShare < WHISPER_SHARE;
  }
}
