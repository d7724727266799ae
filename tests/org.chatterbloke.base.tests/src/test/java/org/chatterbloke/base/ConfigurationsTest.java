package org.chatterbloke.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationsTest {

  private static final Map<String, String> FILE =
      Map.of("modelstore.offline", "true", "modelstore.hub", "https://file.example");

  @Test
  void theEnvironmentWinsOverTheFileAndTheCommandLineOverBoth() throws Exception {
    Map<String, String> merged =
        Configurations.merge(
            FILE,
            Map.of(
                "CHATTERBLOKE_MODELSTORE_HUB", "https://environment.example",
                "CHATTERBLOKE_MODELSTORE_SOURCES", "pip"),
            List.of("modelstore.sources = npm"));
    assertEquals("true", merged.get("modelstore.offline"));
    assertEquals("https://environment.example", merged.get("modelstore.hub"));
    assertEquals("npm", merged.get("modelstore.sources"));
  }

  @Test
  void variablesThatNameNoPartAreLeftAlone() throws Exception {
    assertEquals(
        Map.of(), Configurations.merge(Map.of(), Map.of("CHATTERBLOKE_HOME", "/x"), List.of()));
  }

  @Test
  void aSettingWithoutAPartIsRefusedWithAnExample() {
    for (String setting : List.of("offline=true", "nonsense", "=x", "modelstore.offline")) {
      ChatterBlokeException failure =
          assertThrows(
              ChatterBlokeException.class,
              () -> Configurations.merge(FILE, Map.of(), List.of(setting)));
      assertEquals(FailureKind.BAD_INPUT, failure.kind());
      assertTrue(failure.sentence().contains(setting));
      assertTrue(failure.remedy().contains("modelstore.offline=true"));
    }
  }
}
