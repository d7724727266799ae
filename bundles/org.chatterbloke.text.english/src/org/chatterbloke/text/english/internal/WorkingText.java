package org.chatterbloke.text.english.internal;

import java.text.Normalizer;
import java.util.Arrays;
import org.chatterbloke.text.TextSpan;

/**
 * A source text in the plain characters that the rules know, with the way back. Curly apostrophes
 * become straight, every blank a space, every digit one of 0 to 9, wide and fancy letters ordinary
 * ones; controls, soft hyphens, joiners and halves of surrogate pairs vanish.
 */
final class WorkingText {

  private final String text;
  private final int[] starts;
  private final int[] ends;

  private WorkingText(String text, int[] starts, int[] ends) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
  }

  static WorkingText of(String source) {
    Builder builder = new Builder(source.length());
    for (int i = 0; i < source.length(); ) {
      int c = source.codePointAt(i);
      int base = i + Character.charCount(c);
      int end = base;
      while (end < source.length() && isMark(source.codePointAt(end))) {
        end += Character.charCount(source.codePointAt(end));
      }
      if (c >= 0x80) {
        builder.addAll(plain(source.substring(i, end), c), i, end);
      } else if (end > base && Character.isLetter(c)) {
        builder.addAll(compatible(source.substring(i, end)), i, end);
      } else {
        builder.add(c >= ' ' && c < 0x7F ? (char) c : plainControl(c), i, end);
      }
      i = end;
    }
    return builder.build();
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static char plainControl(int c) {
    return c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == 0x0B ? ' ' : 0;
  }

  /** What stands for a character that is not ASCII; "" for nothing. */
  private static String plain(String withMarks, int c) {
    switch (c) {
      case '’', 'ʼ', '′', 'ʻ', '＇', '´' -> {
        return "'";
      }
      case '‐', '‑', '‒', '﹣', '－' -> {
        return "-";
      }
      case '―', '⸺', '⸻' -> {
        return "—";
      }
      case '„', '‟', '«', '〝' -> {
        return "“";
      }
      case '»', '〞' -> {
        return "”";
      }
      case '″' -> {
        return "″";
      }
      case '…',
          '²',
          '³',
          '™',
          '°',
          'º',
          '№',
          '½',
          '¼',
          '¾',
          '⅓',
          '⅔',
          '⅕',
          '⅖',
          '⅗',
          '⅘',
          '⅙',
          '⅚',
          '⅛',
          '⅜',
          '⅝',
          '⅞' -> {
        return String.valueOf((char) c);
      }
      default -> {
        // Goes on below.
      }
    }
    if (Character.isDigit(c)) {
      return String.valueOf((char) ('0' + Character.digit(c, 10)));
    }
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          " ";
      case Character.CONTROL -> c == 0x85 ? " " : "";
      case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> "";
      default -> compatible(withMarks);
    };
  }

  private static String compatible(String withMarks) {
    String normal = Normalizer.normalize(withMarks, Normalizer.Form.NFKC);
    StringBuilder plain = new StringBuilder(normal.length());
    normal
        .codePoints()
        .filter(c -> !isMark(c) || Character.isLetter(normal.codePointAt(0)))
        .forEach(c -> {
          if (Character.isDigit(c)) {
            plain.append((char) ('0' + Character.digit(c, 10)));
          } else {
            plain.appendCodePoint(c);
          }
        });
    return plain.toString();
  }

  /** The plain text. */
  String text() {
    return text;
  }

  /** The span in the source of a range of the plain text. */
  TextSpan source(int from, int to) {
    if (from >= to) {
      int place =
          from < starts.length ? starts[from] : ends.length == 0 ? 0 : ends[ends.length - 1];
      return new TextSpan(place, place);
    }
    return new TextSpan(starts[from], Math.max(starts[from], ends[to - 1]));
  }

  /** The first position of the plain text that comes from {@code sourcePosition} or behind it. */
  int position(int sourcePosition) {
    int low = 0;
    int high = starts.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] < sourcePosition) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static final class Builder {
    private final StringBuilder text;
    private int[] starts;
    private int[] ends;

    Builder(int length) {
      text = new StringBuilder(length);
      starts = new int[length + 8];
      ends = new int[length + 8];
    }

    void add(char c, int start, int end) {
      if (c == 0) {
        return;
      }
      if (text.length() == starts.length) {
        starts = Arrays.copyOf(starts, starts.length * 2);
        ends = Arrays.copyOf(ends, ends.length * 2);
      }
      starts[text.length()] = start;
      ends[text.length()] = end;
      text.append(c);
    }

    void addAll(String characters, int start, int end) {
      for (int i = 0; i < characters.length(); i++) {
        add(characters.charAt(i), start, end);
      }
    }

    WorkingText build() {
      return new WorkingText(
          text.toString(),
          Arrays.copyOf(starts, text.length()),
          Arrays.copyOf(ends, text.length()));
    }
  }
}
