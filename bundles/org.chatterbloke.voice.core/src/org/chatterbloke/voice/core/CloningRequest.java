package org.chatterbloke.voice.core;

import java.nio.file.Path;
import java.util.List;
import org.chatterbloke.voice.api.ParameterValues;
import org.chatterbloke.voice.api.Sex;

/**
 * A voice to be made.
 *
 * @param name for the library; unique there without regard to case
 * @param recordings audio files of one speaker, at least one
 * @param method the cloner's id, or "" for {@code match}
 * @param engineId the engine that will speak, or "" for the first that the method serves
 * @param language BCP 47 tag that the voice will speak, or "" for {@code en-US}
 * @param sex what is wanted; {@link Sex#UNKNOWN} lets the cloner decide
 * @param parameters options of the cloner
 * @param consent what the speaker agreed to, in the user's words, or ""
 */
public record CloningRequest(
    String name,
    List<Path> recordings,
    String method,
    String engineId,
    String language,
    Sex sex,
    ParameterValues parameters,
    String consent) {

  public CloningRequest {
    recordings = List.copyOf(recordings);
  }

  /** A voice by the standard method. */
  public static CloningRequest of(String name, List<Path> recordings) {
    return new CloningRequest(name, recordings, "", "", "", Sex.UNKNOWN, ParameterValues.NONE, "");
  }

  /** A copy under another name. */
  public CloningRequest withName(String other) {
    return new CloningRequest(
        other, recordings, method, engineId, language, sex, parameters, consent);
  }
}
