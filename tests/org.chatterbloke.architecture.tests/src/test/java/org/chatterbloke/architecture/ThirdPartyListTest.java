package org.chatterbloke.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.chatterbloke.architecture.ThirdPartyLibraries.Library;
import org.junit.jupiter.api.Test;

/**
 * docs/third-party.md lists what the build uses. {@code -Dthird-party.write=true} writes it anew.
 */
class ThirdPartyListTest {

  private static final Path ROOT = Path.of(System.getProperty("chatterbloke.test.root"));
  private static final Path LIST = ROOT.resolve("docs/third-party.md");

  private final ThirdPartyLibraries libraries = ThirdPartyLibraries.of(ROOT);

  ThirdPartyListTest() throws IOException {}

  @Test
  void everyLibraryHasALicence() {
    List<String> without =
        libraries.libraries().stream()
            .filter(library -> libraries.licence(library).isEmpty())
            .map(Library::name)
            .toList();
    assertFalse(libraries.libraries().isEmpty());
    assertEquals(List.of(), without, "add them to releng/licences.properties");
  }

  @Test
  void everyLicenceBelongsToALibrary() {
    assertEquals(Set.of(), libraries.unusedKeys(), "remove them from releng/licences.properties");
  }

  @Test
  void theListIsUpToDate() throws IOException {
    if (Boolean.getBoolean("third-party.write")) {
      Files.writeString(LIST, libraries.toMarkdown());
    }
    assertEquals(
        libraries.toMarkdown(),
        Files.readString(LIST).replace("\r\n", "\n"),
        "run this test with -Dthird-party.write=true");
  }
}
