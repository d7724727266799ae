package org.chatterbloke.text;

/** SPI: guesses the phonemes of a word that no dictionary has. Thread-safe. */
@FunctionalInterface
public interface UnknownWordReader {

  /**
   * Phonemes of a word.
   *
   * @param word letters, apostrophes and hyphens; not empty
   * @param language BCP 47 tag
   * @return the phonemes, or "" if no guess can be made
   */
  String phonemes(String word, String language) throws TextException;
}
