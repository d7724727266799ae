package org.chatterbloke.voice.model.kokoro;

/**
 * What the model made of one input. The arrays belong to the caller.
 *
 * @param samples at {@link KokoroModel#SAMPLE_RATE}, as they came: maybe beyond ±1, maybe not
 *     finite
 * @param frames of {@link KokoroModel#FRAME} samples for each id of the input, both ends included
 */
public record KokoroSpeech(float[] samples, long[] frames) {}
