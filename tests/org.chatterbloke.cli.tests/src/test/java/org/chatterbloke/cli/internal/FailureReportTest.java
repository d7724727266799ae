package org.chatterbloke.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.cli.ExitCode;
import org.chatterbloke.cli.Terminal;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;

class FailureReportTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal =
      new Terminal(
          new PrintStream(new ByteArrayOutputStream()),
          new PrintStream(err, true, StandardCharsets.UTF_8),
          false);

  private String printed() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aKnownFailureIsItsSentenceAndRemedy() {
    int exit =
        FailureReport.print(
            new ChatterBlokeException(
                FailureKind.NOT_FOUND, "There is no voice X.", "Name another.", null),
            terminal);
    assertEquals(4, exit);
    assertEquals("Error: There is no voice X.%n       Name another.%n".formatted(), printed());
  }

  @Test
  void aKnownFailureInsideAnotherIsFound() {
    int exit =
        FailureReport.print(
            new IllegalStateException(
                new ChatterBlokeException(FailureKind.STORAGE, "Full.", "Free space.", null)),
            terminal);
    assertEquals(6, exit);
    assertTrue(printed().startsWith("Error: Full."));
  }

  @Test
  void cancelIsNoError() {
    assertEquals(
        ExitCode.CANCELLED, FailureReport.print(new OperationCanceledException(), terminal));
    assertFalse(printed().contains("Error"));
  }

  @Test
  void lackOfMemorySaysHowToAllowMore() {
    int exit = FailureReport.print(new OutOfMemoryError("Java heap space"), terminal);
    assertEquals(ExitCode.of(FailureKind.RESOURCES), exit);
    assertTrue(printed().contains("-Xmx"));
  }

  @Test
  void anythingElseIsOneSentenceWithoutAStackTrace() {
    int exit = FailureReport.print(new IllegalStateException("odd"), terminal);
    assertEquals(ExitCode.of(FailureKind.INTERNAL), exit);
    assertFalse(printed().contains("\tat "));
  }
}
