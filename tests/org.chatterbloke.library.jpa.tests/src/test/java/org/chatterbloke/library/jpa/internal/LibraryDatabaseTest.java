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
import java.util.ArrayList;
import java.util.List;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.LibraryException;
import org.chatterbloke.testkit.ChildJvm;
import org.chatterbloke.testkit.LibraryRepositoryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryDatabaseTest {

  @TempDir private Path folder;

  private final List<LibraryDatabase> databases = new ArrayList<>();

  @AfterEach
  void close() {
    databases.forEach(LibraryDatabase::close);
  }

  @Test
  void nothingIsTouchedBeforeTheFirstUse() {
    voices();
    assertFalse(Files.exists(file().getParent()));
  }

  @Test
  void theFirstUseCreatesTheNewestSchemaInWalMode() throws LibraryException, SQLException {
    assertEquals(List.of(), voices().all());
    assertEquals(Integer.toString(ClassPathMigrations.LATEST), ask("pragma user_version"));
    assertEquals("wal", ask("pragma journal_mode"));
    assertEquals(
        Integer.toString(ClassPathMigrations.LATEST),
        ask("select count(*) from flyway_schema_history where success = 1"));
  }

  @Test
  void whatWasStoredIsThereAfterClosing() throws LibraryException {
    LibraryDatabase database = database();
    new JpaVoiceRepository(database).add(LibraryRepositoryContract.voice("Anna"));
    database.close();
    assertEquals(1, new JpaVoiceRepository(database).all().size());
    assertEquals(1, voices().all().size());
  }

  @Test
  void removingAVoiceLeavesNoRowsBehind() throws LibraryException, SQLException {
    var voice = LibraryRepositoryContract.voice("Anna");
    voices().add(voice);
    assertEquals("2", ask("select count(*) from voice_file"));
    assertTrue(voices().remove(voice.id()));
    assertEquals("0", ask("select count(*) from voice_file"));
    assertEquals("0", ask("select count(*) from voice_parameter"));
  }

  @Test
  void aFileThatIsNoDatabaseIsExplained() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "this is no database, but a text that is long enough".repeat(100));
    LibraryException failure = assertThrows(LibraryException.class, () -> voices().all());
    assertEquals(FailureKind.STORAGE, failure.kind());
    assertTrue(failure.sentence().contains("damaged"), failure.sentence());
    assertTrue(failure.sentence().contains(file().toString()), failure.sentence());
  }

  @Test
  void damagedPagesAreExplained() throws IOException, LibraryException {
    LibraryDatabase database = database();
    for (int i = 0; i < 200; i++) {
      new JpaVoiceRepository(database).add(LibraryRepositoryContract.voice("Voice " + i));
    }
    database.close();
    byte[] bytes = Files.readAllBytes(file());
    java.util.Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
    Files.write(file(), bytes);
    LibraryException failure = assertThrows(LibraryException.class, () -> voices().all());
    assertEquals(FailureKind.STORAGE, failure.kind());
    assertTrue(failure.sentence().contains("damaged"), failure.sentence());
  }

  @Test
  void aNewerSchemaIsRefusedAndLeftAlone() throws LibraryException, SQLException {
    voices().all();
    databases.forEach(LibraryDatabase::close);
    execute("pragma user_version = 999");
    LibraryException failure = assertThrows(LibraryException.class, () -> voices().all());
    assertTrue(failure.sentence().contains("newer version"), failure.sentence());
    assertEquals("999", ask("pragma user_version"));
  }

  @Test
  void aFolderThatCannotBeMadeIsExplained() throws IOException {
    Files.writeString(folder.resolve("home"), "a file stands where the folder should be");
    LibraryException failure = assertThrows(LibraryException.class, () -> voices().all());
    assertEquals(FailureKind.STORAGE, failure.kind());
    assertTrue(failure.sentence().contains("cannot be opened for writing"), failure.sentence());
  }

  @Test
  void aFullDiskIsExplained() throws LibraryException, SQLException {
    voices().all();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("pragma max_page_count = 1");
      SQLException full =
          assertThrows(
              SQLException.class,
              () -> statement.execute("create table t as select randomblob(9000000)"));
      LibraryException failure = DatabaseFailures.of(file(), new RuntimeException(full));
      assertEquals(FailureKind.STORAGE, failure.kind());
      assertTrue(failure.sentence().contains("disk is full"), failure.sentence());
    }
  }

  @Test
  void aReadOnlyFileIsExplained() throws LibraryException, SQLException {
    voices().all();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("pragma query_only = 1");
      SQLException refused =
          assertThrows(SQLException.class, () -> statement.execute("delete from voice"));
      LibraryException failure = DatabaseFailures.of(file(), refused);
      assertEquals(FailureKind.STORAGE, failure.kind());
      assertTrue(failure.sentence().contains("opened for writing"), failure.sentence());
    }
  }

  @Test
  void twoProcessesCreateAndFillOneLibrary() throws Exception {
    ChildJvm child = new ChildJvm();
    List<Process> processes = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      processes.add(child.start(Writer.class, file().getParent().toString(), name, "20"));
    }
    for (Process process : processes) {
      String output = new String(process.getInputStream().readAllBytes());
      assertEquals(0, process.waitFor(), output);
    }
    assertEquals(60, voices().all().size());
  }

  @Test
  void everyMigrationIsListedAndNumbered() {
    for (int i = 0; i < ClassPathMigrations.NAMES.size(); i++) {
      String name = ClassPathMigrations.NAMES.get(i);
      assertTrue(name.startsWith("V" + (i + 1) + "__"), name);
      assertTrue(new ClassPathMigrations().getResource(name) != null, name);
    }
  }

  /** Adds voices to a library. */
  static final class Writer {

    public static void main(String[] arguments) throws LibraryException {
      LibraryDatabase database = new LibraryDatabase(new DataFolder(Path.of(arguments[0])));
      JpaVoiceRepository voices = new JpaVoiceRepository(database);
      for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
        voices.add(LibraryRepositoryContract.voice(arguments[1] + i));
      }
      database.close();
    }
  }

  private LibraryDatabase database() {
    LibraryDatabase database = new LibraryDatabase(new DataFolder(folder.resolve("home")));
    databases.add(database);
    return database;
  }

  private JpaVoiceRepository voices() {
    return new JpaVoiceRepository(database());
  }

  private Path file() {
    return folder.resolve("home").resolve("chatterbloke.db");
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file());
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String ask(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? result.getString(1) : "";
    }
  }
}
