package org.chatterbloke.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a benchmark found: paragraphs and tables in order, printed as Markdown. For one thread. */
public final class Report {

  private final String title;
  private final List<String> lines = new ArrayList<>();
  private boolean inTable;

  /** An empty report; the title becomes its heading. */
  public Report(String title) {
    this.title = title;
  }

  /** Appends a paragraph. */
  public Report text(String paragraph) {
    lines.add("");
    lines.add(paragraph);
    inTable = false;
    return this;
  }

  /** Begins a table with these column titles. */
  public Report columns(Object... titles) {
    lines.add("");
    lines.add(cells(titles));
    lines.add("|" + "---|".repeat(titles.length));
    inTable = true;
    return this;
  }

  /**
   * Appends a row to the table.
   *
   * @throws IllegalStateException if no table has begun
   */
  public Report row(Object... values) {
    if (!inTable) {
      throw new IllegalStateException("no table has begun");
    }
    lines.add(cells(values));
    return this;
  }

  private static String cells(Object[] values) {
    StringBuilder row = new StringBuilder("|");
    for (Object value : values) {
      row.append(' ').append(String.valueOf(value).replace("|", "\\|")).append(" |");
    }
    return row.toString();
  }

  /** The report with the machine's facts below the heading. */
  public String toMarkdown(Machine machine) {
    return "## %s%n%n%s%n%s%n"
        .formatted(title, machine.describe(), String.join(System.lineSeparator(), lines));
  }

  /** A number with so many decimals; "–" if it is not known. */
  public static String number(double value, int decimals) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "–";
  }

  /** Bytes in MB (10⁶) with one decimal; "–" if negative. */
  public static String megabytes(long bytes) {
    return bytes < 0 ? "–" : number(bytes / 1e6, 1);
  }

  /** Whether a figure keeps to a limit, for a table: "yes", "no", or "–" if it is not known. */
  public static String atMost(double value, double limit) {
    return !Double.isFinite(value) ? "–" : value <= limit ? "yes" : "no";
  }

  /** The middle of some figures (the mean of the middle two); NaN if there are none. */
  public static double median(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int n = sorted.size();
    return n == 0 ? Double.NaN : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
  }
}
