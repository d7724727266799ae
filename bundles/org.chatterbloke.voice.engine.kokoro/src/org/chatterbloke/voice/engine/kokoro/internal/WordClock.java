package org.chatterbloke.voice.engine.kokoro.internal;

import java.util.ArrayList;
import java.util.List;
import org.chatterbloke.text.SpokenText;
import org.chatterbloke.text.SpokenToken;
import org.chatterbloke.voice.api.WordTime;
import org.chatterbloke.voice.engine.kokoro.internal.PhonemePieces.Piece;
import org.chatterbloke.voice.model.kokoro.KokoroModel;

/** Adds up the durations that the model gives its phonemes to times of words. */
final class WordClock {

  private final List<SpokenToken> tokens;
  private final double[] starts;
  private final double[] ends;
  private long samples;

  WordClock(SpokenText text) {
    tokens = text.tokens();
    starts = new double[tokens.size()];
    ends = new double[tokens.size()];
    java.util.Arrays.fill(starts, -1);
  }

  /**
   * Counts a piece.
   *
   * @param frames the duration of each of its ids
   * @param edges the part of its audio that is used
   */
  void add(Piece piece, long[] frames, PieceEdges edges) {
    long at = 0;
    for (int i = 0; i < frames.length; i++) {
      long next = at + frames[i] * KokoroModel.FRAME;
      int token = piece.tokens()[i];
      if (token != PhonemePieces.NO_TOKEN) {
        if (starts[token] < 0) {
          starts[token] = seconds(at, edges);
        }
        ends[token] = seconds(next, edges);
      }
      at = next;
    }
    samples += edges.to() - edges.from();
  }

  private double seconds(long sample, PieceEdges edges) {
    long within = Math.clamp(sample, edges.from(), edges.to()) - edges.from();
    return (double) (samples + within) / KokoroModel.SAMPLE_RATE;
  }

  /** The samples so far. */
  long samples() {
    return samples;
  }

  /**
   * The times of all words that have phonemes, in order. A word none of whose phonemes the model
   * knows has no length and stands at the end of the one before.
   */
  List<WordTime> words() {
    List<WordTime> words = new ArrayList<>();
    double last = 0;
    for (int i = 0; i < tokens.size(); i++) {
      SpokenToken token = tokens.get(i);
      boolean isSpoken = token.isWord() && !token.phonemes().isEmpty();
      if (isSpoken && samples > 0) {
        boolean isKnown = starts[i] >= 0;
        words.add(new WordTime(i, isKnown ? starts[i] : last, isKnown ? ends[i] : last));
      }
      last = starts[i] >= 0 ? ends[i] : last;
    }
    return words;
  }
}
