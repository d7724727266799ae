package org.chatterbloke.script.internal;

import java.util.Arrays;
import org.chatterbloke.text.TextSpan;

/**
 * The readable part of a block: its lines without quote marks, list marks and indentation, as one
 * string, with the way back to the source.
 */
final class Content {

  private final StringBuilder joined = new StringBuilder();
  private int[] pieces = new int[8];
  private int used;

  /** Appends a piece of the source; pieces come in order. */
  void add(String source, int start, int end) {
    if (end <= start) {
      return;
    }
    if (used == pieces.length) {
      pieces = Arrays.copyOf(pieces, 2 * used);
    }
    pieces[used++] = joined.length();
    pieces[used++] = start;
    joined.append(source, start, end);
  }

  int length() {
    return joined.length();
  }

  String text() {
    return joined.toString();
  }

  /** The source offset of a character. */
  int source(int offset) {
    int piece = pieceOf(offset);
    return pieces[piece + 1] + offset - pieces[piece];
  }

  /** Where characters {@code start} to {@code end} (at least one) stand in the source. */
  TextSpan span(int start, int end) {
    return new TextSpan(source(start), source(end - 1) + 1);
  }

  /** The end, at most {@code end}, of the piece in which {@code start} lies. */
  int pieceEnd(int start, int end) {
    int piece = pieceOf(start);
    int next = piece + 2 < used ? pieces[piece + 2] : joined.length();
    return Math.min(next, end);
  }

  private int pieceOf(int offset) {
    int low = 0;
    int high = used / 2 - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (pieces[2 * middle] <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return 2 * low;
  }
}
