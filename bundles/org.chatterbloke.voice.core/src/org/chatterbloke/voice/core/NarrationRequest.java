package org.chatterbloke.voice.core;

import org.chatterbloke.script.Script;
import org.chatterbloke.voice.api.VoiceProfile;

/**
 * What is to be narrated, by whom, how, and where to.
 *
 * @param script the script
 * @param voice speaks everything that no {@code [voice: …]} cue gives to another voice; its
 *     language is the language of the reading
 * @param cueVoices finds the voices that cues name; asked once for each name
 * @param settings parameters, seed, pauses
 * @param output where the master goes
 */
public record NarrationRequest(
    Script script,
    VoiceProfile voice,
    CueVoices cueVoices,
    NarrationSettings settings,
    NarrationOutput output) {

  /** A request with standard settings, in which cues cannot name voices. */
  public static NarrationRequest of(Script script, VoiceProfile voice, NarrationOutput output) {
    return new NarrationRequest(script, voice, CueVoices.NONE, NarrationSettings.STANDARD, output);
  }

  /** A copy with other settings. */
  public NarrationRequest with(NarrationSettings other) {
    return new NarrationRequest(script, voice, cueVoices, other, output);
  }
}
