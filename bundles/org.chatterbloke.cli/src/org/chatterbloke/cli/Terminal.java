package org.chatterbloke.cli;

import java.io.PrintStream;

/**
 * What commands print to: results to {@link #out()}, everything else (progress, remarks) to {@link
 * #err()}. Thread-safe.
 */
public final class Terminal {

  private static final int BAR_WIDTH = 24;
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final long PLAIN_LINE_NANOS = 2_000_000_000L;

  private final PrintStream out;
  private final PrintStream err;
  private final boolean interactive;
  private boolean lineOpen;
  private long lastDrawn;

  /**
   * A terminal over two streams; {@code interactive} draws bars in place, otherwise plain lines.
   */
  public Terminal(PrintStream out, PrintStream err, boolean interactive) {
    this.out = out;
    this.err = err;
    this.interactive = interactive;
  }

  /** The process's own streams. */
  public static Terminal ofProcess() {
    boolean interactive = System.console() != null && System.console().isTerminal();
    return new Terminal(
        System.out, System.err, interactive && System.getenv("NO_PROGRESS") == null);
  }

  /** Where results go. */
  public PrintStream out() {
    return out;
  }

  /** Where everything else goes. */
  public PrintStream err() {
    return err;
  }

  /** Prints a remark on a line of its own. */
  public synchronized void note(String sentence) {
    clear();
    err.println(sentence);
  }

  /**
   * Shows progress: a bar in place on a terminal, a line every few seconds elsewhere.
   *
   * @param label what is done
   * @param fraction 0 … 1, or negative if unknown
   */
  public synchronized void progress(String label, double fraction) {
    long now = System.nanoTime();
    String percent = fraction < 0 ? "" : " %3d %%".formatted(Math.round(fraction * 100));
    if (!interactive) {
      if (lastDrawn == 0 || now - lastDrawn > PLAIN_LINE_NANOS) {
        err.println(label + percent);
        lastDrawn = now;
      }
      return;
    }
    if (lineOpen && now - lastDrawn < REDRAW_NANOS) {
      return;
    }
    lastDrawn = now;
    StringBuilder line = new StringBuilder("\r\033[K");
    if (fraction >= 0) {
      int filled = (int) Math.round(Math.clamp(fraction, 0, 1) * BAR_WIDTH);
      line.append("█".repeat(filled)).append("░".repeat(BAR_WIDTH - filled));
      line.append(percent).append("  ");
    }
    line.append(label.length() > 60 ? label.substring(0, 59) + "…" : label);
    err.print(line);
    err.flush();
    lineOpen = true;
  }

  /** Removes a bar that is drawn. */
  public synchronized void clear() {
    if (lineOpen) {
      err.print("\r\033[K");
      err.flush();
      lineOpen = false;
    }
  }
}
