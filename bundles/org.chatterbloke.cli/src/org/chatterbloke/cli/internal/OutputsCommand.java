package org.chatterbloke.cli.internal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
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
import org.chatterbloke.library.api.StoredOutput;
import org.chatterbloke.voice.core.CleaningPolicy;
import org.chatterbloke.voice.core.KeptOutput;
import org.chatterbloke.voice.core.OutputShelf;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code chatterbloke outputs}: the finished files that the library recorded. */
@Component(
    service = Command.class,
    property = {
      Command.NAME + "=outputs",
      Command.SUMMARY + "=List, show, delete and clean up finished audio",
      Command.ORDER + "=42"
    })
@CommandLine.Command(
    name = "outputs",
    mixinStandardHelpOptions = true,
    description = {
      "The finished files that the library recorded. Only these are ever deleted, and only while they"
          + " are as they were recorded."
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  chatterbloke outputs list",
      "  chatterbloke outputs clean --older-than 30d --keep 20         (shows what would go)",
      "  chatterbloke outputs clean --older-than 30d --keep 20 --yes   (does it)"
    })
public final class OutputsCommand implements Command {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final OutputShelf shelf;
  private final Session session;

  /** Made by Declarative Services. */
  @Activate
  public OutputsCommand(@Reference OutputShelf shelf, @Reference Session session) {
    this.shelf = shelf;
    this.session = session;
  }

  @Override
  public Integer call() throws ChatterBlokeException, IOException {
    return list(Integer.MAX_VALUE, false);
  }

