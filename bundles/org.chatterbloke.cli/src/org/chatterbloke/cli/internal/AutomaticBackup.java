package org.chatterbloke.cli.internal;

import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.cli.Terminal;
import org.chatterbloke.library.api.LibraryBackups;
import org.chatterbloke.library.api.OutputRepository;
import org.chatterbloke.library.api.VoiceRepository;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The day's backup, after a command that may have written the library. */
final class AutomaticBackup {

  private static final Logger LOG = LoggerFactory.getLogger(AutomaticBackup.class);

  private AutomaticBackup() {}

  /** Makes it if it is due; a failure is a remark. A library that nobody used is not even made. */
  static void after(BundleContext bundles, Terminal terminal) {
    ServiceReference<LibraryBackups> reference = bundles.getServiceReference(LibraryBackups.class);
    boolean used =
        isUsed(bundles, VoiceRepository.class) || isUsed(bundles, OutputRepository.class);
    if (reference != null && used) {
      LibraryBackups backups = bundles.getService(reference);
      if (backups != null) {
        run(backups, terminal);
      }
    }
  }

  /** As {@link #after}, with the service. */
  static void run(LibraryBackups backups, Terminal terminal) {
    try {
      backups.backUpIfDue().ifPresent(made -> LOG.info("backup {}", made.backup().id()));
    } catch (ChatterBlokeException e) {
      LOG.warn("The day's backup failed.", e);
      terminal.note("Remark: " + e.sentence() + " " + e.remedy());
    } catch (RuntimeException e) {
      LOG.error("The day's backup failed.", e);
      terminal.note("Remark: The day’s backup of the library failed; the log has the details.");
    }
  }

  private static boolean isUsed(BundleContext bundles, Class<?> type) {
    ServiceReference<?> reference = bundles.getServiceReference(type);
    return reference != null && reference.getUsingBundles() != null;
  }
}
