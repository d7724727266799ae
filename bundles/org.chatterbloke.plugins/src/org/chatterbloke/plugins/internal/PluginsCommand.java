package org.chatterbloke.plugins.internal;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.cli.Command;
import org.chatterbloke.cli.ExitCode;
import org.chatterbloke.cli.Session;
import org.chatterbloke.plugins.Plugin;
import org.chatterbloke.plugins.PluginException;
import org.chatterbloke.plugins.PluginService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code chatterbloke plugins}: what is installed, and changes to it. */
@Component(
    service = Command.class,
    configurationPid = "org.chatterbloke.plugins",
    property = {
      Command.NAME + "=plugins",
      Command.SUMMARY + "=Install, update, remove and roll back plug-ins",
      Command.ORDER + "=70"
    })
@Designate(ocd = PluginsCommand.Config.class)
@CommandLine.Command(
    name = "plugins",
    mixinStandardHelpOptions = true,
    description = "Engines, cloners, languages, formats and devices as plug-ins (p2).",
    synopsisSubcommandLabel = "COMMAND")
public final class PluginsCommand implements Command {

  /** Configuration of plug-in management. */
  @ObjectClassDefinition(name = "Plug-ins", description = "Where plug-ins come from")
  public @interface Config {

    /** Addresses or folders of plug-in sites, separated by spaces. */
    @AttributeDefinition(
        name = "Sites",
        description = "Addresses or folders of plug-in sites, separated by spaces.")
    String sites() default "";
  }

  private final PluginService plugins;
  private final Session session;
  private final String sites;

  /** Made by Declarative Services. */
  @Activate
  public PluginsCommand(
      @Reference PluginService plugins, @Reference Session session, Config config) {
    this.plugins = plugins;
    this.session = session;
    this.sites = config.sites();
  }

  @Override
  public Integer call() throws PluginException {
    return list(false, null);
  }

  @CommandLine.Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists what is installed, or what the sites offer.")
  int list(
      @Option(names = "--available", description = "What the sites offer.") boolean available,
      @Option(names = "--from", paramLabel = "SITE", description = "Address or folder of a site.")
          List<String> from)
      throws PluginException {
    List<Plugin> rows =
        available ? plugins.available(sites(from), session.progress()) : plugins.installed();
    session.terminal().clear();
    for (Plugin plugin : rows) {
      session
          .terminal()
          .out()
          .printf(
              "%-18s %-24s %s%s%n",
              plugin.id(),
              plugin.version(),
              plugin.description().isEmpty() ? plugin.name() : plugin.description(),
              plugin.essential() ? " (essential)" : "");
    }
    return ExitCode.OK;
  }

  @CommandLine.Command(
      name = "install",
      mixinStandardHelpOptions = true,
      description = "Installs plug-ins with everything that they need.")
  int install(
      @Parameters(paramLabel = "ID", arity = "1..*", description = "Such as engine.kokoro.")
          List<String> ids,
      @Option(names = "--from", paramLabel = "SITE", description = "Address or folder of a site.")
          List<String> from)
      throws PluginException {
    report("Installed", plugins.install(ids, sites(from), session.progress()));
    return ExitCode.OK;
  }

  @CommandLine.Command(
      name = "update",
      mixinStandardHelpOptions = true,
      description = "Updates plug-ins to the newest versions of the sites.")
  int update(
      @Parameters(paramLabel = "ID", arity = "0..*", description = "Default: all.")
          List<String> ids,
      @Option(names = "--from", paramLabel = "SITE", description = "Address or folder of a site.")
          List<String> from)
      throws PluginException {
    List<Plugin> updated =
        plugins.update(ids == null ? List.of() : ids, sites(from), session.progress());
    if (updated.isEmpty()) {
      session.terminal().clear();
      session.terminal().out().println("Everything is up to date.");
    } else {
      report("Updated", updated);
    }
    return ExitCode.OK;
  }

  @CommandLine.Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Removes plug-ins; voices and models of the user stay.")
  int remove(
      @Parameters(paramLabel = "ID", arity = "1..*", description = "Which.") List<String> ids)
      throws PluginException {
    plugins.remove(ids, session.progress());
    session.terminal().clear();
    session.terminal().out().println("Removed " + String.join(", ", ids) + ".");
    return ExitCode.OK;
  }

  @CommandLine.Command(
      name = "rollback",
      mixinStandardHelpOptions = true,
      description = "Goes back to the plug-ins before the last change.")
  int rollback(
      @Option(names = "--from", paramLabel = "SITE", description = "Only if files were cleaned up.")
          List<String> from)
      throws PluginException {
    List<URI> known = from == null && sites.isBlank() ? List.of() : sites(from);
    String since =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
            .withZone(ZoneId.systemDefault())
            .format(plugins.rollback(known, session.progress()));
    session.terminal().clear();
    session.terminal().out().println("The plug-ins are again as they were since " + since + ".");
    return ExitCode.OK;
  }

  private void report(String verb, List<Plugin> changed) {
    session.terminal().clear();
    changed.forEach(
        p -> session.terminal().out().println(verb + " " + p.id() + " " + p.version() + "."));
  }

  private List<URI> sites(List<String> from) throws PluginException {
    List<String> names = new ArrayList<>(from == null ? List.of() : from);
    if (names.isEmpty()) {
      names.addAll(List.of(sites.strip().split("\\s+")));
      names.removeIf(String::isBlank);
    }
    if (names.isEmpty()) {
      throw new PluginException(
          FailureKind.BAD_INPUT,
          "No plug-in site is known.",
          "Give one with --from ADDRESS, or set plugins.sites in the configuration.",
          null);
    }
    List<URI> addresses = new ArrayList<>();
    for (String name : names) {
      addresses.add(site(name));
    }
    return addresses;
  }

  private static URI site(String name) throws PluginException {
    if (name.startsWith("http://") || name.startsWith("https://") || name.startsWith("file:")) {
      try {
        URI address = URI.create(name);
        boolean loopback =
            List.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(address.getHost()));
        if (!"http".equals(address.getScheme()) || loopback) {
          return address;
        }
      } catch (IllegalArgumentException e) {
        // falls through to the sentence below
      }
      throw new PluginException(
          FailureKind.BAD_INPUT,
          "The site " + name + " is not a usable address.",
          "Plug-ins come over https, or from a folder.",
          null);
    }
    Path folder = Path.of(name);
    if (!Files.isDirectory(folder)) {
      throw new PluginException(
          FailureKind.NOT_FOUND,
          "The site " + name + " is neither an address nor a folder.",
          "Give a folder with a plug-in site, or an address that begins with https://.",
          null);
    }
    return new File(name).getAbsoluteFile().toURI();
  }
}
