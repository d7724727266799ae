package org.chatterbloke.voice.api;

import org.chatterbloke.audio.AudioClip;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Optional capability of a {@link VoiceSession}: says what a recording says, in another voice, with
 * the recording's own timing. A session that can do it implements this interface too.
 */
public interface VoiceConverter {

  /**
   * Converts a recording.
   *
   * @return mono audio at the engine's rate
   * @throws org.eclipse.core.runtime.OperationCanceledException if cancelled
   */
  AudioClip convert(AudioClip source, VoiceData target, long seed, IProgressMonitor monitor)
      throws VoiceEngineException;
}
