package org.chatterbloke.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.text.Csv.Row;
import org.chatterbloke.text.LexiconEntry.Scope;

/**
 * A lexicon as CSV with the columns {@code written, reading, language, scope, of, inflections,
 * case}. The first two are required, in any order; {@code scope} is {@code global}, {@code voice}
 * or {@code script}; {@code of} names the voice or the script; the last two are {@code yes} or
 * {@code no}.
 */
public final class LexiconCsv {

  /** The columns in the order of writing. */
  public static final List<String> COLUMNS =
      List.of("written", "reading", "language", "scope", "of", "inflections", "case");

  private LexiconCsv() {}

  /**
   * An entry and the line that it begins on.
   *
   * @param line from 1
   * @param entry its owner is the column {@code of} as it was written
   */
  public record Line(int line, LexiconEntry entry) {}

  /** Writes entries; their owners are written as they are. */
  public static String write(List<LexiconEntry> entries) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(COLUMNS);
    for (LexiconEntry entry : entries) {
      rows.add(
          List.of(
              entry.written(),
              entry.reading(),
              entry.language(),
              entry.scope().name().toLowerCase(Locale.ROOT),
              entry.owner(),
              entry.inflections() ? "yes" : "no",
              entry.caseSensitive() ? "yes" : "no"));
    }
    return Csv.write(rows);
  }

  /**
   * Reads entries.
   *
   * @param language of the rows that name none
   * @throws TextException of kind BAD_INPUT that names the line: no CSV, a missing or unknown
   *     column, a row with too few or too many fields, a value that is none of the allowed, an
   *     entry that {@link LexiconEntry#check} refuses
   */
  public static List<Line> read(String text, String language) throws TextException {
    List<Row> rows = Csv.read(text);
    if (rows.isEmpty()) {
      throw bad(1, "the file is empty", "Begin with the line “" + String.join(",", COLUMNS) + "”.");
    }
    Map<String, Integer> columns = columns(rows.getFirst());
    List<Line> lines = new ArrayList<>();
    for (Row row : rows.subList(1, rows.size())) {
      if (row.fields().size() != columns.size()) {
        throw bad(
            row.line(),
            "there are %d fields where the first line has %d columns"
                .formatted(row.fields().size(), columns.size()),
            "Put fields with commas in quotation marks.");
      }
      lines.add(new Line(row.line(), entry(row, columns, language)));
    }
    return lines;
  }

  private static Map<String, Integer> columns(Row header) throws TextException {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < header.fields().size(); i++) {
      String name = header.fields().get(i).strip().toLowerCase(Locale.ROOT);
      if (!COLUMNS.contains(name) || columns.put(name, i) != null) {
        throw bad(
            header.line(),
            "“" + header.fields().get(i) + "” is no column of a lexicon, or stands there twice",
            "Begin with the line “" + String.join(",", COLUMNS) + "”.");
      }
    }
    for (String required : COLUMNS.subList(0, 2)) {
      if (!columns.containsKey(required)) {
        throw bad(
            header.line(),
            "the column “" + required + "” is missing",
            "Begin with the line “" + String.join(",", COLUMNS) + "”.");
      }
    }
    return columns;
  }

  private static LexiconEntry entry(Row row, Map<String, Integer> columns, String language)
      throws TextException {
    String scope = value(row, columns, "scope");
    String of = value(row, columns, "of");
    if (!List.of("", "global", "voice", "script").contains(scope.toLowerCase(Locale.ROOT))) {
      throw bad(
          row.line(), "“" + scope + "” is no scope", "Use global, voice or script, or nothing.");
    }
    Scope where = scope.isEmpty() ? Scope.GLOBAL : Scope.valueOf(scope.toUpperCase(Locale.ROOT));
    if ((where == Scope.GLOBAL) != of.isEmpty()) {
      throw bad(
          row.line(),
          where == Scope.GLOBAL
              ? "“" + of + "” in the column “of” does not go with the scope global"
              : "the scope is " + scope + ", but the column “of” is empty",
          "Name the voice or the script in the column “of”, and nothing for global.");
    }
    String tag = value(row, columns, "language");
    LexiconEntry entry =
        new LexiconEntry(
            value(row, columns, "written"),
            value(row, columns, "reading"),
            tag.isEmpty() ? language : tag,
            where,
            of,
            yes(row, value(row, columns, "inflections")),
            yes(row, value(row, columns, "case")));
    try {
      entry.check();
    } catch (TextException e) {
      throw at(row.line(), e);
    }
    return entry;
  }

  private static String value(Row row, Map<String, Integer> columns, String name) {
    Integer column = columns.get(name);
    return column == null ? "" : row.fields().get(column).strip();
  }

  private static boolean yes(Row row, String value) throws TextException {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "yes", "true", "1" -> true;
      case "no", "false", "0", "" -> false;
      default ->
          throw bad(row.line(), "“" + value + "” is neither yes nor no", "Use yes, no or nothing.");
    };
  }

  /** A failure of an entry with the line that it stands on. */
  public static TextException at(int line, ChatterBlokeException failure) {
    return new TextException(
        failure.kind(), "Line " + line + ": " + failure.sentence(), failure.remedy(), failure);
  }

  private static TextException bad(int line, String problem, String remedy) {
    return new TextException(
        FailureKind.BAD_INPUT, "Line " + line + ": " + problem + ".", remedy, null);
  }
}
