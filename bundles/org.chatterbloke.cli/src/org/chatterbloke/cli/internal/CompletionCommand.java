package org.chatterbloke.cli.internal;

import org.chatterbloke.cli.Command;
import org.chatterbloke.cli.ExitCode;
import org.chatterbloke.cli.Session;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import picocli.AutoComplete;
import picocli.CommandLine;

/** {@code chatterbloke completion}: a script for bash and zsh that completes all commands. */
@Component(
    service = Command.class,
    property = {
      Command.NAME + "=completion",
      Command.SUMMARY + "=Print a completion script for bash and zsh",
      Command.ORDER + "=95"
    })
@CommandLine.Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Prints a completion script: source <(chatterbloke completion)")
public final class CompletionCommand implements Command {

  @CommandLine.Command(name = "chatterbloke", mixinStandardHelpOptions = true)
  private static final class Root {}

  private final BundleContext bundles;
  private final Session session;

  /** Made by Declarative Services. */
  @Activate
  public CompletionCommand(BundleContext bundles, @Reference Session session) {
    this.bundles = bundles;
    this.session = session;
  }

  @Override
  public Integer call() throws InvalidSyntaxException {
    CommandLine root = new CommandLine(new Root());
    for (ServiceReference<Command> reference : CommandLineApplication.commands(bundles)) {
      Command command = bundles.getService(reference);
      if (command != null && command != this) {
        root.addSubcommand(String.valueOf(reference.getProperty(Command.NAME)), command);
      }
    }
    session.terminal().out().print(AutoComplete.bash("chatterbloke", root));
    return ExitCode.OK;
  }
}
