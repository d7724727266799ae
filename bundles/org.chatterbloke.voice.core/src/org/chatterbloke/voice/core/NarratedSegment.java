package org.chatterbloke.voice.core;

import java.util.List;
import org.chatterbloke.text.TextSpan;

/**
 * A piece of the master that one take speaks: a sentence, or a part of a long one.
 *
 * @param index position in the narration, from 0
 * @param chapter number of the chapter, from 0; text before the first heading belongs to chapter 0
 * @param source where its text stands in the script
 * @param text what was read, as plain text
 * @param voice the name of the profile that speaks
 * @param start seconds in the master at which its speech begins
 * @param end seconds in the master at which its speech ends
 * @param words in order; empty if the engine gives no word times
 * @param reused whether the take came from the cache
 * @param take the take's key (SHA-256 in hex)
 */
public record NarratedSegment(
    int index,
    int chapter,
    TextSpan source,
    String text,
    String voice,
    double start,
    double end,
    List<Word> words,
    boolean reused,
    String take) {

  /**
   * A word as it is heard.
   *
   * @param source where it stands in the script; "42" is one place for two words
   * @param spoken what is said, in letters
   * @param start seconds in the master
   * @param end seconds in the master, at least {@code start}
   */
  public record Word(TextSpan source, String spoken, double start, double end) {}

  public NarratedSegment {
    words = List.copyOf(words);
  }
}
