package org.chatterbloke.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.chatterbloke.library.api.StoredVoice;
import org.chatterbloke.library.api.VoiceRepository;
import org.chatterbloke.voice.api.EngineDescriptor;
import org.chatterbloke.voice.api.StockVoice;
import org.chatterbloke.voice.core.CloningService;
import org.chatterbloke.voice.core.EngineRegistry;
import org.chatterbloke.voice.core.VoicePackages;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code chatterbloke voices}: the library's voices and the engines' stock voices. */
@Component(
    service = Command.class,
    property = {
      Command.NAME + "=voices",
      Command.SUMMARY + "=List, show, rename, delete, export and import voices",
      Command.ORDER + "=40"
    })
@CommandLine.Command(
    name = "voices",
    mixinStandardHelpOptions = true,
    description = "The voices of your library and the stock voices of the engines.",
    synopsisSubcommandLabel = "COMMAND")
public final class VoicesCommand implements Command {

  private final VoiceRepository library;
  private final EngineRegistry engines;
  private final CloningService cloning;
  private final VoicePackages packages;
  private final Session session;

  /** Made by Declarative Services. */
  @Activate
  public VoicesCommand(
      @Reference VoiceRepository library,
      @Reference EngineRegistry engines,
      @Reference CloningService cloning,
      @Reference VoicePackages packages,
      @Reference Session session) {
    this.library = library;
    this.engines = engines;
    this.cloning = cloning;
    this.packages = packages;
    this.session = session;
  }

  @Override
  public Integer call() throws ChatterBlokeException, IOException {
    return list("", false);
  }

