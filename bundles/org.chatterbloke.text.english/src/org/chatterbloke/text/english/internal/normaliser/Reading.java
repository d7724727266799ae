package org.chatterbloke.text.english.internal.normaliser;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule makes of the text at a place.
 *
 * @param end where the text that it reads ends, exclusive
 * @param words what is said instead; empty for nothing
 * @param written the writing that the tagger is to see in place of the words, or null for the words
 */
record Reading(int end, List<SpokenWord> words, @Nullable String written) {

  Reading {
    words = List.copyOf(words);
  }

  static Reading of(int end, List<SpokenWord> words) {
    return new Reading(end, words, null);
  }

  static Reading of(int end, String phrase) {
    return new Reading(end, SpokenWord.phrase(phrase), null);
  }

  /** A number; the tagger sees its figures. */
  static Reading number(int end, String phrase, String figures) {
    return new Reading(end, SpokenWord.phrase(phrase), figures);
  }
}
