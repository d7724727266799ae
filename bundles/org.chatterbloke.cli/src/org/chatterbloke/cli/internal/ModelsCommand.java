package org.chatterbloke.cli.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.cli.Command;
import org.chatterbloke.cli.ExitCode;
import org.chatterbloke.cli.Session;
import org.chatterbloke.modelstore.ModelManifest;
import org.chatterbloke.modelstore.ModelStore;
import org.chatterbloke.modelstore.ModelStoreException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code chatterbloke models}: the model files. */
@Component(
    service = Command.class,
    property = {
      Command.NAME + "=models",
      Command.SUMMARY + "=List, fetch, verify and remove model files",
      Command.ORDER + "=60"
    })
@CommandLine.Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description =
        "The model files that engines need: fetched once, checked by SHA-256, used offline.",
    synopsisSubcommandLabel = "COMMAND")
public final class ModelsCommand implements Command {

  private final ModelStore store;
  private final Session session;

  /** Made by Declarative Services. */
  @Activate
  public ModelsCommand(@Reference ModelStore store, @Reference Session session) {
    this.store = store;
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    return list(false);
  }

  @CommandLine.Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists all models with size, licence and whether they are here.")
  int list(@Option(names = "--json", description = "As JSON.") boolean json) throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (ModelManifest model : store.manifests()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("id", model.id());
      row.put("present", store.find(model.id()).isPresent());
      row.put("bytes", model.size());
      row.put("licence", model.licence());
      row.put("name", model.name());
      row.put("description", model.description());
      rows.add(row);
    }
    if (json) {
      JsonOutput.print(session.terminal().out(), Map.of("models", rows));
      return ExitCode.OK;
    }
    for (Map<String, Object> row : rows) {
      session
          .terminal()
          .out()
          .printf(
              "%-14s %-8s %10s  %-12s %s%n",
              row.get("id"),
              Boolean.TRUE.equals(row.get("present")) ? "here" : "absent",
              Durations.bytes((Long) row.get("bytes")),
              row.get("licence"),
              row.get("name"));
    }
    return ExitCode.OK;
  }

  @CommandLine.Command(
      name = "fetch",
      mixinStandardHelpOptions = true,
      description = "Fetches models now, so that everything works offline later.")
  int fetch(
      @Parameters(paramLabel = "ID", arity = "0..*", description = "Default: all.")
          List<String> ids)
      throws ModelStoreException {
    for (ModelManifest model : chosen(ids)) {
      store.require(model.id(), true, session.progress());
      session.terminal().clear();
      session.terminal().out().println(model.id() + " is here.");
    }
    return ExitCode.OK;
  }

  @CommandLine.Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Computes the checksums of model files again; fetch replaces damaged ones.")
  int verify(
      @Parameters(paramLabel = "ID", arity = "0..*", description = "Default: all that are here.")
          List<String> ids)
      throws ModelStoreException {
    boolean sound = true;
    for (ModelManifest model : chosen(ids)) {
      if (store.find(model.id()).isEmpty() && (ids == null || ids.isEmpty())) {
        continue;
      }
      List<String> damaged = store.verify(model.id(), session.progress());
      session.terminal().clear();
      session
          .terminal()
          .out()
          .println(
              damaged.isEmpty()
                  ? model.id() + " is sound."
                  : model.id()
                      + " is missing or damaged: "
                      + String.join(", ", damaged)
                      + ". Run “chatterbloke models fetch "
                      + model.id()
                      + "”.");
      sound &= damaged.isEmpty();
    }
    return sound ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }

  @CommandLine.Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Deletes the files of models; they can be fetched again.")
  int remove(
      @Parameters(paramLabel = "ID", arity = "1..*", description = "Which.") List<String> ids)
      throws ModelStoreException {
    for (ModelManifest model : chosen(ids)) {
      session
          .terminal()
          .out()
          .println(
              store.remove(model.id())
                  ? "Removed " + model.id() + "."
                  : model.id() + " was not here.");
    }
    return ExitCode.OK;
  }

  private List<ModelManifest> chosen(List<String> ids) throws ModelStoreException {
    if (ids == null || ids.isEmpty()) {
      return store.manifests();
    }
    List<ModelManifest> models = new ArrayList<>();
    for (String id : ids) {
      models.add(
          store
              .manifest(id)
              .orElseThrow(() ->
                  new ModelStoreException(
                      FailureKind.NOT_FOUND,
                      "There is no model “" + id + "”.",
                      "Models: "
                          + String.join(
                              ", ", store.manifests().stream().map(ModelManifest::id).toList())
                          + ".",
                      null)));
    }
    return models;
  }
}
