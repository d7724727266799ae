package org.chatterbloke.plugins;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Service: the plug-ins of this installation. Changes take effect at the next start. One change at
 * a time; long calls check the monitor.
 */
public interface PluginService {

  /** What is installed, by id. */
  List<Plugin> installed() throws PluginException;

  /**
   * What the sites offer, newest versions, by id.
   *
   * @throws PluginException of kind UNAVAILABLE if a site does not answer
   */
  List<Plugin> available(List<URI> sites, IProgressMonitor monitor) throws PluginException;

  /**
   * Installs plug-ins with everything that they need. All or nothing.
   *
   * @throws PluginException if one is unknown, does not fit, or a download fails
   */
  List<Plugin> install(List<String> ids, List<URI> sites, IProgressMonitor monitor)
      throws PluginException;

  /**
   * Updates plug-ins to the newest version of the sites.
   *
   * @param ids which, or empty for all
   * @return what changed, as it is now; empty if all is up to date
   */
  List<Plugin> update(List<String> ids, List<URI> sites, IProgressMonitor monitor)
      throws PluginException;

  /** Removes plug-ins; essential ones are refused. */
  void remove(List<String> ids, IProgressMonitor monitor) throws PluginException;

  /**
   * Goes back to the state before the last change; what is needed for it is still here, so no site
   * is asked unless the files were cleaned up.
   *
   * @return the time at which the state that is in force again began
   * @throws PluginException of kind NOT_FOUND if nothing was changed yet
   */
  Instant rollback(List<URI> sites, IProgressMonitor monitor) throws PluginException;
}
