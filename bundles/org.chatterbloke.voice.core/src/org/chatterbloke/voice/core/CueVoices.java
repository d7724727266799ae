package org.chatterbloke.voice.core;

import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.voice.api.VoiceProfile;

/**
 * Finds the voice that a cue in a script names. Usually {@code name -> resolver.resolve(name, "")}.
 */
@FunctionalInterface
public interface CueVoices {

  /** Knows no voice. */
  CueVoices NONE =
      name -> {
        throw new NarrationException(
            FailureKind.NOT_FOUND,
            "The script asks for the voice \"" + name + "\", which is not given here.",
            "Remove the cue [voice: " + name + "] or name a voice that exists.",
            null);
      };

  /**
   * The voice of a name.
   *
   * @param name as written in the cue, trimmed
   * @throws ChatterBlokeException with a sentence if there is no such voice
   */
  VoiceProfile find(String name) throws ChatterBlokeException;
}
