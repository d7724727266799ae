package org.chatterbloke.voice.api;

import java.nio.file.Path;
import java.util.List;

/**
 * What a cloner is to make.
 *
 * @param name of the voice, for people
 * @param engine the engine that will speak
 * @param recordings one or more of one speaker
 * @param language BCP 47 tag that the voice will speak
 * @param sex what is wanted; {@link Sex#UNKNOWN} lets the cloner decide
 * @param parameters options of the cloner
 * @param folder an existing empty folder for the voice's files
 * @param audition speaks with the engine's voices
 */
public record CloneRequest(
    String name,
    EngineDescriptor engine,
    List<ReferenceRecording> recordings,
    String language,
    Sex sex,
    ParameterValues parameters,
    Path folder,
    VoiceAudition audition) {

  public CloneRequest {
    recordings = List.copyOf(recordings);
  }
}
