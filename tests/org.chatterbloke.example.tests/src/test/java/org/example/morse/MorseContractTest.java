package org.example.morse;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chatterbloke.testkit.VoiceEngineContract;
import org.chatterbloke.voice.api.VoiceEngine;
import org.junit.jupiter.api.Test;

/** The example of docs/engines.md keeps the contract, and stays as small as the guide says. */
class MorseContractTest extends VoiceEngineContract {

  @Override
  protected VoiceEngine engine() {
    return new MorseEngine();
  }

  @Test
  void theExampleHasFewerThan150Lines() throws IOException {
    Path source =
        Path.of(
            System.getProperty("chatterbloke.test.root"),
            "docs/example-engine/src/org/example/morse/MorseEngine.java");
    assertTrue(Files.readAllLines(source).size() < 150);
  }
}
