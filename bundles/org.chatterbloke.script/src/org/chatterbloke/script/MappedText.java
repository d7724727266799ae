package org.chatterbloke.script;

import java.util.Arrays;
import org.chatterbloke.text.TextSpan;

/** Plain text together with the way back to where its characters stand in the script. Immutable. */
public final class MappedText {

  private final String text;
  private final int[] runs;

  /** {@code runs} holds triples: start in the text, start in the source, length in the source. */
  private MappedText(String text, int[] runs) {
    this.text = text;
    this.runs = runs;
  }

  /** The plain text. */
  public String text() {
    return text;
  }

  /**
   * Where a part of the text stands in the script: from its first to its last character. Marks
   * between them are covered too.
   *
   * @throws IndexOutOfBoundsException if the span does not lie in the text
   */
  public TextSpan source(TextSpan span) {
    java.util.Objects.checkFromToIndex(span.start(), span.end(), text.length());
    if (span.length() == 0) {
      int at = text.isEmpty() ? firstSource() : sourceStart(Math.min(span.start(), last()));
      return new TextSpan(at, at);
    }
    return new TextSpan(sourceStart(span.start()), sourceEnd(span.end() - 1));
  }

  private int last() {
    return text.length() - 1;
  }

  private int firstSource() {
    return runs.length == 0 ? 0 : runs[1];
  }

  private int run(int offset) {
    int low = 0;
    int high = runs.length / 3 - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (runs[3 * middle] <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return 3 * low;
  }

  private boolean isLinear(int run) {
    int next = run + 3 < runs.length ? runs[run + 3] : text.length();
    return next - runs[run] == runs[run + 2];
  }

  private int sourceStart(int offset) {
    int run = run(offset);
    return isLinear(run) ? runs[run + 1] + offset - runs[run] : runs[run + 1];
  }

  private int sourceEnd(int offset) {
    int run = run(offset);
    return isLinear(run) ? runs[run + 1] + offset - runs[run] + 1 : runs[run + 1] + runs[run + 2];
  }

  @Override
  public String toString() {
    return text;
  }

  /** Collects text and positions. */
  public static final class Builder {

    private final StringBuilder text = new StringBuilder();
    private int[] runs = new int[12];
    private int used;

    /** An empty text. */
    public Builder() {}

    /** Appends {@code part}, which stands at {@code source}; an empty part is ignored. */
    public Builder append(String part, TextSpan source) {
      if (part.isEmpty()) {
        return this;
      }
      if (!continuesRun(part, source)) {
        if (used == runs.length) {
          runs = Arrays.copyOf(runs, 2 * used);
        }
        runs[used] = text.length();
        runs[used + 1] = source.start();
        runs[used + 2] = source.length();
        used += 3;
      } else {
        runs[used - 1] += source.length();
      }
      text.append(part);
      return this;
    }

    private boolean continuesRun(String part, TextSpan source) {
      return used > 0
          && part.length() == source.length()
          && runs[used - 2] + runs[used - 1] == source.start()
          && text.length() - runs[used - 3] == runs[used - 1];
    }

    /** The number of characters so far. */
    public int length() {
      return text.length();
    }

    /** The text; an empty one stands at {@code emptyAt}. */
    public MappedText build(int emptyAt) {
      return used == 0
          ? new MappedText("", new int[] {0, emptyAt, 0})
          : new MappedText(text.toString(), Arrays.copyOf(runs, used));
    }
  }
}
