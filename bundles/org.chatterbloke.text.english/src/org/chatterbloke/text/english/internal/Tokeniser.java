package org.chatterbloke.text.english.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts text without figures into the tokens that the tagger was trained on: spaCy's English scheme
 * (punctuation off both ends, then hyphens and slashes inside; a table of contractions and
 * abbreviations goes first). Immutable, thread-safe.
 */
final class Tokeniser {

  private static final String PUNCTUATION = "…,:;!?¿¡()[]{}<>_#*&。？！，、；：～·";
  private static final String QUOTES = "'\"”“`‘´’‚,„»«「」『』（）〔〕【】《》〈〉";
  private static final String ICONS = "™®©°§¶†‡•";
  private static final String CURRENCY = "$£€¥฿₽₹₩₪₺₴₦₫₱₲₵₸₼₾₿";
  private static final String EITHER_END = PUNCTUATION + QUOTES + ICONS + CURRENCY;
  private static final int LONGEST_EXCEPTION = 24;

  /**
   * Words that begin with an apostrophe, which would be taken for a quote; old prose is full of
   * them.
   */
  private static final String[] CLIPPED = {
    "'tis", "'Tis", "'twas", "'Twas", "'twere", "'Twere", "'twill", "'Twill", "'twould", "'Twould",
    "'neath", "'gainst", "'tween", "'twixt", "'mongst", "'pon", "'Pon", "'fraid", "'nother", "'un"
  };

  /** Lengths of the parts, by the whole. */
  private final Map<String, int[]> exceptions;

  private Tokeniser(Map<String, int[]> exceptions) {
    this.exceptions = exceptions;
  }

  /** Reads {@code {"don't":["do","n't"],…}}; the parts in a row are the whole. */
  static Tokeniser load(Path file) throws IOException {
    JsonScanner scanner = new JsonScanner(JsonScanner.bytes(file));
    Map<String, int[]> exceptions = new HashMap<>(3000);
    scanner.expect('{');
    while (!scanner.take('}')) {
      String whole = scanner.string();
      scanner.expect(':');
      scanner.expect('[');
      int[] lengths = new int[0];
      while (!scanner.take(']')) {
        lengths = java.util.Arrays.copyOf(lengths, lengths.length + 1);
        lengths[lengths.length - 1] = scanner.string().length();
        scanner.take(',');
      }
      exceptions.put(whole, lengths);
      scanner.take(',');
    }
    for (String word : CLIPPED) {
      exceptions.put(word, new int[] {word.length()});
    }
    return new Tokeniser(exceptions);
  }

  /**
   * A token by its place.
   *
   * @param start inclusive
   * @param end exclusive
   */
  record Range(int start, int end) {}

  /** The tokens of {@code text} from {@code from} to {@code to}, blanks left out. */
  List<Range> tokens(String text, int from, int to) {
    List<Range> tokens = new ArrayList<>();
    int at = from;
    while (at < to) {
      if (text.charAt(at) == ' ') {
        at++;
        continue;
      }
      int dashes = dash(text, at, to);
      int end = at + dashes;
      if (dashes > 0) {
        tokens.add(new Range(at, end));
      } else {
        while (end < to && text.charAt(end) != ' ' && dash(text, end, to) == 0) {
          end++;
        }
        addChunk(text, at, end, tokens);
      }
      at = end;
    }
    return tokens;
  }

  /** The length of the long dash here, which parts tokens whatever its neighbours are; or 0. */
  private static int dash(String text, int from, int to) {
    int ems = run(text, from, to, '—');
    int hyphens = ems > 0 ? 0 : run(text, from, to, '-');
    return ems > 0 ? ems : hyphens > 1 ? hyphens : 0;
  }

  private void addChunk(String text, int from, int to, List<Range> tokens) {
    List<Range> pieces = new ArrayList<>();
    Deque<Range> behind = new ArrayDeque<>();
    int start = from;
    int end = to;
    while (start < end && !isException(text, start, end)) {
      int prefix = prefix(text, start, end);
      if (prefix > 0) {
        pieces.add(new Range(start, start + prefix));
        start += prefix;
        continue;
      }
      int suffix = suffix(text, start, end);
      if (suffix == 0) {
        break;
      }
      behind.push(new Range(end - suffix, end));
      end -= suffix;
    }
    if (start < end) {
      if (isException(text, start, end)) {
        addException(text, start, end, pieces);
      } else {
        addInfixes(text, start, end, pieces);
      }
    }
    pieces.addAll(behind);
    if (pieces.size() == 1) {
      tokens.addAll(pieces);
    } else {
      addRejoined(text, pieces, tokens);
    }
  }

  private boolean isException(String text, int from, int to) {
    return to - from <= LONGEST_EXCEPTION && exceptions.containsKey(text.substring(from, to));
  }

  private void addException(String text, int from, int to, List<Range> pieces) {
    int at = from;
    int[] lengths = exceptions.get(text.substring(from, to));
    if (lengths != null) {
      for (int length : lengths) {
        pieces.add(new Range(at, at + length));
        at += length;
      }
    }
  }

