package org.chatterbloke.library.jpa.internal;

import org.eclipse.persistence.logging.AbstractSessionLog;
import org.eclipse.persistence.logging.SessionLog;
import org.eclipse.persistence.logging.SessionLogEntry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends EclipseLink's messages to the log instead of the standard output. */
public final class Slf4jSessionLog extends AbstractSessionLog {

  private static final Logger LOGGER = LoggerFactory.getLogger("org.eclipse.persistence");

  /** Called by EclipseLink. */
  public Slf4jSessionLog() {
    setLevel(WARNING);
  }

  @Override
  public void log(@Nullable SessionLogEntry entry) {
    if (entry == null || !shouldLog(entry.getLevel())) {
      return;
    }
    String message = entry.hasException() ? "" : formatMessage(entry);
    if (entry.getLevel() >= SessionLog.SEVERE) {
      LOGGER.error(message, entry.getException());
    } else {
      // A refused row is an answer, not a fault: its stack trace stays out of the log.
      LOGGER.debug(message, entry.getException());
    }
  }
}
