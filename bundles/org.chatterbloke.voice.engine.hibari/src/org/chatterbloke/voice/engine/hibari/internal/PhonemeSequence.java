package org.chatterbloke.voice.engine.hibari.internal;

import java.util.ArrayList;
import java.util.List;
import org.chatterbloke.text.SpokenText;
import org.chatterbloke.text.SpokenToken;
import org.chatterbloke.voice.api.WordTime;

/**
 * A run of symbols for the network, padded with 0 at both ends, and which of them belong to which
 * word.
 *
 * @param ids the network's input
 * @param words in order
 */
record PhonemeSequence(long[] ids, List<Word> words) {

  /**
   * The symbols {@code from} (inclusive) to {@code to} (exclusive) of {@link #ids} are a token's.
   */
  record Word(int token, int from, int to) {}

  /** The most symbols that the network is given at once: what its authors give it. */
  static final int LONGEST = 400;

  PhonemeSequence {
    words = List.copyOf(words);
  }

  /**
   * The text as sequences of at most {@value #LONGEST} symbols, cut between tokens if there are
   * more (within a token only if that alone is longer). Symbols that the network does not know are
   * left out. Empty if there is nothing to say.
   */
  static List<PhonemeSequence> of(SpokenText text, PhonemeVocabulary vocabulary) {
    List<PhonemeSequence> sequences = new ArrayList<>();
    long space = vocabulary.id(' ');
    Builder builder = new Builder(space);
    for (int index = 0; index < text.tokens().size(); index++) {
      SpokenToken token = text.tokens().get(index);
      int[] symbols =
          token.phonemes().codePoints().map(vocabulary::id).filter(id -> id >= 0).toArray();
      if (!builder.isEmpty() && builder.size() + symbols.length > LONGEST) {
        builder.finishInto(sequences);
      }
      builder.add(index, token.isWord(), symbols, sequences);
      if (token.spaceAfter() && !builder.isEmpty()) {
        builder.ids.add(space);
      }
    }
    builder.finishInto(sequences);
    return sequences;
  }

  /**
   * Times of the words.
   *
   * @param durations one per id
   * @param unit seconds per unit of the durations
   * @param offset seconds before this sequence
   */
  List<WordTime> times(long[] durations, double unit, double offset) {
    double[] starts = new double[ids.length + 1];
    starts[0] = offset;
    for (int i = 0; i < ids.length; i++) {
      starts[i + 1] = starts[i] + durations[i] * unit;
    }
    return words.stream()
        .map(word -> new WordTime(word.token, starts[word.from], starts[word.to]))
        .toList();
  }

  private static final class Builder {

    private final List<Long> ids = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private final long space;

    Builder(long space) {
      this.space = space;
    }

    boolean isEmpty() {
      return ids.isEmpty();
    }

    int size() {
      return ids.size();
    }

    void add(int token, boolean isWord, int[] symbols, List<PhonemeSequence> sequences) {
      int start = ids.size();
      for (int id : symbols) {
        if (ids.size() == LONGEST) {
          note(token, isWord, start);
          finishInto(sequences);
          start = 0;
        }
        ids.add((long) id);
      }
      note(token, isWord, start);
    }

    private void note(int token, boolean isWord, int start) {
      if (isWord && ids.size() > start) {
        words.add(new Word(token, start + 1, ids.size() + 1));
      }
    }

    void finishInto(List<PhonemeSequence> sequences) {
      while (!ids.isEmpty() && ids.getLast() == space) {
        ids.removeLast();
      }
      if (!words.isEmpty()) {
        long[] padded = new long[ids.size() + 2];
        for (int i = 0; i < ids.size(); i++) {
          padded[i + 1] = ids.get(i);
        }
        sequences.add(new PhonemeSequence(padded, words));
      }
      ids.clear();
      words.clear();
    }
  }
}
