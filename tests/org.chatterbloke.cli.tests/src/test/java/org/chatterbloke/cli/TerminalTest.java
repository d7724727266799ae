package org.chatterbloke.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Terminal terminal(boolean interactive) {
    return new Terminal(
        new PrintStream(new ByteArrayOutputStream()),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        interactive);
  }

  private String printed() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void withoutATerminalProgressIsPlainLinesAndNotOnePerStep() {
    Terminal terminal = terminal(false);
    for (int i = 0; i < 1000; i++) {
      terminal.progress("Reading", i / 1000.0);
    }
    assertFalse(printed().contains("\033"));
    assertFalse(printed().contains("\r"));
    assertEquals(1, printed().lines().count());
  }

  @Test
  void onATerminalTheBarIsDrawnInPlaceAndRemoved() {
    Terminal terminal = terminal(true);
    terminal.progress("Reading", 0.5);
    assertTrue(printed().contains("50 %"));
    terminal.note("A remark.");
    assertTrue(printed().endsWith("\r\033[KA remark.%n".formatted()));
  }
}
