package org.chatterbloke.library.api;

import java.time.Instant;

/**
 * A finished audio file.
 *
 * @param id a UUID
 * @param file absolute path at the time of writing
 * @param title of the script
 * @param voiceName who spoke
 * @param engineId with what
 * @param seconds length
 * @param bytes size
 * @param settings JSON of what made it
 * @param createdAt when
 */
public record StoredOutput(
    String id,
    String file,
    String title,
    String voiceName,
    String engineId,
    double seconds,
    long bytes,
    String settings,
    Instant createdAt) {}
