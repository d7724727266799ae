package org.chatterbloke.voice.cloner.match.internal;

import java.util.List;

/**
 * What the recordings say about the wanted voice.
 *
 * @param plain one speaker vector per recording
 * @param neutral one per recording after its long-term spectrum was brought to the common reference
 * @param spectrum of all speech together
 * @param medianHz the median pitch of all recordings; NaN if the speech has none
 * @param voicedShare how much of the speech has a pitch, 0 … 1
 */
record Speaker(
    List<float[]> plain,
    List<float[]> neutral,
    SpeechSpectrum spectrum,
    double medianHz,
    double voicedShare) {

  /** A speaker with less pitch than this whispers. */
  private static final double WHISPER_SHARE = 0.25;

  Speaker {
    plain = List.copyOf(plain);
    neutral = List.copyOf(neutral);
  }

  /** Whether there is a voice in the speech, not only breath. */
  boolean isVoiced() {
    return voicedShare >= WHISPER_SHARE && medianHz > 0;
  }

  /**
   * The mean similarity of a voice's sentences to the recordings.
   *
   * @param voice the mean of the sentences' vectors, or the vector of a single clip
   */
  double similarity(float[] voice) {
    return mean(plain, voice);
  }

  /**
   * As {@link #similarity}, with the colour of microphone, room and voice left out on both sides.
   */
  double neutralSimilarity(float[] voice) {
    return mean(neutral, voice);
  }

  /**
   * The pitch change that brings a voice to the speaker's pitch, in semitones; 0 if either has
   * none.
   */
  double semitonesFrom(double voiceHz) {
    double semitones = 12 * Math.log(medianHz / voiceHz) / Math.log(2);
    return Double.isFinite(semitones) ? semitones : 0;
  }

  /** The mean over vectors of length 1 of their products with another: cosines, averaged. */
  private static double mean(List<float[]> vectors, float[] voice) {
    double sum = 0;
    for (float[] vector : vectors) {
      for (int i = 0; i < voice.length; i++) {
        sum += (double) vector[i] * voice[i];
      }
    }
    return sum / vectors.size();
  }
}
