package org.chatterbloke.library.api;

import java.time.Instant;
import java.util.Map;

/**
 * A voice in the library.
 *
 * @param id a UUID; also the name of its folder under {@code voices/}
 * @param name unique without regard to case
 * @param engineId the engine that speaks it
 * @param clonerId the method that made it
 * @param language BCP 47 tag
 * @param sex {@code FEMALE}, {@code MALE} or {@code UNKNOWN}
 * @param format of the engine's data ({@code stock} for a matched voice)
 * @param voiceName the engine's own name for the data (a stock voice's id)
 * @param files role to path relative to the voice's folder
 * @param fingerprint changes whenever the voice sounds different
 * @param parameters the voice's own defaults
 * @param equaliser JSON of the equaliser curve, or ""
 * @param similarity reached, NaN if not measured
 * @param report JSON of the report, or ""
 * @param consent what the speaker agreed to, or ""
 * @param recordings relative paths of the kept recordings, joined by line breaks
 * @param createdAt when
 */
public record StoredVoice(
    String id,
    String name,
    String engineId,
    String clonerId,
    String language,
    String sex,
    String format,
    String voiceName,
    Map<String, String> files,
    String fingerprint,
    Map<String, Double> parameters,
    String equaliser,
    double similarity,
    String report,
    String consent,
    String recordings,
    Instant createdAt) {

  public StoredVoice {
    files = Map.copyOf(files);
    parameters = Map.copyOf(parameters);
  }

  /** A copy under another name. */
  public StoredVoice withName(String newName) {
    return new StoredVoice(
        id,
        newName,
        engineId,
        clonerId,
        language,
        sex,
        format,
        voiceName,
        files,
        fingerprint,
        parameters,
        equaliser,
        similarity,
        report,
        consent,
        recordings,
        createdAt);
  }
}
