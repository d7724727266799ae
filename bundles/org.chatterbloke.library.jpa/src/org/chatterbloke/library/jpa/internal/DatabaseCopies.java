package org.chatterbloke.library.jpa.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.LibraryException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/** Copies of the database file as a whole, in plain SQL. */
final class DatabaseCopies {

  /** How long a restore waits for other programs. */
  private static final int RELEASE_MILLISECONDS = 2_000;

  private static final int PRIMARY = 0xff;

  private DatabaseCopies() {}

  /** Something done while the database is watched. */
  interface Work {
    /** Does it. */
    void run() throws java.io.IOException, LibraryException;
  }

  /**
   * Copies a database that others may be writing, then does something that belongs to the copy.
   *
   * @return whether nobody committed anything meanwhile
   */
  static boolean copy(Path database, Path target, Work then)
      throws LibraryException, java.io.IOException {
    try (Connection connection = connect(database, 30_000)) {
      String before = pragma(connection, "data_version");
      try (PreparedStatement vacuum = connection.prepareStatement("vacuum into ?")) {
        vacuum.setString(1, target.toString());
        vacuum.execute();
      }
      then.run();
      return pragma(connection, "data_version").equals(before);
    } catch (SQLException e) {
      throw DatabaseFailures.of(database, e);
    }
  }

  /** What is wrong with a copy, or "". */
  static String problem(Path copy) {
    try (Connection connection = connect(copy, 1_000)) {
      int version = Integer.parseInt(pragma(connection, "user_version"));
      if (version < 1) {
        return "its database is no library";
      }
      if (version > ClassPathMigrations.LATEST) {
        return "its database was written by a newer version of this program";
      }
      return pragma(connection, "integrity_check").equals("ok") ? "" : "its database is damaged";
    } catch (SQLException e) {
      return "its database cannot be read";
    }
  }

  /** Puts a copy into the mode in which several processes may use it. */
  static void makeShareable(Path copy) throws SQLException {
    try (Connection connection = connect(copy, 1_000)) {
      pragma(connection, "journal_mode=wal");
    }
  }

  /**
   * Makes one self-contained file of a database that is about to be moved.
   *
   * @throws LibraryException of kind UNAVAILABLE if another program has it open
   */
  static void release(Path database) throws LibraryException {
    if (!Files.exists(database)) {
      return;
    }
    try (Connection connection = connect(database, RELEASE_MILLISECONDS)) {
      pragma(connection, "journal_mode=delete");
    } catch (SQLException e) {
      int code = e.getErrorCode() & PRIMARY;
      if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
        throw new LibraryException(
            FailureKind.UNAVAILABLE,
            "Another program is using the library " + database + ".",
            "Close it and try again; nothing was changed.",
            e);
      }
      // A damaged database is moved with all its files as it is: that is what restores are for.
    }
  }

  private static Connection connect(Path file, int busyMilliseconds) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(busyMilliseconds);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source.getConnection();
  }

  private static String pragma(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("pragma " + name)) {
      return result.next() ? String.valueOf(result.getString(1)) : "";
    }
  }
}