  @CommandLine.Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = {
        "Lists outputs, newest first: id, time, state, length, size, voice, file.",
        "States: present; gone (no file); replaced (written again later); changed (something else"
            + " is in its place)."
      })
  int list(
      @Option(
              names = "--limit",
              paramLabel = "N",
              description = "Only the newest N.",
              defaultValue = "2147483647")
          int limit,
      @Option(names = "--json", description = "As JSON.") boolean json)
      throws ChatterBlokeException, IOException {
    List<KeptOutput> all = shelf.all();
    List<KeptOutput> shown = all.subList(0, Math.clamp(limit, 0, all.size()));
    if (json) {
      JsonOutput.print(
          session.terminal().out(),
          Map.of("outputs", shown.stream().map(OutputsCommand::facts).toList()));
    } else if (shown.isEmpty()) {
      session.terminal().out().println("No outputs.");
    } else {
      shown.forEach(this::line);
    }
    return ExitCode.OK;
  }

  private void line(KeptOutput kept) {
    StoredOutput output = kept.output();
    session
        .terminal()
        .out()
        .printf(
            Locale.ROOT,
            "%s  %s  %-8s %9s %9s  %-12s %s%n",
            output.id().substring(0, Math.min(8, output.id().length())),
            WHEN.format(output.createdAt()),
            word(kept.state()),
            Durations.spoken(output.seconds()),
            Durations.bytes(output.bytes()),
            output.voiceName(),
            output.file());
  }

  private static String word(KeptOutput.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> facts(KeptOutput kept) {
    StoredOutput output = kept.output();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("id", output.id());
    facts.put("file", output.file());
    facts.put("state", word(kept.state()));
    facts.put("title", output.title());
    facts.put("voice", output.voiceName());
    facts.put("engine", output.engineId());
    facts.put("seconds", output.seconds());
    facts.put("bytes", output.bytes());
    facts.put("created", output.createdAt());
    facts.put("settings", output.settings());
    return facts;
  }

  @CommandLine.Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows one output with what made it.")
  int show(
      @Parameters(paramLabel = "ID|FILE", description = "Its id, the beginning of it, or its file.")
          String name,
      @Option(names = "--json", description = "As JSON.") boolean json)
      throws ChatterBlokeException, IOException {
    Map<String, Object> facts = facts(shelf.find(name));
    if (json) {
      JsonOutput.print(session.terminal().out(), facts);
    } else {
      facts.forEach((key, value) -> session.terminal().out().printf("%-10s %s%n", key, value));
    }
    return ExitCode.OK;
  }

  @CommandLine.Command(
      name = "delete",
      mixinStandardHelpOptions = true,
      description = "Deletes outputs: the files and their entries. Asks unless --yes is given.")
  int delete(
      @Parameters(
              paramLabel = "ID|FILE",
              arity = "1..*",
              description = "Ids, beginnings of ids, or files.")
          List<String> names,
      @Option(
              names = {"-y", "--yes"},
              description = "Do not ask.")
          boolean yes,
      @Option(
              names = "--forget",
              description = "Remove only the entries and leave the files as they are.")
          boolean forget)
      throws ChatterBlokeException {
    List<KeptOutput> found = new ArrayList<>();
    for (String name : names) {
      found.add(shelf.find(name));
    }
    if (!yes && !confirmed(found, forget)) {
      session.terminal().err().println("Nothing was deleted.");
      return ExitCode.CHECK_FAILED;
    }
    for (KeptOutput kept : found) {
      String file = kept.output().file();
      if (forget) {
        shelf.forget(kept);
        session.terminal().out().println("Forgot " + file + ".");
      } else {
        boolean deleted = shelf.delete(kept) == KeptOutput.State.PRESENT;
        session.terminal().out().println((deleted ? "Deleted " : "Forgot ") + file + ".");
      }
    }
    return ExitCode.OK;
  }

  private static boolean confirmed(List<KeptOutput> found, boolean forget) throws UsageFailure {
    if (System.console() == null || !System.console().isTerminal()) {
      throw new UsageFailure(
          FailureKind.BAD_INPUT,
          "Deleting needs a confirmation, and there is no terminal to ask on.",
          "Add --yes if you are sure.");
    }
    String what = found.size() == 1 ? found.getFirst().output().file() : found.size() + " outputs";
    String answer = System.console().readLine("%s %s? [y/N] ", forget ? "Forget" : "Delete", what);
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }

  @CommandLine.Command(
      name = "clean",
      mixinStandardHelpOptions = true,
      description = {
        "Deletes outputs that are old and not among the newest. Without --yes it only shows what would"
            + " go.",
        "Entries whose file is gone or was written again are removed too; changed files are left."
      })
  int clean(
      @Option(
              names = "--older-than",
              paramLabel = "AGE",
              defaultValue = "",
              description = "Only outputs of that age: 30d, 8w or 12h.")
          String olderThan,
      @Option(
              names = "--keep",
              paramLabel = "N",
              defaultValue = "-1",
              description = "The newest N files stay, whatever their age.")
          int keep,
      @Option(names = "--dry-run", description = "Only show what would go; the default.")
          boolean dryRun,
      @Option(
              names = {"-y", "--yes"},
              description = "Do it.")
          boolean yes,
      @Option(names = "--json", description = "As JSON.") boolean json)
      throws ChatterBlokeException, IOException {
    boolean doIt = yes && !dryRun;
    List<KeptOutput> due = shelf.due(policy(olderThan, keep), Instant.now());
    List<Map<String, Object>> rows = new ArrayList<>();
    List<String> left = new ArrayList<>();
    int files = 0;
    long bytes = 0;
    for (KeptOutput kept : due) {
      KeptOutput.State state = kept.state();
      try {
        state = doIt ? shelf.delete(kept) : state;
      } catch (ChatterBlokeException e) {
        // One file that cannot go does not keep the others.
        left.add(e.sentence());
        continue;
      }
      boolean file = state == KeptOutput.State.PRESENT;
      files += file ? 1 : 0;
      bytes += file ? kept.output().bytes() : 0;
      rows.add(facts(kept));
      if (!json) {
        line(kept);
      }
    }
    left.forEach(session.terminal()::note);
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("done", doIt);
      all.put("files", files);
      all.put("bytes", bytes);
      all.put("outputs", rows);
      all.put("left", left);
      JsonOutput.print(session.terminal().out(), all);
    } else {
      session.terminal().out().println(summary(doIt, files, rows.size() - files, bytes));
    }
    return left.isEmpty() ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }

  private static String summary(boolean done, int files, int entries, long bytes) {
    if (files + entries == 0) {
      return "Nothing to clean.";
    }
    String what =
        Counts.of(files, "file")
            + " ("
            + Durations.bytes(bytes)
            + ")"
            + (entries == 0
                ? ""
                : " and "
                    + Counts.of(entries, "entry", "entries")
                    + " without a file of their own");
    return done
        ? "Deleted " + what + "."
        : "Would delete " + what + "; nothing was changed. Add --yes to do it.";
  }

  private static CleaningPolicy policy(String olderThan, int keep) throws UsageFailure {
    if (olderThan.isBlank() && keep < 0) {
      throw new UsageFailure(
          FailureKind.BAD_INPUT,
          "It is not said which outputs may go.",
          "Give --older-than 30d, --keep 20, or both.");
    }
    Duration age = olderThan.isBlank() ? null : Ages.parse(olderThan);
    return new CleaningPolicy(age, Math.max(0, keep));
  }
}
