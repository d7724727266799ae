package org.chatterbloke.text.english.internal.normaliser;

import java.util.ArrayList;
import java.util.List;

/**
 * One word that a rule puts in place of writing.
 *
 * @param text its spelling, or a punctuation mark
 * @param manner how it is said
 */
public record SpokenWord(String text, Manner manner) {

  /** How a word is said. */
  public enum Manner {
    /** As any word. */
    PLAIN,
    /** Without stress, as "point" in "two point five". */
    REDUCED,
    /** Letter by letter. */
    SPELLED,
    /** Not a word: a mark that makes a pause. */
    MARK
  }

  /** A plain word. */
  static SpokenWord plain(String text) {
    return new SpokenWord(text, Manner.PLAIN);
  }

  /** Letters, each said by its name. */
  static SpokenWord spelled(String letters) {
    return new SpokenWord(letters, Manner.SPELLED);
  }

  /** A punctuation mark. */
  static SpokenWord mark(String mark) {
    return new SpokenWord(mark, Manner.MARK);
  }

  /**
   * The words of a phrase; a comma at a word's end becomes a mark, and "point" loses its stress.
   */
  static List<SpokenWord> phrase(String phrase) {
    List<SpokenWord> words = new ArrayList<>();
    for (String word : phrase.strip().split("\\s+")) {
      if (word.isEmpty()) {
        continue;
      }
      boolean comma = word.length() > 1 && word.endsWith(",");
      String bare = comma ? word.substring(0, word.length() - 1) : word;
      words.add(bare.equals("point") ? new SpokenWord(bare, Manner.REDUCED) : plain(bare));
      if (comma) {
        words.add(mark(","));
      }
    }
    return words;
  }
}
