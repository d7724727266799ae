package org.chatterbloke.script.internal;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chatterbloke.script.Inline;

/** The cues in square brackets. */
final class Cues {

  /** What begins with a bracket. */
  enum Kind {
    NONE,
    PAUSE,
    VOICE,
    NOTE
  }

  private static final Pattern DURATION =
      Pattern.compile(
          "(\\d+(?:[.,]\\d+)?)\\s*(ms|milliseconds?|s|secs?|seconds?|m|min|minutes?)",
          Pattern.CASE_INSENSITIVE);

  private Cues() {}

  /** What begins at an opening bracket. */
  static Kind at(CharSequence text, int open) {
    if (open + 1 < text.length() && text.charAt(open + 1) == '[') {
      return Kind.NOTE;
    }
    if (isWord(text, open + 1, "pause")) {
      return Kind.PAUSE;
    }
    return isWord(text, open + 1, "voice") ? Kind.VOICE : Kind.NONE;
  }

  private static boolean isWord(CharSequence text, int from, String word) {
    int to = from + word.length();
    if (to > text.length()
        || !text.subSequence(from, to).toString().toLowerCase(Locale.ROOT).equals(word)) {
      return false;
    }
    return to == text.length() || !isWordPart(text.charAt(to));
  }

  private static boolean isWordPart(char c) {
    return Character.isLetter(c) || c == '_' || c == '-' || c == '\'' || c == '\u2019';
  }

  /** What stands in a cue after its name and an optional colon, trimmed. */
  static String argument(String inside) {
    String rest = inside.substring("pause".length()).strip();
    return rest.startsWith(":") ? rest.substring(1).strip() : rest;
  }

  /** Seconds of a pause cue's argument; NaN if it is no duration, infinite if it is too long. */
  static double seconds(String argument) {
    if (argument.isEmpty()) {
      return Inline.STANDARD_PAUSE;
    }
    Matcher matcher = DURATION.matcher(argument);
    if (!matcher.matches()) {
      return Double.NaN;
    }
    double number = Double.parseDouble(matcher.group(1).replace(',', '.'));
    String unit = matcher.group(2).toLowerCase(Locale.ROOT);
    double seconds =
        unit.startsWith("mil") || unit.equals("ms")
            ? number / 1000
            : unit.startsWith("m") ? number * 60 : number;
    return seconds <= Inline.LONGEST_PAUSE ? seconds : Double.POSITIVE_INFINITY;
  }
}
