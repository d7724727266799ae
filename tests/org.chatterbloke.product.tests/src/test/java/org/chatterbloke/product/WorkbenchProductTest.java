package org.chatterbloke.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built workbench opens its window on a (virtual) display, and runs commands too. */
class WorkbenchProductTest {

  @TempDir static Path temp;

  @Test
  void theWindowOpensAndTheCommandLineIsThereToo() throws Exception {
    InstalledProduct product = InstalledProduct.workbench(temp);
    Process window =
        product
            .command("workbench")
            .redirectErrorStream(true)
            .redirectOutput(temp.resolve("window.log").toFile())
            .start();
    try {
      Path log = product.home().resolve("logs/chatterbloke.0.log");
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
      while (!says(log, "the window is open") && System.nanoTime() < end) {
        assertFalse(
            window.waitFor(200, TimeUnit.MILLISECONDS),
            () -> "ended at once: " + product.home() + " " + text(temp.resolve("window.log")));
      }
      assertTrue(says(log, "the window is open"), () -> text(temp.resolve("window.log")));
      assertFalse(text(log).contains("SEVERE"), () -> text(log));
    } finally {
      window.destroy();
      window.waitFor(20, TimeUnit.SECONDS);
    }
    assertEquals(0, product.run("engines").exit());
  }

  @Test
  void theHeadlessProductSaysThatItHasNoWindow() throws Exception {
    InstalledProduct.Outcome outcome =
        InstalledProduct.headless(temp.resolve("headless")).run("workbench");
    assertEquals(5, outcome.exit());
    assertTrue(outcome.err().contains("no window"), outcome.all());
  }

  private static boolean says(Path log, String words) {
    return text(log).contains(words);
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }
}
