package org.chatterbloke.voice.api;

/**
 * When a word is heard.
 *
 * @param token index in {@link org.chatterbloke.text.SpokenText#tokens()}
 * @param start seconds from the start of the segment
 * @param end seconds, at least {@code start}
 */
public record WordTime(int token, double start, double end) {}
