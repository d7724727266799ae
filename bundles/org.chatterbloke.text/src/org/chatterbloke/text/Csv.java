package org.chatterbloke.text;

import java.util.ArrayList;
import java.util.List;
import org.chatterbloke.base.FailureKind;

/**
 * Comma-separated values as in RFC 4180: fields with commas, quotes or line breaks are quoted, a
 * quote in them is doubled. Line ends may be CR LF, LF or CR; a byte order mark at the beginning
 * and blank lines are passed over.
 */
public final class Csv {

  private Csv() {}

  /**
   * A row.
   *
   * @param line the line of the text on which it begins, from 1
   * @param fields at least one
   */
  public record Row(int line, List<String> fields) {
    public Row {
      fields = List.copyOf(fields);
    }
  }

  /**
   * Reads rows.
   *
   * @throws TextException of kind BAD_INPUT that names the line: a quote that is not closed, or
   *     that stands where none may stand
   */
  public static List<Row> read(String text) throws TextException {
    return new Parser(text).rows();
  }

  /** Writes rows, each ended by CR LF. */
  public static String write(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        text.append(i == 0 ? "" : ",").append(quoted(row.get(i), row.size() == 1));
      }
      text.append("\r\n");
    }
    return text.toString();
  }

  private static String quoted(String field, boolean alone) {
    boolean needed =
        field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
            || field.startsWith("\uFEFF")
            || (alone && field.isEmpty());
    return needed ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }

  private static final class Parser {
    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private int at;
    private int line = 1;

    Parser(String text) {
      this.text = text;
      this.at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    List<Row> rows() throws TextException {
      while (at < text.length()) {
        if (isLineEnd(at)) {
          lineEnd();
          continue;
        }
        row();
      }
      return rows;
    }

    private void row() throws TextException {
      int first = line;
      List<String> fields = new ArrayList<>();
      fields.add(field());
      while (at < text.length() && text.charAt(at) == ',') {
        at++;
        fields.add(field());
      }
      rows.add(new Row(first, fields));
      if (at < text.length()) {
        lineEnd();
      }
    }

    private boolean isLineEnd(int position) {
      char c = text.charAt(position);
      return c == '\n' || c == '\r';
    }

    private void lineEnd() {
      boolean two = text.startsWith("\r\n", at);
      at += two ? 2 : 1;
      line++;
    }

    private String field() throws TextException {
      if (at < text.length() && text.charAt(at) == '"') {
        return quotedField();
      }
      int start = at;
      while (at < text.length() && text.charAt(at) != ',' && !isLineEnd(at)) {
        if (text.charAt(at) == '"') {
          throw bad(
              line,
              "a quotation mark stands inside a field that is not quoted",
              "Put the whole field in quotation marks and double the ones inside.");
        }
        at++;
      }
      return text.substring(start, at);
    }

    private String quotedField() throws TextException {
      int opened = line;
      StringBuilder field = new StringBuilder();
      at++;
      while (true) {
        if (at >= text.length()) {
          throw bad(
              opened,
              "a quotation mark is opened and never closed",
              "Close the field, and double quotation marks inside it.");
        }
        char c = text.charAt(at);
        if (isLineEnd(at)) {
          int from = at;
          lineEnd();
          field.append(text, from, at);
        } else if (c != '"') {
          field.append(c);
          at++;
        } else if (text.startsWith("\"\"", at)) {
          field.append('"');
          at += 2;
        } else {
          at++;
          break;
        }
      }
      if (at < text.length() && text.charAt(at) != ',' && !isLineEnd(at)) {
        throw bad(
            line,
            "something follows a closing quotation mark",
            "Put a comma behind the field, or double quotation marks inside it.");
      }
      return field.toString();
    }
  }

  private static TextException bad(int line, String problem, String remedy) {
    return new TextException(
        FailureKind.BAD_INPUT, "Line " + line + ": " + problem + ".", remedy, null);
  }
}
