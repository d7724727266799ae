package org.chatterbloke.text.english.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts tokens into the pieces that are looked up singly or joined: runs of letters with the
 * apostrophes inside, humps of camel case, hyphens, single signs.
 */
final class Subtokens {

  private Subtokens() {}

  /** The pieces of a token, in order; joined they are the token. */
  static List<String> of(String token) {
    List<String> pieces = new ArrayList<>(2);
    int at = 0;
    while (at < token.length()) {
      int end = end(token, at);
      pieces.add(token.substring(at, end));
      at = end;
    }
    return pieces;
  }

  private static int end(String token, int at) {
    char c = token.charAt(at);
    if (Character.isLetter(c) || isMark(c)) {
      return endOfWord(token, at);
    }
    if (c == '-' || c == '_') {
      int end = at + 1;
      while (end < token.length() && (token.charAt(end) == '-' || token.charAt(end) == '_')) {
        end++;
      }
      return end;
    }
    if (c == '\'') {
      int end = at + 1;
      while (end < token.length() && token.charAt(end) == '\'') {
        end++;
      }
      return end;
    }
    return at + Character.charCount(token.codePointAt(at));
  }

  private static boolean isMark(char c) {
    return Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static int endOfWord(String token, int at) {
    int end = at + 1;
    while (end < token.length()) {
      char c = token.charAt(end);
      char before = token.charAt(end - 1);
      boolean inside =
          c == '\''
              && Character.isLetter(before)
              && end + 1 < token.length()
              && Character.isLetter(token.charAt(end + 1));
      if (!Character.isLetter(c) && !isMark(c) && !inside) {
        break;
      }
      if (Character.isUpperCase(c)
          && (Character.isLowerCase(before)
              || (Character.isUpperCase(before)
                  && end + 1 < token.length()
                  && Character.isLowerCase(token.charAt(end + 1))))) {
        break;
      }
      end++;
    }
    return end;
  }
}
