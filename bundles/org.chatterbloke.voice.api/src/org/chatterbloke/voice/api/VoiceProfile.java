package org.chatterbloke.voice.api;

import org.jspecify.annotations.Nullable;

/**
 * A voice ready to be used: what the engine needs, and what the narration path adds.
 *
 * @param id unique id of a stored profile; the voice's name for a stock voice
 * @param name for people
 * @param language BCP 47 tag of the reading
 * @param voice for the engine
 * @param parameters the profile's own defaults (such as the pitch of a match); a request's win, but
 *     its speed multiplies and its pitch adds
 * @param equaliser applied after the engine, or null
 */
public record VoiceProfile(
    String id,
    String name,
    String language,
    VoiceData voice,
    ParameterValues parameters,
    @Nullable EqualiserCurve equaliser) {

  /** A profile of a stock voice. */
  public static VoiceProfile stock(String engineId, StockVoice voice) {
    return new VoiceProfile(
        voice.id(),
        voice.name(),
        voice.language(),
        VoiceData.stock(engineId, voice.id()),
        ParameterValues.NONE,
        null);
  }
}
