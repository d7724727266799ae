package org.chatterbloke.voice.engine.kokoro.internal;

import org.chatterbloke.voice.model.kokoro.KokoroModel;
import org.chatterbloke.voice.model.kokoro.KokoroSpeech;

/**
 * Where the audio of a piece begins and ends when several pieces make one segment: each piece comes
 * with the silence of a whole utterance, of which only a short pause is left where two meet.
 *
 * @param from first sample to use
 * @param to sample behind the last one
 */
record PieceEdges(int from, int to) {

  /** Louder than this is speech: −46 dB. */
  private static final float QUIET = 0.005f;

  private static final double PAUSE_AT_MARK = 0.12;
  private static final double PAUSE_IN_PHRASE = 0.02;

  /**
   * The edges of one piece.
   *
   * @param speech its audio
   * @param first whether nothing stands before it
   * @param markBefore whether what stands before ends with punctuation
   * @param last whether nothing follows
   * @param markAtEnd whether it ends with punctuation
   */
  static PieceEdges of(
      KokoroSpeech speech, boolean first, boolean markBefore, boolean last, boolean markAtEnd) {
    int length = speech.samples().length;
    int from = first ? 0 : leadingSilence(speech, keep(markBefore));
    int to = last ? length : length - trailingSilence(speech, keep(markAtEnd));
    return new PieceEdges(Math.min(from, to), to);
  }

  /** The samples of silence that stay at each side of a meeting. */
  private static int keep(boolean mark) {
    return (int) ((mark ? PAUSE_AT_MARK : PAUSE_IN_PHRASE) * KokoroModel.SAMPLE_RATE);
  }

  private static int leadingSilence(KokoroSpeech speech, int keep) {
    float[] samples = speech.samples();
    long limit = Math.min(samples.length, speech.frames()[0] * KokoroModel.FRAME);
    int quiet = 0;
    while (quiet < limit && Math.abs(samples[quiet]) < QUIET) {
      quiet++;
    }
    return Math.max(0, quiet - keep);
  }

  private static int trailingSilence(KokoroSpeech speech, int keep) {
    float[] samples = speech.samples();
    long[] frames = speech.frames();
    long limit = Math.min(samples.length, frames[frames.length - 1] * KokoroModel.FRAME);
    int quiet = 0;
    while (quiet < limit && Math.abs(samples[samples.length - 1 - quiet]) < QUIET) {
      quiet++;
    }
    return Math.max(0, quiet - keep);
  }
}
