package org.chatterbloke.library.jpa.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.LibraryException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in a sentence what the database refused. */
final class DatabaseFailures {

  /** The low byte of an extended result code is the primary one. */
  private static final int PRIMARY = 0xff;

  private DatabaseFailures() {}

  /** The failure behind an exception of JDBC, JPA or Flyway. */
  static LibraryException of(Path database, Throwable failure) {
    SQLException cause = find(failure, SQLException.class);
    int code = cause == null ? 0 : cause.getErrorCode() & PRIMARY;
    return of(database, code, failure);
  }

  private static LibraryException of(Path database, int code, Throwable failure) {
    if (is(code, SQLiteErrorCode.SQLITE_NOTADB) || is(code, SQLiteErrorCode.SQLITE_CORRUPT)) {
      return new LibraryException(
          FailureKind.STORAGE,
          "The library " + database + " is damaged or is no library.",
          "Put back a copy of that file, or move it away to begin an empty library; the voices'"
              + " folders stay as they are.",
          failure);
    }
    if (is(code, SQLiteErrorCode.SQLITE_FULL)) {
      return new LibraryException(
          FailureKind.STORAGE,
          "The library " + database + " cannot be written because the disk is full.",
          "Free some space and try again; nothing was changed.",
          failure);
    }
    if (is(code, SQLiteErrorCode.SQLITE_READONLY)
        || is(code, SQLiteErrorCode.SQLITE_CANTOPEN)
        || is(code, SQLiteErrorCode.SQLITE_PERM)) {
      return unwritable(database, failure);
    }
    if (is(code, SQLiteErrorCode.SQLITE_BUSY) || is(code, SQLiteErrorCode.SQLITE_LOCKED)) {
      return new LibraryException(
          FailureKind.UNAVAILABLE,
          "The library " + database + " has been locked by another program for too long.",
          "Close other programs that use the file and try again.",
          failure);
    }
    return new LibraryException(
        FailureKind.STORAGE,
        "The library " + database + " could not be used (" + reason(failure) + ").",
        "See the log for details; a copy of the file may help to find the cause.",
        failure);
  }

  /** A file or folder that may not be written. */
  static LibraryException unwritable(Path database, @Nullable Throwable failure) {
    return new LibraryException(
        FailureKind.STORAGE,
        "The library " + database + " cannot be opened for writing.",
        "Check that its folder exists and that you may write there, or choose another with --home.",
        failure);
  }

  /** A file that a newer version of this product has written. */
  static LibraryException newer(Path database, int version) {
    return new LibraryException(
        FailureKind.STORAGE,
        "The library "
            + database
            + " was written by a newer version of this program (format "
            + version
            + ", this one knows "
            + ClassPathMigrations.LATEST
            + ").",
        "Update this program, or choose another folder with --home.",
        null);
  }

  /** Whether a unique index or a primary key refused a row. */
  static boolean isDuplicate(Throwable failure) {
    SQLiteException cause = find(failure, SQLiteException.class);
    return cause != null
        && (cause.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
            || cause.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY);
  }

  /** The first cause of a type, or null. */
  static <T extends Throwable> @Nullable T find(@Nullable Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }

  private static boolean is(int code, SQLiteErrorCode expected) {
    return code == expected.code;
  }

  private static String reason(Throwable failure) {
    Throwable cause = find(failure, SQLException.class);
    if (cause == null) {
      cause = find(failure, IOException.class);
    }
    String message = cause == null ? null : cause.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
