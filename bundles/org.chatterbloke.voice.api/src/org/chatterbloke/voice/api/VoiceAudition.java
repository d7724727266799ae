package org.chatterbloke.voice.api;

import org.chatterbloke.audio.AudioClip;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Lets a cloner hear a voice of the engine: the narration path behind one method, so that a cloner
 * needs neither a front end nor a session, and what was heard once comes from the take cache.
 */
@FunctionalInterface
public interface VoiceAudition {

  /**
   * Speaks a text.
   *
   * @param voice the voice; its equaliser is applied
   * @param text plain text, a few sentences
   * @return mono audio at the engine's rate, with no pause at either end
   */
  AudioClip speak(VoiceProfile voice, String text, IProgressMonitor monitor)
      throws CloningException;
}
