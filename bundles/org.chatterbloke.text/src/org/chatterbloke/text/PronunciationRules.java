package org.chatterbloke.text;

import java.util.List;
import java.util.Optional;

/**
 * Capability of a {@link TextFrontEnd}: what a lexicon of the user has to know of a language beyond
 * its reading. Thread-safe. Without it phonemes are not checked and entries have no inflections.
 */
public interface PronunciationRules {

  /** A regular ending. */
  enum Ending {
    /** Plural, third person or possessive: the written ending does not change the sound. */
    S,
    /** Past. */
    ED,
    /** Participle. */
    ING
  }

  /**
   * An inflected form.
   *
   * @param written as it is spelled
   * @param ending its ending
   */
  record Inflected(String written, Ending ending) {}

  /**
   * The first sign in phonemes that does not belong there.
   *
   * @param phonemes as a person wrote them, without the slashes
   * @param language BCP 47 tag
   * @return empty if all signs are sounds, stresses or blanks; else one character
   */
  Optional<String> unknownSign(String phonemes, String language) throws TextException;

  /**
   * The regular forms of a word in all usual spellings, without the word itself; several may have
   * the same ending.
   *
   * @param written a word, or several of which the last is inflected
   */
  List<Inflected> inflections(String written, String language);

  /**
   * The phonemes of a word with an ending.
   *
   * @param phonemes of the word alone, not empty
   * @param written the word, since some sounds depend on its spelling
   */
  String withEnding(String phonemes, String written, Ending ending, String language);
}
