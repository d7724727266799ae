package org.chatterbloke.modelstore;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * The service that engines ask for their files. Thread-safe, and safe between processes that share
 * one data folder.
 */
public interface ModelStore {

  /** All known manifests, by id. */
  List<ModelManifest> manifests();

  /** A manifest by id. */
  Optional<ModelManifest> manifest(String modelId);

  /** The files of a model if all are here; sizes are checked, checksums were when they came. */
  Optional<ModelFiles> find(String modelId);

  /**
   * The files of a model, fetched if {@code mayDownload} and absent. What is on this machine
   * already (files of the bundle, of other models, of the user's folders) is used in any case. Once
   * all files are here, no network and no lock is needed. Blocks; not for a user interface's
   * thread.
   *
   * @param monitor progress and cancel, begun and ended here: one unit of work is 1,024 bytes,
   *     sub-tasks name the file and its source; a cancelled download goes on from there the next
   *     time
   * @throws ModelStoreException if the model is unknown, or no source answers, or the disk refuses
   * @throws org.eclipse.core.runtime.OperationCanceledException if cancelled
   */
  ModelFiles require(String modelId, boolean mayDownload, IProgressMonitor monitor)
      throws ModelStoreException;

  /**
   * Computes the checksums of a model's files again. Damaged files count as missing from then on,
   * so that {@link #require} fetches them again.
   *
   * @param monitor as in {@link #require}
   * @return names of files that are missing or damaged; empty if all is well
   */
  List<String> verify(String modelId, IProgressMonitor monitor) throws ModelStoreException;

  /**
   * Deletes a model's folder, derived files included; files that are used where the user has them
   * stay. Also works for a model whose plug-in has gone.
   *
   * @return false if there was none
   */
  boolean remove(String modelId) throws ModelStoreException;

  /**
   * A folder for what an engine derives from a model's files (a rewritten graph); may be absent. It
   * goes with {@link #remove}.
   *
   * @throws IllegalArgumentException if the id is not one
   */
  Path derivedFolder(String modelId);
}
