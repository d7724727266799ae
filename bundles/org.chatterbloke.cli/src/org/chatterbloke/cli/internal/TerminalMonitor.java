package org.chatterbloke.cli.internal;

import org.chatterbloke.cli.Terminal;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.ProgressMonitorWrapper;

/** Shows progress on the terminal; cancel comes from the wrapped monitor. */
final class TerminalMonitor extends ProgressMonitorWrapper {

  private final Terminal terminal;
  private String task = "";
  private double total;
  private double worked;

  TerminalMonitor(IProgressMonitor cancel, Terminal terminal) {
    super(cancel);
    this.terminal = terminal;
  }

  @Override
  public void beginTask(String name, int totalWork) {
    total = totalWork;
    worked = 0;
    setTaskName(name);
  }

  @Override
  public void setTaskName(String name) {
    if (name != null && !name.isBlank()) {
      task = name;
    }
    show();
  }

  @Override
  public void subTask(String name) {
    setTaskName(name);
  }

  @Override
  public void worked(int work) {
    internalWorked(work);
  }

  @Override
  public void internalWorked(double work) {
    worked += work;
    show();
  }

  @Override
  public void done() {
    terminal.clear();
  }

  private void show() {
    if (!task.isEmpty()) {
      terminal.progress(task, total > 0 ? Math.min(1, worked / total) : -1);
    }
  }
}
