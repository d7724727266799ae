package org.chatterbloke.cli;

import org.eclipse.core.runtime.IProgressMonitor;

/**
 * The run of one command, as a service: where to print, and the monitor that Ctrl-C cancels.
 * Commands take it in their constructor.
 */
public interface Session {

  /** Where to print. */
  Terminal terminal();

  /** Cancelled by Ctrl-C; shows nothing by itself. */
  IProgressMonitor monitor();

  /** A monitor with the same cancel that shows its task name and progress on the terminal. */
  IProgressMonitor progress();
}
