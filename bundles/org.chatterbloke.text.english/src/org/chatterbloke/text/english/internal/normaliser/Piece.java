package org.chatterbloke.text.english.internal.normaliser;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stretch of text after normalisation; the pieces in a row cover the text. */
public sealed interface Piece {

  /** Where it begins, inclusive. */
  int start();

  /** Where it ends, exclusive. */
  int end();

  /** Text that stays as it is; it has no digits. */
  record Plain(int start, int end) implements Piece {}

  /**
   * Text that is said in other words.
   *
   * @param words may be empty
   * @param written what the tagger is to see as one token in place of the words, or null
   */
  record Spoken(int start, int end, List<SpokenWord> words, @Nullable String written)
      implements Piece {
    public Spoken {
      words = List.copyOf(words);
    }
  }
}
