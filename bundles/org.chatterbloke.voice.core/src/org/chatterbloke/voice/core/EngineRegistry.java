package org.chatterbloke.voice.core;

import java.util.List;
import java.util.Optional;
import org.chatterbloke.voice.api.EngineDescriptor;
import org.chatterbloke.voice.api.OpenOptions;
import org.chatterbloke.voice.api.VoiceEngineException;
import org.chatterbloke.voice.api.VoiceSession;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Service: the engines that are installed at this moment. Engines come and go while the product
 * runs; an engine whose id is taken is rejected with a log line. Thread-safe.
 */
public interface EngineRegistry {

  /** The descriptors of all engines, by id. Cheap: nothing is loaded. */
  List<EngineDescriptor> descriptors();

  /** The descriptor of one engine; empty if it is not installed. */
  Optional<EngineDescriptor> descriptor(String engineId);

  /**
   * Lends a session of an engine. An idle session that was opened with the same options is used
   * again; otherwise one is opened, which may take seconds and may download models. {@link
   * VoiceSession#close()} gives the session back: its weights stay loaded for the next caller until
   * {@link #closeIdleSessions()}, or until the engine leaves. If the engine leaves while the
   * session speaks, the session is closed and {@code speak} fails with an {@link
   * org.chatterbloke.voice.api.EngineUnavailableException}.
   *
   * @throws VoiceEngineException if no such engine is installed or it cannot be opened
   * @throws org.eclipse.core.runtime.OperationCanceledException if cancelled
   */
  VoiceSession borrow(String engineId, OpenOptions options, IProgressMonitor monitor)
      throws VoiceEngineException;

  /** Releases the weights of all sessions that nobody has borrowed. */
  void closeIdleSessions();
}
