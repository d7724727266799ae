package org.chatterbloke.cli.internal;

import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.cli.Command;
import org.chatterbloke.cli.ExitCode;
import org.chatterbloke.cli.Session;
import org.chatterbloke.library.api.LibraryBackups;
import org.chatterbloke.library.api.LibraryBackups.Backup;
import org.chatterbloke.library.api.LibraryBackups.Checked;
import org.chatterbloke.library.api.LibraryBackups.Made;
import org.chatterbloke.library.api.LibraryBackups.Restored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code chatterbloke backup}: backups of the database and the voices. */
@Component(
    service = Command.class,
    property = {
      Command.NAME + "=backup",
      Command.SUMMARY + "=Back up the library, check and restore backups",
      Command.ORDER + "=44"
    })
@CommandLine.Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Backups of the library: the database and the files of your voices. Files that did not change"
          + " are stored once.",
      "One is made by itself once a day, after a command that changed the library"
          + " (backup.automatic); backup.keep says how many stay."
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  chatterbloke backup now",
      "  chatterbloke backup verify",
      "  chatterbloke backup restore --yes        (the newest; what is there now is moved aside)"
    })
public final class BackupCommand implements Command {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final LibraryBackups backups;
  private final Session session;

  /** Made by Declarative Services. */
  @Activate
  public BackupCommand(@Reference LibraryBackups backups, @Reference Session session) {
    this.backups = backups;
    this.session = session;
  }

  @Override
  public Integer call() throws ChatterBlokeException, IOException {
    return list(false);
  }

  @CommandLine.Command(
      name = "now",
      mixinStandardHelpOptions = true,
      description = "Makes a backup now, and removes those that backup.keep does not keep.")
  int now(@Option(names = "--json", description = "As JSON.") boolean json)
      throws ChatterBlokeException, IOException {
    Made made = backups.backUp(session.monitor());
    Backup backup = made.backup();
    if (json) {
      Map<String, Object> facts = facts(backup);
      facts.put("storedFiles", made.storedFiles());
      facts.put("storedBytes", made.storedBytes());
      facts.put("removed", made.removed());
      JsonOutput.print(session.terminal().out(), facts);
    } else {
      session
          .terminal()
          .out()
          .printf(
              "Backup %s: the database and %s of voices, %s; new: %s, %s.%n",
              backup.id(),
              Counts.of(backup.files(), "file"),
              Durations.bytes(backup.bytes()),
              Counts.of(made.storedFiles(), "file"),
              Durations.bytes(made.storedBytes()));
      if (!made.removed().isEmpty()) {
        session
            .terminal()
            .out()
            .println("Removed " + Counts.of(made.removed().size(), "old backup") + ".");
      }
    }
    return ExitCode.OK;
  }

  private static Map<String, Object> facts(Backup backup) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("id", backup.id());
    facts.put("created", backup.createdAt());
    facts.put("files", backup.files());
    facts.put("bytes", backup.bytes());
    facts.put("problem", backup.problem());
    return facts;
  }

  @CommandLine.Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists all backups, newest first.")
  int list(@Option(names = "--json", description = "As JSON.") boolean json)
      throws ChatterBlokeException, IOException {
    List<Backup> all = backups.all();
    if (json) {
      JsonOutput.print(
          session.terminal().out(),
          Map.of("backups", all.stream().map(BackupCommand::facts).toList()));
      return ExitCode.OK;
    }
    if (all.isEmpty()) {
      session.terminal().out().println("No backups.");
    }
    for (Backup backup : all) {
      String what =
          backup.problem().isEmpty()
              ? Counts.of(backup.files(), "file") + " of voices, " + Durations.bytes(backup.bytes())
              : "cannot be used: " + backup.problem();
      session
          .terminal()
          .out()
          .printf("%s  %s  %s%n", backup.id(), WHEN.format(backup.createdAt()), what);
    }
    return ExitCode.OK;
  }

  @CommandLine.Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Recomputes all checksums of one backup, or of all.")
  int verify(
      @Parameters(
              paramLabel = "ID",
              arity = "0..1",
              defaultValue = "",
              description = "A backup; default: all.")
          String id,
      @Option(names = "--json", description = "As JSON.") boolean json)
      throws ChatterBlokeException, IOException {
    List<Checked> all = backups.verify(id, session.monitor());
    List<Map<String, Object>> rows = new ArrayList<>();
    boolean good = true;
    for (Checked checked : all) {
      good &= checked.problems().isEmpty();
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("id", checked.id());
      row.put("files", checked.files());
      row.put("problems", checked.problems());
      rows.add(row);
      if (!json) {
        String verdict =
            checked.problems().isEmpty()
                ? Counts.of(checked.files(), "file") + " as stored"
                : Counts.of(checked.problems().size(), "problem");
        session.terminal().out().println(checked.id() + "  " + verdict);
        checked.problems().forEach(p -> session.terminal().out().println("  " + p));
      }
    }
    if (json) {
      JsonOutput.print(session.terminal().out(), Map.of("backups", rows));
    } else if (all.isEmpty()) {
      session.terminal().out().println("No backups.");
    }
    return good ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }

  @CommandLine.Command(
      name = "restore",
      mixinStandardHelpOptions = true,
      description = {
        "Puts database and voices back as they were. The backup is checked first.",
        "The present state is not deleted: it is moved to a folder in before-restore."
      })
  int restore(
      @Parameters(
              paramLabel = "ID",
              arity = "0..1",
              defaultValue = "",
              description = "A backup; default: the newest.")
          String id,
      @Option(
              names = {"-y", "--yes"},
              description = "Do not ask.")
          boolean yes,
      @Option(names = "--json", description = "As JSON.") boolean json)
      throws ChatterBlokeException, IOException {
    if (!yes && !confirmed()) {
      session.terminal().err().println("Nothing was changed.");
      return ExitCode.CHECK_FAILED;
    }
    Restored restored = backups.restore(id, session.monitor());
    if (json) {
      Map<String, Object> facts = facts(restored.backup());
      facts.put("previous", restored.previous().map(Object::toString).orElse(""));
      JsonOutput.print(session.terminal().out(), facts);
      return ExitCode.OK;
    }
    session
        .terminal()
        .out()
        .printf(
            "Restored %s: the database and %s of voices.%n",
            restored.backup().id(), Counts.of(restored.backup().files(), "file"));
    restored
        .previous()
        .ifPresent(folder ->
            session.terminal().out().println("What was there before is in " + folder + "."));
    return ExitCode.OK;
  }

  private static boolean confirmed() throws UsageFailure {
    if (System.console() == null || !System.console().isTerminal()) {
      throw new UsageFailure(
          FailureKind.BAD_INPUT,
          "A restore needs a confirmation, and there is no terminal to ask on.",
          "Add --yes if you are sure.");
    }
    String answer =
        System.console().readLine("Restore the library? The present one is moved aside. [y/N] ");
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }
}
