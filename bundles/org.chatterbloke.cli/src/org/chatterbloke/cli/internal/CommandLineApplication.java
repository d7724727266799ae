package org.chatterbloke.cli.internal;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chatterbloke.base.Configurations;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.cli.Command;
import org.chatterbloke.cli.ExitCode;
import org.chatterbloke.cli.Session;
import org.chatterbloke.logging.LogFile;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import picocli.CommandLine;

/**
 * The headless application: finds the command that was asked for among the {@link Command}
 * services, makes that one alone, and runs it.
 */
public final class CommandLineApplication implements IApplication {

  private static final String USAGE =
      """
      Usage: chatterbloke COMMAND [OPTIONS]

      Narrates scripts in a voice that you choose or that is matched to a recording.

      Commands:
      %s
        workbench    Open the window (workbench product)

      Options for every command:
        --home FOLDER        where voices, takes, models and outputs lie (default ~/ChatterBloke)
        --log-level LEVEL    error, warn, info (default), debug or trace; the log is in HOME/logs
        --set KEY=VALUE      one value of the configuration, see docs/configuration.md
        -h, --help           this text; after a command, its own help
        -V, --version        the version

      Example:
        chatterbloke narrate script.md --voice af_heart -o script.mp3
      """;

  @Override
  public Object start(IApplicationContext context) throws Exception {
    String[] arguments =
        (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
    GlobalOptions options = GlobalOptions.take(arguments);
    context.applicationRunning();
    BundleContext bundles = FrameworkUtil.getBundle(getClass()).getBundleContext();
    Session session = service(bundles, Session.class);
    CountDownLatch finished = new CountDownLatch(1);
    Thread cancel = Thread.ofPlatform().unstarted(() -> cancelAndWait(session, finished));
    Runtime.getRuntime().addShutdownHook(cancel);
    try {
      return run(bundles, session, options);
    } finally {
      session.terminal().clear();
      session.terminal().out().flush();
      finished.countDown();
      forget(cancel);
    }
  }

  private static int run(BundleContext bundles, Session session, GlobalOptions options) {
    try {
      LogFile.open(DataFolder.current().logs(), System.getProperty(LogFile.LEVEL_PROPERTY, "info"));
      Configurations.apply(
          service(bundles, ConfigurationAdmin.class),
          DataFolder.current(),
          System.getenv(),
          options.settings());
      List<String> rest = options.rest();
      String name = rest.isEmpty() ? "--help" : rest.getFirst();
      switch (name) {
        case "-h", "--help", "help" -> {
          session.terminal().out().print(USAGE.formatted(overview(bundles)));
          return ExitCode.OK;
        }
        case "-V", "--version" -> {
          session.terminal().out().println("ChatterBloke " + bundles.getBundle().getVersion());
          return ExitCode.OK;
        }
        default -> {
          return runCommand(bundles, session, name, rest.subList(1, rest.size()));
        }
      }
    } catch (Exception | LinkageError | OutOfMemoryError e) {
      return FailureReport.print(e, session.terminal());
    }
  }

  private static int runCommand(
      BundleContext bundles, Session session, String name, List<String> arguments)
      throws InvalidSyntaxException {
    ServiceReference<Command> reference =
        commands(bundles).stream()
            .filter(r -> name.equals(r.getProperty(Command.NAME)))
            .findFirst()
            .orElse(null);
    if (reference == null) {
      session.terminal().err().println("Error: There is no command “" + name + "”.");
      session.terminal().err().println("       “chatterbloke --help” lists them all.");
      return ExitCode.USAGE;
    }
    Command command = bundles.getService(reference);
    if (command == null) {
      throw new IllegalStateException("the command " + name + " cannot be made; see the log");
    }
    int exit = execute(command, name, session, arguments);
    if (exit != ExitCode.CANCELLED) {
      AutomaticBackup.after(bundles, session.terminal());
    }
    return exit;
  }

  private static int execute(
      Command command, String name, Session session, List<String> arguments) {
    return new CommandLine(command)
        .setCommandName("chatterbloke " + name)
        .setExpandAtFiles(false) // @list is a list of scripts, and “speak @name” is text
        .setOut(new java.io.PrintWriter(session.terminal().out(), true))
        .setErr(new java.io.PrintWriter(session.terminal().err(), true))
        .setExecutionExceptionHandler(
            (failure, line, result) -> FailureReport.print(failure, session.terminal()))
        .execute(arguments.toArray(String[]::new));
  }

  private static String overview(BundleContext bundles) throws InvalidSyntaxException {
    StringBuilder lines = new StringBuilder();
    for (ServiceReference<Command> command : commands(bundles)) {
      lines.append(
          "  %-12s %s%n"
              .formatted(command.getProperty(Command.NAME), command.getProperty(Command.SUMMARY)));
    }
    return lines.toString();
  }

  static List<ServiceReference<Command>> commands(BundleContext bundles)
      throws InvalidSyntaxException {
    return bundles.getServiceReferences(Command.class, null).stream()
        .sorted(
            Comparator.<ServiceReference<Command>, Integer>comparing(
                    r -> r.getProperty("command.order") instanceof Integer i ? i : 100)
                .thenComparing(r -> String.valueOf(r.getProperty(Command.NAME))))
        .toList();
  }

  /** Ctrl-C: cancels the command and lets it clean up before the process ends. */
  private static void cancelAndWait(Session session, CountDownLatch finished) {
    session.monitor().setCanceled(true);
    try {
      finished.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is ending already: the hook is what waits for us
    }
  }

  private static <T> T service(BundleContext bundles, Class<T> type) {
    ServiceReference<T> reference = bundles.getServiceReference(type);
    if (reference == null) {
      throw new IllegalStateException("no service " + type.getName());
    }
    return bundles.getService(reference);
  }

  @Override
  public void stop() {
    // the shutdown hook cancels the command
  }
}
