package org.chatterbloke.script.internal;

import java.util.Arrays;

/** The lines of a text; a line end is LF, CR LF or CR and belongs to the line before it. */
final class Lines {

  private final String text;
  private int[] starts = new int[64];
  private int count;

  Lines(String text) {
    this.text = text;
    int at = 0;
    while (at < text.length()) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
      }
      starts[count++] = at;
      at = afterLine(at);
    }
  }

  private int afterLine(int at) {
    int i = at;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c == '\n') {
        return i;
      }
      if (c == '\r') {
        return i < text.length() && text.charAt(i) == '\n' ? i + 1 : i;
      }
    }
    return i;
  }

  int count() {
    return count;
  }

  /** The offset of a line's first character. */
  int start(int line) {
    return starts[line];
  }

  /** The offset after a line's end. */
  int next(int line) {
    return line + 1 < count ? starts[line + 1] : text.length();
  }

  /** The offset of a line's end, before the line end characters. */
  int end(int line) {
    int end = next(line);
    while (end > starts[line] && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return end;
  }

  /** A line without its line end. */
  String line(int line) {
    return text.substring(starts[line], end(line));
  }

  boolean isBlank(int line) {
    for (int i = starts[line]; i < next(line); i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
