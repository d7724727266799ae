package org.chatterbloke.cli.internal;

import java.util.Optional;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.base.UserFacingFailure;
import org.chatterbloke.cli.ExitCode;
import org.chatterbloke.cli.Terminal;
import org.eclipse.core.runtime.OperationCanceledException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever a command throws into one sentence with a remedy, and an exit code. */
final class FailureReport {

  private static final Logger LOG = LoggerFactory.getLogger(FailureReport.class);

  private FailureReport() {}

  static int print(Throwable failure, Terminal terminal) {
    terminal.clear();
    if (find(failure, OperationCanceledException.class).isPresent()) {
      terminal.err().println("Cancelled.");
      return ExitCode.CANCELLED;
    }
    Optional<UserFacingFailure> told = find(failure, UserFacingFailure.class);
    if (told.isPresent()) {
      UserFacingFailure known = told.get();
      LOG.warn("{}", known.sentence(), failure);
      terminal.err().println("Error: " + known.sentence());
      terminal.err().println("       " + known.remedy());
      return ExitCode.of(known.kind());
    }
    if (find(failure, OutOfMemoryError.class).isPresent()) {
      terminal.err().println("Error: The memory that ChatterBloke may use ran out.");
      terminal
          .err()
          .println(
              "       Close other programs, or allow more with"
                  + " CHATTERBLOKE_JAVA_OPTIONS=-Xmx2g.");
      return ExitCode.of(FailureKind.RESOURCES);
    }
    LOG.error("unexpected failure", failure);
    terminal.err().println("Error: Something went wrong inside ChatterBloke (" + failure + ").");
    terminal.err().println("       Please report it with the log file in the data folder’s logs.");
    return ExitCode.of(FailureKind.INTERNAL);
  }

  private static <T> Optional<T> find(Throwable failure, Class<T> kind) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return Optional.of(kind.cast(cause));
      }
    }
    return Optional.empty();
  }
}
