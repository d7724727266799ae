package org.chatterbloke.voice.api;

import java.util.List;

/**
 * What was spoken.
 *
 * @param samples how many mono samples went to the sink
 * @param words times in order; empty if the engine has none
 * @param seed the seed that was used
 */
public record SpokenSegment(long samples, List<WordTime> words, long seed) {

  public SpokenSegment {
    words = List.copyOf(words);
  }
}