  /** Pieces that form an exception together become one again: "Sept" and "." are "Sept.". */
  private void addRejoined(String text, List<Range> pieces, List<Range> tokens) {
    for (int i = 0; i < pieces.size(); i++) {
      int joined = 0;
      for (int count = 3; count >= 2 && joined == 0; count--) {
        if (i + count <= pieces.size()
            && isException(text, pieces.get(i).start(), pieces.get(i + count - 1).end())) {
          joined = count;
        }
      }
      if (joined > 0) {
        addException(text, pieces.get(i).start(), pieces.get(i + joined - 1).end(), tokens);
        i += joined - 1;
      } else {
        tokens.add(pieces.get(i));
      }
    }
  }

  private static int prefix(String text, int from, int to) {
    char c = text.charAt(from);
    int dots = run(text, from, to, '.');
    if (dots > 1) {
      return dots;
    }
    if (c == '-') {
      int dashes = run(text, from, to, '-');
      // Directly behind a figure, as in "5-year-old", a single hyphen is a token too.
      boolean behind = from > 0 && Character.isLetterOrDigit(text.charAt(from - 1));
      return dashes > 1 || behind ? dashes : 0;
    }
    return EITHER_END.indexOf(c) >= 0 || "%=—–+".indexOf(c) >= 0 ? 1 : 0;
  }

  private static int suffix(String text, int from, int to) {
    char c = text.charAt(to - 1);
    if (c == '.') {
      int dots = 1;
      while (to - dots > from && text.charAt(to - dots - 1) == '.') {
        dots++;
      }
      return dots > 1 ? dots : isLooseStop(text, from, to - 1) ? 1 : 0;
    }
    if ((c == 's' || c == 'S') && to - from > 2 && text.charAt(to - 2) == '\'') {
      return 2;
    }
    if (c == '-') {
      int dashes = 1;
      while (to - dashes > from && text.charAt(to - dashes - 1) == '-') {
        dashes++;
      }
      return dashes > 1 ? dashes : 0;
    }
    return EITHER_END.indexOf(c) >= 0 || "—–%".indexOf(c) >= 0 ? 1 : 0;
  }

  /**
   * A full stop behind a small letter or two capitals is punctuation, behind one capital it is not.
   */
  private static boolean isLooseStop(String text, int from, int stop) {
    if (stop == from) {
      return false;
    }
    if (endsText(text, stop + 1)) {
      return true;
    }
    char before = text.charAt(stop - 1);
    if (Character.isLowerCase(before)
        || "%²-+".indexOf(before) >= 0
        || EITHER_END.indexOf(before) >= 0
        || Character.isDigit(before)) {
      return true;
    }
    return Character.isUpperCase(before)
        && stop - 2 >= from
        && Character.isUpperCase(text.charAt(stop - 2));
  }

  private static boolean endsText(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (" \"'”’)]".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static void addInfixes(String text, int from, int to, List<Range> pieces) {
    int start = from;
    for (int i = from + 1; i < to; ) {
      int length = infix(text, from, i, to);
      if (length == 0) {
        i++;
        continue;
      }
      if (i > start) {
        pieces.add(new Range(start, i));
      }
      pieces.add(new Range(i, i + length));
      i += length;
      start = i;
    }
    if (start < to) {
      pieces.add(new Range(start, to));
    }
  }

  private static int infix(String text, int from, int at, int to) {
    char c = text.charAt(at);
    if (Character.isLetter(c)) {
      return 0;
    }
    int dots = run(text, at, to, '.');
    if (dots > 1) {
      return dots;
    }
    if (c == '…' || ICONS.indexOf(c) >= 0) {
      return 1;
    }
    char before = text.charAt(at - 1);
    char after = at + 1 < to ? text.charAt(at + 1) : 0;
    switch (c) {
      case '.' -> {
        boolean left = Character.isLowerCase(before) || QUOTES.indexOf(before) >= 0;
        return left && (Character.isUpperCase(after) || QUOTES.indexOf(after) >= 0) ? 1 : 0;
      }
      case ',' -> {
        return Character.isLetter(before) && Character.isLetter(after) ? 1 : 0;
      }
      case '-', '–', '—', '~' -> {
        int dashes = c == '-' ? Math.min(3, run(text, at, to, '-')) : run(text, at, to, c);
        boolean right = at + dashes < to && Character.isLetter(text.charAt(at + dashes));
        return Character.isLetterOrDigit(before) && right ? dashes : 0;
      }
      case ':', '<', '>', '=', '/' -> {
        return Character.isLetterOrDigit(before) && Character.isLetter(after) ? 1 : 0;
      }
      default -> {
        return 0;
      }
    }
  }

  private static int run(String text, int from, int to, char c) {
    int end = from;
    while (end < to && text.charAt(end) == c) {
      end++;
    }
    return end - from;
  }
}
