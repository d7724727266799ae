package org.chatterbloke.app.internal;

import java.util.List;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.Configurations;
import org.chatterbloke.base.DataFolder;
import org.eclipse.core.runtime.ILog;
import org.eclipse.e4.ui.workbench.lifecycle.PostContextCreate;
import org.osgi.service.cm.ConfigurationAdmin;

/** What happens before the window opens. */
public final class Lifecycle {

  /** Hands the configuration to Config Admin; a file that cannot be read leaves the defaults. */
  @PostContextCreate
  void configure(ConfigurationAdmin admin) {
    try {
      Configurations.apply(admin, DataFolder.current(), System.getenv(), List.of());
    } catch (ChatterBlokeException e) {
      ILog.get().error(e.getMessage(), e);
    }
  }
}
