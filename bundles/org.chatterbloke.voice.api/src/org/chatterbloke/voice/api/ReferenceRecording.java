package org.chatterbloke.voice.api;

import org.chatterbloke.audio.AudioClip;

/**
 * A recording of the speaker.
 *
 * @param name the file's name, for messages
 * @param audio what was recorded, at its own rate
 * @param transcript what was said, or ""
 */
public record ReferenceRecording(String name, AudioClip audio, String transcript) {}
