package org.chatterbloke.text;

/**
 * A range of characters (UTF-16 units) in a source text.
 *
 * @param start inclusive
 * @param end exclusive
 */
public record TextSpan(int start, int end) {

  public TextSpan {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no span: " + start + " to " + end);
    }
  }

  /** The number of characters. */
  public int length() {
    return end - start;
  }

  /** The part of {@code text} that this span covers. */
  public String in(CharSequence text) {
    return text.subSequence(start, end).toString();
  }

  /** This span moved by {@code offset}. */
  public TextSpan shifted(int offset) {
    return new TextSpan(start + offset, end + offset);
  }
}
