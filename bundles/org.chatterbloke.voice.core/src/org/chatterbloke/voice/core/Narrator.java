package org.chatterbloke.voice.core;

import org.chatterbloke.base.ChatterBlokeException;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Service: the one way to make speech. Script → segments → spoken text → takes (from the cache
 * where they exist) → master, streamed into an encoder and to a listener while it is made. Memory
 * does not grow with the length of the script but for the list of segments in the result.
 * Thread-safe; several narrations may run side by side, also in several processes on one data
 * folder.
 */
public interface Narrator {

  /**
   * Narrates a script. Blocks until the master is complete.
   *
   * <p>Equal requests give equal samples. A take that was made once is never made again: after one
   * sentence has changed, that sentence alone is rendered, and with {@link MasterTarget#NONE} the
   * master is the same bit by bit outside that sentence and its joins. On failure and on cancel no
   * output file is left, an older file of the same name stays as it was, and finished takes are
   * kept.
   *
   * @param observer is told of progress and finished segments, on the calling thread
   * @param monitor progress and cancel; never null
   * @throws ChatterBlokeException with a sentence: nothing to say, an unknown voice in a cue, a
   *     language without a front end, an engine that fails, a full disk
   * @throws org.eclipse.core.runtime.OperationCanceledException if cancelled
   */
  NarrationResult narrate(
      NarrationRequest request, NarrationObserver observer, IProgressMonitor monitor)
      throws ChatterBlokeException;
}
