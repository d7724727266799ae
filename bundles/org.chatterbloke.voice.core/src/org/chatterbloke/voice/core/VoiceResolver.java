package org.chatterbloke.voice.core;

import java.util.List;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.library.api.StoredVoice;
import org.chatterbloke.voice.api.VoiceProfile;

/** Service: turns the name of a voice into a voice. Thread-safe. */
public interface VoiceResolver {

  /**
   * Finds a voice. Tried in this order:
   *
   * <ol>
   *   <li>a profile of the library by name, without regard to case;
   *   <li>{@code engine:voice}, the voice as below in that engine only;
   *   <li>a stock voice by id ({@code af_heart}) or by its name for people ("Heart");
   *   <li>a mix {@code af_heart*0.6+bf_emma*0.4} for engines that can mix. Weights are scaled to a
   *       sum of 1; a voice without a weight has 1. The language is that of the heaviest voice.
   * </ol>
   *
   * <p>If several engines have the stock voice, the first by id is taken.
   *
   * @param name what the user wrote, trimmed by this method
   * @param engineId only voices of this engine, or "" for any
   * @throws NarrationException of kind NOT_FOUND with near names as remedy if there is no such
   *     voice, or if the engine is not installed
   */
  VoiceProfile resolve(String name, String engineId) throws ChatterBlokeException;

  /**
   * The voice to use if the user names none: the first stock voice of an engine.
   *
   * @param engineId the engine, or "" for the best that is installed
   * @param language BCP 47 tag that the voice should speak, or "" for any
   */
  VoiceProfile standard(String engineId, String language) throws ChatterBlokeException;

  /** The profile of a voice in the library. */
  VoiceProfile profile(StoredVoice voice) throws ChatterBlokeException;

  /** All names that {@link #resolve} knows: profiles of the library first, then stock voices. */
  List<String> names() throws ChatterBlokeException;
}
