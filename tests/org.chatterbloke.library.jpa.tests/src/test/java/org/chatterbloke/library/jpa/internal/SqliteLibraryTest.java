package org.chatterbloke.library.jpa.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.library.api.OutputRepository;
import org.chatterbloke.library.api.VoiceRepository;
import org.chatterbloke.testkit.LibraryRepositoryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteLibraryTest extends LibraryRepositoryContract {

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
  protected VoiceRepository voices() {
    return new JpaVoiceRepository(database);
  }

  @Override
  protected OutputRepository outputs() {
    return new JpaOutputRepository(database);
  }

  @Override
  protected VoiceRepository voicesOfAnotherProcess() {
    return new JpaVoiceRepository(another());
  }
}
