package org.chatterbloke.script;

import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.jspecify.annotations.Nullable;

/** A script that cannot be read: broken markup, with its place, or a file that is no text. */
public class ScriptException extends ChatterBlokeException {

  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;
  private final int column;
  private final String problem;

  private ScriptException(
      FailureKind kind,
      String file,
      int line,
      int column,
      String problem,
      String remedy,
      @Nullable Throwable cause) {
    super(kind, place(file, line, column) + problem, remedy, cause);
    this.file = file;
    this.line = line;
    this.column = column;
    this.problem = problem;
  }

  /**
   * A problem at a place of a text.
   *
   * @param problem the rest of the sentence after "line 3, column 7: "
   */
  public static ScriptException at(CharSequence text, int offset, String problem, String remedy) {
    Position position = Position.of(text, offset);
    return new ScriptException(
        FailureKind.BAD_INPUT, "", position.line(), position.column(), problem, remedy, null);
  }

  /** A problem of a whole file; {@code problem} is a full sentence that names it. */
  static ScriptException ofFile(
      FailureKind kind, String problem, String remedy, @Nullable Throwable cause) {
    return new ScriptException(kind, "", 0, 0, problem, remedy, cause);
  }

  /** This failure with the file's name in its sentence. */
  public ScriptException inFile(String name) {
    return line == 0 || !file.isEmpty()
        ? this
        : new ScriptException(kind(), name, line, column, problem, remedy(), this);
  }

  /** The line from 1, or 0 if the failure has no place. */
  public int line() {
    return line;
  }

  /** The column from 1, or 0 if the failure has no place. */
  public int column() {
    return column;
  }

  private static String place(String file, int line, int column) {
    if (line == 0) {
      return "";
    }
    String where = "ine " + line + ", column " + column + ": ";
    return file.isEmpty() ? "L" + where : file + ", l" + where;
  }
}