  @CommandLine.Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists all voices: yours first, then the stock voices of each engine.")
  int list(
      @Option(
              names = "--engine",
              paramLabel = "ID",
              defaultValue = "",
              description = "Only this engine’s.")
          String engine,
      @Option(names = "--json", description = "As JSON.") boolean json)
      throws ChatterBlokeException, IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (StoredVoice voice : library.all()) {
      if (engine.isEmpty() || engine.equals(voice.engineId())) {
        rows.add(
            row(
                voice.name(),
                "library",
                voice.engineId(),
                voice.language(),
                voice.sex(),
                voice.clonerId() + " of " + voice.createdAt().toString().substring(0, 10)));
      }
    }
    for (EngineDescriptor descriptor : engines.descriptors()) {
      if (engine.isEmpty() || engine.equals(descriptor.id())) {
        for (StockVoice voice : descriptor.voices()) {
          rows.add(
              row(
                  voice.id(),
                  "stock",
                  descriptor.id(),
                  voice.language(),
                  voice.sex().name(),
                  voice.name() + (voice.note().isEmpty() ? "" : ", " + voice.note())));
        }
      }
    }
    if (json) {
      JsonOutput.print(session.terminal().out(), Map.of("voices", rows));
    } else {
      for (Map<String, Object> row : rows) {
        session.terminal().out().printf("%-16s %-8s %-8s %-6s %-7s %s%n", row.values().toArray());
      }
    }
    return ExitCode.OK;
  }

  private static Map<String, Object> row(
      String name, String kind, String engine, String language, String sex, String note) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", name);
    row.put("kind", kind);
    row.put("engine", engine);
    row.put("language", language);
    row.put("sex", sex.toLowerCase(Locale.ROOT));
    row.put("note", note);
    return row;
  }

  @CommandLine.Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows one voice of the library with its report.")
  int show(
      @Parameters(paramLabel = "NAME", description = "The voice’s name.") String name,
      @Option(names = "--json", description = "As JSON.") boolean json)
      throws ChatterBlokeException, IOException {
    StoredVoice voice = stored(name);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", voice.name());
    facts.put("id", voice.id());
    facts.put("engine", voice.engineId());
    facts.put("method", voice.clonerId());
    facts.put("voice", voice.voiceName());
    facts.put("language", voice.language());
    facts.put("sex", voice.sex().toLowerCase(Locale.ROOT));
    facts.put("similarity", voice.similarity());
    facts.put("parameters", voice.parameters());
    facts.put("equaliser", !voice.equaliser().isEmpty());
    facts.put("consent", voice.consent());
    facts.put("recordings", voice.recordings().lines().toList());
    facts.put("created", voice.createdAt());
    if (json) {
      JsonOutput.print(session.terminal().out(), facts);
    } else {
      facts.forEach((key, value) -> session.terminal().out().printf("%-12s %s%n", key, value));
    }
    return ExitCode.OK;
  }

  @CommandLine.Command(
      name = "rename",
      mixinStandardHelpOptions = true,
      description = "Gives a voice of the library another name.")
  int rename(
      @Parameters(paramLabel = "NAME", description = "The voice’s name.") String name,
      @Parameters(paramLabel = "NEW", description = "Its new name.") String newName)
      throws ChatterBlokeException {
    library.rename(stored(name).id(), newName);
    session.terminal().out().println("“" + name + "” is now “" + newName + "”.");
    return ExitCode.OK;
  }

  @CommandLine.Command(
      name = "delete",
      mixinStandardHelpOptions = true,
      description = "Deletes a voice of the library with its recordings. Finished audio stays.")
  int delete(
      @Parameters(paramLabel = "NAME", description = "The voice’s name.") String name,
      @Option(
              names = {"-y", "--yes"},
              description = "Do not ask.")
          boolean yes)
      throws ChatterBlokeException {
    StoredVoice voice = stored(name);
    if (!yes && !confirmed(voice.name())) {
      session.terminal().err().println("Nothing was deleted.");
      return ExitCode.CHECK_FAILED;
    }
    cloning.delete(voice.name());
    session.terminal().out().println("Deleted “" + voice.name() + "”.");
    return ExitCode.OK;
  }

  @CommandLine.Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = {
        "Writes a voice of the library into one file with its recordings, data, report and consent,",
        "for another computer or to keep."
      })
  int export(
      @Parameters(paramLabel = "NAME", description = "The voice’s name.") String name,
      @Option(
              names = {"-o", "--output"},
              paramLabel = "FILE.voice",
              required = true,
              description = "The file to write.")
          Path file,
      @Option(names = "--json", description = "As JSON.") boolean json)
      throws ChatterBlokeException, IOException {
    packages.export(name, file, session.progress());
    long bytes = Files.size(file);
    if (json) {
      JsonOutput.print(session.terminal().out(), Map.of("file", file, "bytes", bytes));
    } else {
      session
          .terminal()
          .out()
          .println("Exported “" + name + "” to " + file + " (" + Durations.bytes(bytes) + ").");
    }
    return ExitCode.OK;
  }

  @CommandLine.Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = {
        "Adds the voice of a .voice file to the library. The file is checked as a whole first: if it"
            + " was cut or changed, nothing is added."
      })
  int importVoice(
      @Parameters(paramLabel = "FILE.voice", description = "A file that “voices export” wrote.")
          Path file,
      @Option(
              names = "--name",
              paramLabel = "N",
              defaultValue = "",
              description = "Its name here; default: the one it had.")
          String name,
      @Option(names = "--json", description = "As JSON.") boolean json)
      throws ChatterBlokeException, IOException {
    VoicePackages.Imported imported = packages.importFrom(file, name, session.progress());
    StoredVoice voice = imported.voice();
    imported.remarks().forEach(session.terminal()::note);
    if (json) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("name", voice.name());
      facts.put("id", voice.id());
      facts.put("engine", voice.engineId());
      facts.put("remarks", imported.remarks());
      JsonOutput.print(session.terminal().out(), facts);
    } else {
      session.terminal().out().println("Imported “" + voice.name() + "” from " + file + ".");
    }
    return ExitCode.OK;
  }

  private static boolean confirmed(String name) throws UsageFailure {
    if (System.console() == null || !System.console().isTerminal()) {
      throw new UsageFailure(
          FailureKind.BAD_INPUT,
          "Deleting “" + name + "” needs a confirmation, and there is no terminal to ask on.",
          "Add --yes if you are sure.");
    }
    String answer =
        System.console().readLine("Delete the voice “%s” and its recordings? [y/N] ", name);
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }

  private StoredVoice stored(String name) throws ChatterBlokeException {
    return library
        .byName(name)
        .orElseThrow(() ->
            new UsageFailure(
                FailureKind.NOT_FOUND,
                "Your library has no voice “" + name + "”.",
                "“chatterbloke voices list” shows all voices; stock voices cannot be changed."));
  }
}
