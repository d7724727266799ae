package org.chatterbloke.logging.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Sends what the framework and Declarative Services log to slf4j: without it a component that fails
 * to activate is silent.
 */
@Component(
    immediate = true,
    service = {})
public class FrameworkLog implements LogListener {

  private final LogReaderService reader;

  /** Starts listening. */
  @Activate
  public FrameworkLog(@Reference LogReaderService reader) {
    this.reader = reader;
    reader.addLogListener(this);
  }

  @Deactivate
  void stop() {
    reader.removeLogListener(this);
  }

  @Override
  public void logged(LogEntry entry) {
    if (entry.getLoggerName().startsWith("Events.")) {
      return; // bundle and service events: thousands, never interesting
    }
    LoggerFactory.getLogger("osgi." + entry.getBundle().getSymbolicName())
        .atLevel(level(entry))
        .setCause(entry.getException())
        .log(entry.getMessage());
  }

  private static Level level(LogEntry entry) {
    return switch (entry.getLogLevel()) {
      case AUDIT, ERROR -> Level.ERROR;
      case WARN -> Level.WARN;
      case INFO -> Level.INFO;
      case DEBUG -> Level.DEBUG;
      case TRACE -> Level.TRACE;
    };
  }
}
