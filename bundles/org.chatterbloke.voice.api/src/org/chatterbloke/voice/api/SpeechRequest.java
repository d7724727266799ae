package org.chatterbloke.voice.api;

import org.chatterbloke.text.SpokenText;

/**
 * One segment to be spoken.
 *
 * @param voice whose voice
 * @param text what to say
 * @param parameters only those that the engine declares; others are ignored
 * @param seed fixes every random choice
 */
public record SpeechRequest(
    VoiceData voice, SpokenText text, ParameterValues parameters, long seed) {}
