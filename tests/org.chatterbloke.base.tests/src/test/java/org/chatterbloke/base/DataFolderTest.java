package org.chatterbloke.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DataFolderTest {

  @AfterEach
  void forget() {
    System.clearProperty(DataFolder.HOME_PROPERTY);
  }

  @Test
  void outputsAreFiledByDay() {
    Path folder = new DataFolder(Path.of("/data")).outputs(LocalDate.of(2026, 3, 7));
    assertEquals(Path.of("/data/outputs/2026/03/07"), folder);
  }

  @Test
  void theHomeOptionMovesEverything() {
    System.setProperty(DataFolder.HOME_PROPERTY, "some/where");
    DataFolder folder = DataFolder.current();
    assertTrue(folder.root().isAbsolute());
    assertTrue(folder.root().endsWith("some/where"));
    assertTrue(folder.database().startsWith(folder.root()));
    assertTrue(folder.models().startsWith(folder.root()));
  }
}
