package org.chatterbloke.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.chatterbloke.base.DataFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GlobalOptionsTest {

  @AfterEach
  void forget() {
    System.clearProperty(DataFolder.HOME_PROPERTY);
    System.clearProperty("chatterbloke.log.level");
  }

  private static GlobalOptions take(String... arguments) {
    return GlobalOptions.take(arguments);
  }

  @Test
  void globalOptionsMayStandAnywhere() {
    GlobalOptions options =
        take("narrate", "--home", "/h", "a.md", "--log-level=debug", "--set", "a.b=c", "-o", "x");
    assertEquals(List.of("narrate", "a.md", "-o", "x"), options.rest());
    assertEquals(List.of("a.b=c"), options.settings());
    assertEquals("/h", System.getProperty(DataFolder.HOME_PROPERTY));
    assertEquals("debug", System.getProperty("chatterbloke.log.level"));
  }

  @Test
  void afterTwoDashesEverythingBelongsToTheCommand() {
    GlobalOptions options = take("speak", "--", "--home", "is where the heart is");
    assertEquals(List.of("speak", "--", "--home", "is where the heart is"), options.rest());
    assertNull(System.getProperty(DataFolder.HOME_PROPERTY));
  }

  @Test
  void anOptionWithoutItsValueIsLeftToTheCommandToRefuse() {
    assertEquals(List.of("engines", "--set"), take("engines", "--set").rest());
  }
}
