package org.chatterbloke.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.cli.Terminal;
import org.chatterbloke.library.api.LibraryBackups;
import org.chatterbloke.library.api.LibraryException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BackupCommandTest {

  private static final String ID = "2026-11-25T100000.000Z";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CommandLineSession session =
      new CommandLineSession(
          new Terminal(
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8),
              false));
  private final Fixed backups = new Fixed();

  private int run(String... arguments) {
    return new CommandLine(new BackupCommand(backups, session))
        .setExecutionExceptionHandler(
            (failure, l, result) -> FailureReport.print(failure, session.terminal()))
        .execute(arguments);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aBackupSaysWhatIsNew() {
    assertEquals(0, run("now"));
    assertEquals(
        "Backup %s: the database and 2 files of voices, 5.0 kB; new: 1 file, 1.2 kB.%n"
            .formatted(ID),
        printed());
  }

  @Test
  void aDamagedBackupIsAFailedCheck() {
    assertEquals(0, run("verify"));
    backups.problems = List.of("The file a is damaged.");
    assertEquals(1, run("verify", ID));
    assertTrue(printed().contains("The file a is damaged."), printed());
  }

  @Test
  void aRestoreAsksAndSaysWhereTheOldStateIs() {
    assertEquals(3, run("restore", ID));
    assertEquals("", printed());
    assertEquals(0, run("restore", ID, "--yes"));
    assertTrue(printed().contains("aside"), printed());
  }

  @Test
  void aFailureOfTheDaysBackupIsARemark() {
    AutomaticBackup.run(backups, session.terminal());
    assertEquals(
        "Remark: The disk is full. Make room.%n".formatted(), err.toString(StandardCharsets.UTF_8));
  }

  private static final class Fixed implements LibraryBackups {

    private List<String> problems = List.of();
    private final Backup backup = new Backup(ID, Instant.EPOCH, 2, 5000, "");

    @Override
    public Made backUp(IProgressMonitor monitor) {
      return new Made(backup, 1, 1200, List.of());
    }

    @Override
    public Optional<Made> backUpIfDue() throws LibraryException {
      throw new LibraryException(FailureKind.STORAGE, "The disk is full.", "Make room.", null);
    }

    @Override
    public List<Backup> all() {
      return List.of(backup);
    }

    @Override
    public List<Checked> verify(String id, IProgressMonitor monitor) {
      return List.of(new Checked(ID, 3, problems));
    }

    @Override
    public Restored restore(String id, IProgressMonitor monitor) {
      return new Restored(backup, Optional.of(Path.of("aside")));
    }
  }
}
