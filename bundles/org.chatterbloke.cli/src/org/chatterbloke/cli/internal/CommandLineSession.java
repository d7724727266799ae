package org.chatterbloke.cli.internal;

import org.chatterbloke.cli.Session;
import org.chatterbloke.cli.Terminal;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.osgi.service.component.annotations.Component;

/** The one session of this process. */
@Component
public final class CommandLineSession implements Session {

  private final Terminal terminal;
  private final IProgressMonitor monitor = new NullProgressMonitor();

  /** A session on the process's own streams. */
  public CommandLineSession() {
    this(Terminal.ofProcess());
  }

  CommandLineSession(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Terminal terminal() {
    return terminal;
  }

  @Override
  public IProgressMonitor monitor() {
    return monitor;
  }

  @Override
  public IProgressMonitor progress() {
    return new TerminalMonitor(monitor, terminal);
  }
}
