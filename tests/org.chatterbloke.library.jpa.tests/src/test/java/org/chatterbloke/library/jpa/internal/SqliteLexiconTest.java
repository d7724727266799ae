package org.chatterbloke.library.jpa.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.library.api.LexiconRepository;
import org.chatterbloke.library.api.LibraryException;
import org.chatterbloke.library.api.StoredLexiconEntry;
import org.chatterbloke.testkit.LexiconRepositoryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLexiconTest extends LexiconRepositoryContract {

  @TempDir private Path folder;

  private final List<LibraryDatabase> databases = new ArrayList<>();

  private LibraryDatabase database;

  @BeforeEach
  void open() {
    database = another();
  }

  @AfterEach
  void close() {
    databases.forEach(LibraryDatabase::close);
  }

  private LibraryDatabase another() {
    LibraryDatabase result = new LibraryDatabase(new DataFolder(folder.resolve("home")));
    databases.add(result);
    return result;
  }

  @Override
  protected LexiconRepository lexicon() {
    return new JpaLexiconRepository(database);
  }

  @Override
  protected LexiconRepository lexiconOfAnotherProcess() {
    return new JpaLexiconRepository(another());
  }

  @Test
  void lookingIntoALexiconThatIsNotThereMakesNoLibrary() throws LibraryException {
    assertEquals(List.of(), lexicon().all());
    assertFalse(lexicon().remove("a"));
    assertFalse(Files.exists(folder.resolve("home")));
  }

  @Test
  void aRefusedEntryLeavesAllAsItWas() throws Exception {
    lexicon().put(List.of(entry("a", "one")));
    try (var connection =
            java.sql.DriverManager.getConnection(
                "jdbc:sqlite:" + folder.resolve("home").resolve("chatterbloke.db"));
        var statement = connection.createStatement()) {
      statement.execute(
          "create trigger refuse before insert on lexicon_entry when new.entry_key = 'bad'"
              + " begin select raise(abort, 'refused'); end");
    }
    assertThrows(
        LibraryException.class,
        () -> lexicon().put(List.of(entry("a", "two"), entry("b", "three"), entry("bad", "x"))));
    assertEquals(
        List.of("one"), lexicon().all().stream().map(StoredLexiconEntry::reading).toList());
  }
}
