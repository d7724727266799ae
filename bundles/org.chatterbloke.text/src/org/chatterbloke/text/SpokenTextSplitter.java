package org.chatterbloke.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a spoken text that has more phonemes than an engine takes at once: behind punctuation if
 * there is some, else between words; inside a word only if its phonemes alone are too many.
 */
public final class SpokenTextSplitter {

  private SpokenTextSplitter() {}

  /**
   * Cuts a text.
   *
   * @param text any spoken text
   * @param maximum the most UTF-16 units that {@link SpokenText#phonemes()} of a part may have; at
   *     least 1
   * @return one or more parts with the source and language of the whole; their tokens in a row are
   *     those of {@code text}, but for words that had to be parted (the parts share span and
   *     spelling)
   */
  public static List<SpokenText> split(SpokenText text, int maximum) {
    if (maximum < 1) {
      throw new IllegalArgumentException("maximum " + maximum);
    }
    List<SpokenToken> tokens = new ArrayList<>();
    for (SpokenToken token : text.tokens()) {
      addParts(token, maximum, tokens);
    }
    List<SpokenText> parts = new ArrayList<>();
    int start = 0;
    while (start < tokens.size()) {
      int end = endOfPart(tokens, start, maximum);
      parts.add(new SpokenText(text.source(), text.language(), tokens.subList(start, end)));
      start = end;
    }
    return parts.isEmpty() ? List.of(text) : parts;
  }

  private static void addParts(SpokenToken token, int maximum, List<SpokenToken> tokens) {
    String rest = token.phonemes();
    while (rest.length() > maximum) {
      int blank = rest.lastIndexOf(' ', maximum);
      int cut = blank > 0 ? blank : maximum;
      tokens.add(
          new SpokenToken(
              token.span(), token.spoken(), rest.substring(0, cut), token.origin(), blank > 0));
      rest = rest.substring(blank > 0 ? cut + 1 : cut);
    }
    tokens.add(
        rest.length() == token.phonemes().length()
            ? token
            : new SpokenToken(
                token.span(), token.spoken(), rest, token.origin(), token.spaceAfter()));
  }

  private static int endOfPart(List<SpokenToken> tokens, int start, int maximum) {
    int length = 0;
    int afterMark = -1;
    int afterWord = -1;
    for (int i = start; i < tokens.size(); i++) {
      SpokenToken token = tokens.get(i);
      length += token.phonemes().length();
      if (length > maximum) {
        // A mark in the first third would leave a stump; a word boundary reads better then.
        if (afterMark - start > (i - start) / 3) {
          return afterMark;
        }
        return afterWord > start ? afterWord : Math.max(i, start + 1);
      }
      if (token.spaceAfter()) {
        length++;
        afterWord = i + 1;
        if (!token.isWord()) {
          afterMark = i + 1;
        }
      }
    }
    return tokens.size();
  }
}
