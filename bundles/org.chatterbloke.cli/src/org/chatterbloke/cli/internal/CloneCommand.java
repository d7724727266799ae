package org.chatterbloke.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.cli.Command;
import org.chatterbloke.cli.ExitCode;
import org.chatterbloke.cli.Session;
import org.chatterbloke.voice.api.CloneReport;
import org.chatterbloke.voice.api.ParameterValues;
import org.chatterbloke.voice.api.Sex;
import org.chatterbloke.voice.core.CloningRequest;
import org.chatterbloke.voice.core.CloningService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code chatterbloke clone}: makes a voice from recordings and stores it in the library. */
@Component(
    service = Command.class,
    property = {
      Command.NAME + "=clone",
      Command.SUMMARY + "=Make a voice of your library from recordings",
      Command.ORDER + "=30"
    })
@CommandLine.Command(
    name = "clone",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes a voice from recordings of one speaker and stores it in the library.",
      "The method “match” chooses the closest stock voice and colours it: the closest voice, not a"
          + " clone. Methods that imitate the speaker come as plug-ins."
    },
    footer = {
      "",
      "Example:",
      "  chatterbloke clone me1.flac me2.flac --name Me --consent \"my own voice\""
    })
public final class CloneCommand implements Command {

  @Parameters(
      paramLabel = "RECORDING",
      arity = "1..*",
      description = "Audio files of one speaker, 3 seconds or more; more and cleaner is better.")
  private List<Path> recordings = List.of();

  @Option(names = "--name", required = true, paramLabel = "N", description = "The voice’s name.")
  private String name;

  @Option(names = "--method", paramLabel = "ID", description = "The cloner; default: match.")
  private String method = "";

  @Option(names = "--engine", paramLabel = "ID", description = "The engine that will speak.")
  private String engine = "";

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "Language that the voice will speak: en-US (default) or en-GB.")
  private String language = "";

  @Option(names = "--sex", paramLabel = "S", description = "female, male or any (default).")
  private String sex = "any";

  @Option(
      names = "--set-option",
      paramLabel = "KEY=NUMBER",
      description = "An option of the method, for example equaliser=0; may be repeated.")
  private Map<String, Double> options = Map.of();

  @Option(
      names = "--consent",
      paramLabel = "TEXT",
      description = "What the speaker agreed to; stored with the voice.")
  private String consent = "";

  @Option(names = "--json", description = "Print the report as JSON.")
  private boolean json;

  private final CloningService cloning;
  private final Session session;

  /** Made by Declarative Services. */
  @Activate
  public CloneCommand(@Reference CloningService cloning, @Reference Session session) {
    this.cloning = cloning;
    this.session = session;
  }

  @Override
  public Integer call() throws ChatterBlokeException, IOException {
    CloningRequest request =
        new CloningRequest(
            name,
            recordings,
            method,
            engine,
            language,
            wantedSex(),
            new ParameterValues(options),
            consent);
    CloningService.ClonedVoice made =
        cloning.clone(request, session.terminal()::note, session.progress());
    session.terminal().clear();
    CloneReport report = made.report();
    if (json) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("name", name);
      facts.put("engine", made.profile().voice().engineId());
      facts.put("voice", made.profile().voice().name());
      facts.put("similarity", report.similarity());
      facts.put("scoredBy", report.scoredBy());
      facts.put("summary", report.summary());
      facts.put("remarks", report.remarks());
      facts.put("figures", report.figures());
      JsonOutput.print(session.terminal().out(), facts);
    } else {
      session.terminal().out().println("Stored the voice “" + name + "”.");
      session.terminal().out().println(report.summary());
      report.remarks().forEach(session.terminal().out()::println);
      session
          .terminal()
          .out()
          .println(
              report.figures().entrySet().stream()
                  .sorted(Map.Entry.comparingByKey())
                  .map(e -> String.format(Locale.ROOT, "  %-34s %.2f", e.getKey(), e.getValue()))
                  .collect(Collectors.joining(System.lineSeparator())));
    }
    return ExitCode.OK;
  }

  private Sex wantedSex() throws UsageFailure {
    return switch (sex.toLowerCase(Locale.ROOT)) {
      case "any" -> Sex.UNKNOWN;
      case "female" -> Sex.FEMALE;
      case "male" -> Sex.MALE;
      default ->
          throw new UsageFailure(
              FailureKind.BAD_INPUT,
              "“" + sex + "” is no choice for --sex.",
              "Use female, male or any.");
    };
  }
}
