package org.chatterbloke.voice.api;

import org.eclipse.core.runtime.IProgressMonitor;

/**
 * SPI: makes a voice from recordings. A service of its own: an engine may have several, also from
 * other bundles. Activation does no I/O and loads nothing native.
 */
public interface VoiceCloner {

  /** Who this is; cheap, the same value at each call. */
  ClonerDescriptor descriptor();

  /**
   * Makes a voice. Long; checks the monitor at least every few seconds.
   *
   * @throws CloningException with a sentence if the recordings cannot be used
   * @throws org.eclipse.core.runtime.OperationCanceledException if cancelled; the folder may hold
   *     files, the caller removes it
   */
  CloneResult clone(CloneRequest request, CloneObserver observer, IProgressMonitor monitor)
      throws CloningException;
}
