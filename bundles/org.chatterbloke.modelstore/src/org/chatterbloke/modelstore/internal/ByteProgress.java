package org.chatterbloke.modelstore.internal;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * Progress in bytes over a monitor that counts in {@code int}: one unit of work is 1,024 bytes.
 * Never runs backwards, also when a source fails and the next begins again. One thread.
 */
final class ByteProgress {

  private final IProgressMonitor monitor;
  private long finished;
  private long best;
  private int reported;

  /** Begins the task. */
  ByteProgress(IProgressMonitor monitor, String task, long bytes) {
    this.monitor = monitor;
    monitor.beginTask(task, units(bytes));
  }

  private static int units(long bytes) {
    return (int) Math.min(Integer.MAX_VALUE, (bytes + 1023) / 1024);
  }

  /** Says what is being done. */
  void doing(String what) {
    monitor.subTask(what);
  }

  /** The number of bytes of the current file that are here. */
  void at(long bytes) {
    best = Math.max(best, bytes);
    int now = units(finished + best);
    if (now > reported) {
      monitor.worked(now - reported);
      reported = now;
    }
  }

  /** The current file is here. */
  void finished(long size) {
    best = 0;
    finished += size;
    at(0);
  }

  /** Ends the task. */
  void done() {
    monitor.done();
  }

  /**
   * Stops the work if the user wants that.
   *
   * @throws OperationCanceledException then
   */
  void check() {
    if (monitor.isCanceled()) {
      throw new OperationCanceledException();
    }
  }

  /** Waits, but not longer than until a cancel or an interrupt. */
  void pause(long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    try {
      for (long left = millis; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
        check();
        Thread.sleep(Math.min(left, 100));
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
    check();
  }

  /** What an interrupt becomes: a cancel, with the thread's flag kept. */
  static OperationCanceledException interrupted() {
    Thread.currentThread().interrupt();
    return new OperationCanceledException();
  }
}
