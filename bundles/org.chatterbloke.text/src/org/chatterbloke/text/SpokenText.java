package org.chatterbloke.text;

import java.util.List;

/**
 * A piece of text as it will be said: the exact input of an engine, and the way back to the source.
 *
 * @param source the text as written
 * @param language BCP 47 tag of the reading, such as {@code en-US}
 * @param tokens words and punctuation in order
 */
public record SpokenText(String source, String language, List<SpokenToken> tokens) {

  public SpokenText {
    tokens = List.copyOf(tokens);
  }

  /** All phonemes as one string: the input of an engine that takes phonemes. Trimmed. */
  public String phonemes() {
    StringBuilder joined = new StringBuilder();
    for (SpokenToken token : tokens) {
      joined.append(token.phonemes());
      if (token.spaceAfter()) {
        joined.append(' ');
      }
    }
    return joined.toString().strip();
  }

  /** The normalised text in letters: the input of an engine that takes text. Trimmed. */
  public String spoken() {
    StringBuilder joined = new StringBuilder();
    for (SpokenToken token : tokens) {
      joined.append(token.spoken());
      if (token.spaceAfter()) {
        joined.append(' ');
      }
    }
    return joined.toString().strip();
  }

  /** Whether there is nothing to say. */
  public boolean isSilent() {
    return tokens.stream().noneMatch(token -> token.isWord() && !token.phonemes().isEmpty());
  }
}
