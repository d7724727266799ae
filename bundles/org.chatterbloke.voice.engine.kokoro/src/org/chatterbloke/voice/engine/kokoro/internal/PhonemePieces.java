package org.chatterbloke.voice.engine.kokoro.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.chatterbloke.text.SpokenText;
import org.chatterbloke.text.SpokenToken;
import org.chatterbloke.voice.model.kokoro.PhonemeVocabulary;

/**
 * Cuts the phonemes of a text into inputs of the model and remembers which token each comes from.
 * Cuts lie behind a sentence mark, else behind another mark, else between words, else anywhere.
 */
final class PhonemePieces {

  /** What the engine's descriptor says: nearly all that the model takes at once. */
  static final int MAXIMUM_INPUT = 500;

  /**
   * Phonemes at speed 1 that make some 20 s of audio: with more, memory grows beyond its bounds.
   */
  private static final int LONGEST = 400;

  /** The token of a phoneme that belongs to none. */
  static final int NO_TOKEN = -1;

  /**
   * One input of the model.
   *
   * @param ids with the pad at both ends
   * @param tokens the index of the token of each id; {@link #NO_TOKEN} for spaces and pads
   * @param endsWithMark whether punctuation stands at its end
   */
  record Piece(long[] ids, int[] tokens, boolean endsWithMark) {

    /** The number of phonemes. */
    int phonemes() {
      return ids.length - 2;
    }
  }

  private final int limit;
  private int[] codePoints = new int[64];
  private int[] ids = new int[64];
  private int[] tokens = new int[64];
  private int length;

  private PhonemePieces(SpokenText text, PhonemeVocabulary vocabulary, int limit) {
    this.limit = limit;
    List<SpokenToken> all = text.tokens();
    for (int i = 0; i < all.size(); i++) {
      int token = i;
      all.get(i).phonemes().codePoints().forEach(c -> add(c, token, vocabulary));
      if (all.get(i).spaceAfter()) {
        add(' ', NO_TOKEN, vocabulary);
      }
    }
  }

  private void add(int codePoint, int token, PhonemeVocabulary vocabulary) {
    OptionalInt id = vocabulary.id(codePoint);
    if (id.isEmpty()) {
      return;
    }
    if (length == ids.length) {
      codePoints = Arrays.copyOf(codePoints, 2 * length);
      ids = Arrays.copyOf(ids, 2 * length);
      tokens = Arrays.copyOf(tokens, 2 * length);
    }
    codePoints[length] = codePoint;
    ids[length] = id.getAsInt();
    tokens[length] = token;
    length++;
  }

  /**
   * The inputs in order; phonemes that the model does not know are left out.
   *
   * @param speed the slower, the shorter the pieces
   */
  static List<Piece> of(SpokenText text, PhonemeVocabulary vocabulary, double speed) {
    int limit = (int) (LONGEST * Math.min(1, speed));
    return new PhonemePieces(text, vocabulary, limit).cut();
  }

  private List<Piece> cut() {
    List<Piece> pieces = new ArrayList<>();
    int start = 0;
    int end = length;
    while (end > 0 && codePoints[end - 1] == ' ') {
      end--;
    }
    while (true) {
      while (start < end && codePoints[start] == ' ') {
        start++;
      }
      if (start >= end) {
        return pieces;
      }
      int cut = end - start <= limit ? end : bestCut(start);
      pieces.add(piece(start, cut));
      start = cut;
    }
  }

  /** The best place to cut in the second half of what fits. */
  private int bestCut(int start) {
    int best = start + limit;
    int bestRank = 0;
    for (int cut = start + limit / 2; cut <= start + limit; cut++) {
      int rank = rank(cut);
      if (rank > 0 && rank >= bestRank) {
        bestRank = rank;
        best = cut;
      }
    }
    return best;
  }

  /**
   * How good a cut before an index is: 3 behind a sentence, 2 behind a mark, 1 between words, 0.
   */
  private int rank(int cut) {
    if (codePoints[cut] != ' ') {
      return 0;
    }
    return isSentenceMark(codePoints[cut - 1]) ? 3 : isMark(codePoints[cut - 1]) ? 2 : 1;
  }

  private static boolean isSentenceMark(int codePoint) {
    return ".!?\u2026".indexOf(codePoint) >= 0;
  }

  private static boolean isMark(int codePoint) {
    return isSentenceMark(codePoint) || ",;:\u2014\u201d\")".indexOf(codePoint) >= 0;
  }

  private Piece piece(int start, int end) {
    int last = end;
    while (last > start && codePoints[last - 1] == ' ') {
      last--;
    }
    int count = last - start;
    long[] input = new long[count + 2];
    int[] owners = new int[count + 2];
    Arrays.fill(owners, NO_TOKEN);
    input[0] = PhonemeVocabulary.PAD;
    input[count + 1] = PhonemeVocabulary.PAD;
    for (int i = 0; i < count; i++) {
      input[i + 1] = ids[start + i];
      owners[i + 1] = tokens[start + i];
    }
    return new Piece(input, owners, isMark(codePoints[last - 1]));
  }
}
