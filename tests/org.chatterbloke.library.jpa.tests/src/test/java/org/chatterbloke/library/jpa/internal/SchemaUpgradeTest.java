package org.chatterbloke.library.jpa.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.LibraryException;
import org.chatterbloke.testkit.LibraryRepositoryContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaUpgradeTest {

  @TempDir private Path root;

  private Path file() {
    return new DataFolder(root).database();
  }

  private LibraryDatabase database() {
    return new LibraryDatabase(new DataFolder(root));
  }

  /** A library as the first version left it: one voice, no lexicon. */
  private void makeFirstVersion() throws Exception {
    LibraryDatabase database = database();
    new JpaVoiceRepository(database).add(LibraryRepositoryContract.voice("Anna"));
    database.close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute("drop table lexicon_entry");
      statement.execute("delete from flyway_schema_history where version = '2'");
      statement.execute("pragma user_version = 1");
    }
  }

  @Test
  void anOlderLibraryIsCopiedAndThenUpgraded() throws Exception {
    makeFirstVersion();
    LibraryDatabase database = database();
    assertEquals(1, new JpaVoiceRepository(database).all().size());
    assertEquals(List.of(), new JpaLexiconRepository(database).all());
    database.close();
    assertEquals(ClassPathMigrations.LATEST, version(file()));
    List<Path> copies = copies();
    assertEquals(1, copies.size(), copies.toString());
    Path copy = copies.getFirst();
    assertTrue(copy.getFileName().toString().startsWith("chatterbloke-v1-"), copy.toString());
    assertTrue(copy.toString().endsWith(".db"), copy.toString());
    assertEquals(1, version(copy));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
        Statement statement = connection.createStatement();
        ResultSet names = statement.executeQuery("select name from voice")) {
      assertTrue(names.next());
      assertEquals("Anna", names.getString(1));
    }
  }

  @Test
  void aNewLibraryNeedsNoCopy() throws Exception {
    LibraryDatabase database = database();
    assertEquals(List.of(), new JpaVoiceRepository(database).all());
    database.close();
    assertFalse(Files.exists(new DataFolder(root).backups()));
  }

  @Test
  void withoutACopyNothingIsUpgraded() throws Exception {
    makeFirstVersion();
    Files.writeString(new DataFolder(root).backups(), "a file in the way");
    LibraryDatabase database = database();
    LibraryException failure =
        assertThrows(LibraryException.class, () -> new JpaVoiceRepository(database).all());
    database.close();
    assertEquals(FailureKind.STORAGE, failure.kind());
    assertEquals(1, version(file()));
  }

  private List<Path> copies() throws IOException {
    try (Stream<Path> files = Files.list(new DataFolder(root).backups())) {
      return files.toList();
    }
  }

  private static int version(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("pragma user_version")) {
      return result.getInt(1);
    }
  }
}
