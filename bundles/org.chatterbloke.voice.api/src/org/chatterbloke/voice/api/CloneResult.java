package org.chatterbloke.voice.api;

import org.jspecify.annotations.Nullable;

/**
 * A made voice.
 *
 * @param voice for the engine; its files lie in the request's folder
 * @param parameters the voice's own defaults
 * @param equaliser for the narration path, or null
 * @param report what was reached
 */
public record CloneResult(
    VoiceData voice,
    ParameterValues parameters,
    @Nullable EqualiserCurve equaliser,
    CloneReport report) {}
