package org.chatterbloke.app.internal;

import java.util.List;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.Configurations;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.logging.LogFile;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.e4.ui.workbench.lifecycle.PostContextCreate;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.event.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens before the window opens, and the log line when it has opened. */
public final class Lifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

  /** Hands the configuration to Config Admin; a file that cannot be read leaves the defaults. */
  @PostContextCreate
  void configure(ConfigurationAdmin admin) {
    try {
      LogFile.open(DataFolder.current().logs(), System.getProperty(LogFile.LEVEL_PROPERTY, "info"));
      Configurations.apply(admin, DataFolder.current(), System.getenv(), List.of());
    } catch (ChatterBlokeException e) {
      LOG.warn("{}", e.getMessage(), e);
    }
  }

  @jakarta.inject.Inject
  @Optional
  void opened(@UIEventTopic(UIEvents.UILifeCycle.APP_STARTUP_COMPLETE) Event event) {
    LOG.info("the window is open");
  }
}
