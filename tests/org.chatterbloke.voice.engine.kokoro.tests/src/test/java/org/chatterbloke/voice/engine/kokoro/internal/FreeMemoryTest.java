package org.chatterbloke.voice.engine.kokoro.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeMemoryTest {

  @Test
  void readsTheSystemsEstimate(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("meminfo"), "MemTotal: 2000 kB\nMemAvailable:     1234 kB\nX: 1 kB\n");
    assertEquals(1234 * 1024, FreeMemory.available(file));
  }

  @Test
  void isUnknownWithoutOne(@TempDir Path folder) {
    assertEquals(-1, FreeMemory.available(folder.resolve("none")));
  }

  @Test
  void answersOnThisMachine() {
    assertTrue(FreeMemory.bytes() >= -1);
    assertTrue(FreeMemory.freeByManagement() > 0);
  }
}
