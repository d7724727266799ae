package org.chatterbloke.script.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Matches the marks of emphasis as CommonMark does (section 6.2 of its specification 0.31), without
 * its rule about multiples of three. Each mark is looked at a bounded number of times.
 */
final class Delimiters {

  private Delimiters() {}

  /** A leaf for the run of delimiters {@code start} to {@code end}. */
  static Leaf leaf(String text, int start, int end) {
    Leaf leaf = new Leaf(Leaf.Kind.DELIMITER, start, end, null);
    int before = start == 0 ? ' ' : text.codePointBefore(start);
    int after = end == text.length() ? ' ' : text.codePointAt(end);
    boolean left = isLeftFlanking(before, after);
    boolean right = isLeftFlanking(after, before);
    boolean star = text.charAt(start) == '*';
    leaf.canOpen = left && (star || !right || isPunctuation(before));
    leaf.canClose = right && (star || !left || isPunctuation(after));
    return leaf;
  }

  private static boolean isLeftFlanking(int before, int after) {
    if (isSpace(after)) {
      return false;
    }
    return !isPunctuation(after) || isSpace(before) || isPunctuation(before);
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isPunctuation(int c) {
    return !Character.isLetterOrDigit(c) && !isSpace(c);
  }

  /** Pairs the delimiters among the leaves and notes the depth of emphasis on them. */
  static void match(String text, List<Leaf> leaves) {
    List<Integer> stars = new ArrayList<>();
    List<Integer> lows = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      Leaf leaf = leaves.get(i);
      if (leaf.kind != Leaf.Kind.DELIMITER) {
        continue;
      }
      boolean star = text.charAt(leaf.start) == '*';
      List<Integer> own = star ? stars : lows;
      if (leaf.canClose) {
        close(leaves, i, own, star ? lows : stars);
      }
      if (leaf.canOpen && leaf.unused() > 0) {
        own.add(i);
      }
    }
  }

  private static void close(
      List<Leaf> leaves, int closing, List<Integer> own, List<Integer> other) {
    Leaf closer = leaves.get(closing);
    while (closer.unused() > 0 && !own.isEmpty()) {
      int opening = own.getLast();
      Leaf opener = leaves.get(opening);
      int marks = Math.min(2, Math.min(opener.unused(), closer.unused()));
      opener.usedRight += marks;
      closer.usedLeft += marks;
      if (marks == 2) {
        opener.strongOpened++;
        closer.strongClosed++;
      } else {
        opener.emphasisOpened++;
        closer.emphasisClosed++;
      }
      while (!other.isEmpty() && other.getLast() > opening) {
        other.removeLast();
      }
      if (opener.unused() == 0) {
        own.removeLast();
      }
    }
  }
}
