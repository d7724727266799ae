package org.chatterbloke.app.internal;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.osgi.framework.FrameworkUtil;

/** Help &gt; About. */
public final class AboutHandler {

  @Execute
  void show(Shell shell) {
    MessageDialog.openInformation(
        shell,
        "About ChatterBloke",
        "ChatterBloke "
            + FrameworkUtil.getBundle(getClass()).getVersion()
            + "\n\nApache License 2.0. Third-party parts and their licences are listed in NOTICE.");
  }
}
