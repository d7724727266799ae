package org.chatterbloke.cli.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chatterbloke.cli.Command;
import org.chatterbloke.cli.ExitCode;
import org.chatterbloke.cli.Session;
import org.chatterbloke.voice.api.ClonerDescriptor;
import org.chatterbloke.voice.api.EngineDescriptor;
import org.chatterbloke.voice.core.ClonerRegistry;
import org.chatterbloke.voice.core.EngineRegistry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code chatterbloke engines}: the voice engines and cloners that are installed. */
@Component(
    service = Command.class,
    property = {
      Command.NAME + "=engines",
      Command.SUMMARY + "=List the voice engines and cloning methods",
      Command.ORDER + "=50"
    })
@CommandLine.Command(
    name = "engines",
    mixinStandardHelpOptions = true,
    description = "Lists the voice engines and cloning methods that are installed.")
public final class EnginesCommand implements Command {

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  private final EngineRegistry engines;
  private final ClonerRegistry cloners;
  private final Session session;

  /** Made by Declarative Services. */
  @Activate
  public EnginesCommand(
      @Reference EngineRegistry engines,
      @Reference ClonerRegistry cloners,
      @Reference Session session) {
    this.engines = engines;
    this.cloners = cloners;
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("engines", engines.descriptors().stream().map(EnginesCommand::facts).toList());
      all.put("cloners", cloners.descriptors().stream().map(EnginesCommand::facts).toList());
      JsonOutput.print(session.terminal().out(), all);
      return ExitCode.OK;
    }
    for (EngineDescriptor engine : engines.descriptors()) {
      session.terminal().out().printf("%-10s %s%n", engine.id(), engine.description());
      session
          .terminal()
          .out()
          .printf(
              "           %s, %d voices, %s, %s%n",
              engine.version(),
              engine.voices().size(),
              String.join(" ", engine.languages().stream().sorted().toList()),
              engine.licence());
    }
    for (ClonerDescriptor cloner : cloners.descriptors()) {
      session.terminal().out().printf("%-10s %s (--method)%n", cloner.id(), cloner.description());
    }
    if (engines.descriptors().isEmpty()) {
      session
          .terminal()
          .err()
          .println(
              "No engine is installed. “chatterbloke plugins list --available” shows what there is.");
    }
    return ExitCode.OK;
  }

  private static Map<String, Object> facts(EngineDescriptor engine) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("id", engine.id());
    facts.put("name", engine.name());
    facts.put("version", engine.version());
    facts.put("licence", engine.licence());
    facts.put("description", engine.description());
    facts.put("languages", engine.languages().stream().sorted().toList());
    facts.put("input", engine.input().name().toLowerCase(Locale.ROOT));
    List<String> features = new ArrayList<>();
    engine.features().forEach(f -> features.add(f.name().toLowerCase(Locale.ROOT)));
    features.sort(null);
    facts.put("features", features);
    facts.put("sampleRate", engine.sampleRate());
    facts.put("voices", engine.voices().size());
    facts.put("models", engine.models());
    return facts;
  }

  private static Map<String, Object> facts(ClonerDescriptor cloner) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("id", cloner.id());
    facts.put("name", cloner.name());
    facts.put("description", cloner.description());
    facts.put("engines", cloner.engines().stream().sorted().toList());
    facts.put("imitates", cloner.imitates());
    facts.put("minimumSeconds", cloner.minimumSeconds());
    return facts;
  }
}
