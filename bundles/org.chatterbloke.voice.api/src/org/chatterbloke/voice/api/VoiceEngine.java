package org.chatterbloke.voice.api;

import org.eclipse.core.runtime.IProgressMonitor;

/**
 * SPI: something that speaks. Registered as a DS component whose activation does no I/O, loads no
 * native library and downloads nothing. Thread-safe.
 */
public interface VoiceEngine {

  /** Who this is; cheap, loads nothing, the same value at each call. */
  EngineDescriptor descriptor();

  /**
   * Loads the weights, fetching models if the options allow it.
   *
   * @param monitor progress and cancel; never null
   * @return a session that the caller closes
   * @throws VoiceEngineException with a sentence if a model is missing or broken or memory is short
   * @throws org.eclipse.core.runtime.OperationCanceledException if cancelled
   */
  VoiceSession open(OpenOptions options, IProgressMonitor monitor) throws VoiceEngineException;
}
