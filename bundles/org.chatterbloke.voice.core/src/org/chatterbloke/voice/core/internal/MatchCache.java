package org.chatterbloke.voice.core.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.chatterbloke.audio.AudioException;
import org.chatterbloke.library.api.StoredVoice;
import org.chatterbloke.voice.api.VoiceData;
import org.chatterbloke.voice.core.CloningService.ClonedVoice;
import org.chatterbloke.voice.core.NarrationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Voices of recordings that were matched without being stored: one folder per content. */
final class MatchCache {

  private static final Logger LOG = LoggerFactory.getLogger(MatchCache.class);
  private static final String PROFILE = "profile.json";

  private final Path folder;

  MatchCache(Path folder) {
    this.folder = folder;
  }

  /** The address of a recording's voice: its bytes, the method, the engine and the language. */
  String key(Path recording, VoiceMaker maker) throws AudioException {
    try {
      return VoiceData.fingerprintOf(
          Files.readAllBytes(recording), maker.identity().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      throw AudioException.missing(recording, e);
    } catch (IOException e) {
      throw AudioException.unreadable(recording, e);
    }
  }

  /** A new name for a folder to make a voice in. */
  Path beside(String key) {
    return folder.resolve("." + key + "." + UUID.randomUUID());
  }

  /** The voice of a key under a name; empty if there is none. */
  Optional<ClonedVoice> load(String key, String name) {
    Path home = folder.resolve(key);
    try {
      JsonNode node = Json.read(Files.readString(home.resolve(PROFILE)));
      StoredVoice voice = voice(key, name, node);
      for (String file : voice.files().values()) {
        if (!Files.isRegularFile(home.resolve(file))) {
          return Optional.empty();
        }
      }
      return Optional.of(
          new ClonedVoice(
              StoredVoices.profile(voice, home),
              StoredVoices.report(voice.report()),
              Optional.empty(),
              true));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | NarrationException | RuntimeException e) {
      LOG.warn("The matched voice in {} is damaged and is made again: {}", home, e.toString());
      Folders.delete(home);
      return Optional.empty();
    }
  }

  private static StoredVoice voice(String key, String name, JsonNode node) {
    Map<String, String> files = new TreeMap<>();
    node.path("files").properties().forEach(e -> files.put(e.getKey(), e.getValue().asText()));
    Map<String, Double> parameters = new TreeMap<>();
    node.path("parameters")
        .properties()
        .forEach(e -> parameters.put(e.getKey(), e.getValue().asDouble()));
    return new StoredVoice(
        key,
        name,
        node.required("engine").asText(),
        node.required("cloner").asText(),
        node.required("language").asText(),
        "UNKNOWN",
        node.required("format").asText(),
        node.required("voice").asText(),
        files,
        node.required("fingerprint").asText(),
        parameters,
        node.required("equaliser").asText(),
        Double.NaN,
        node.required("report").asText(),
        "",
        "",
        Instant.EPOCH);
  }

  /** Completes the folder of a voice and moves it to its place. */
  ClonedVoice keep(String key, StoredVoice voice, Path beside)
      throws IOException, NarrationException {
    Map<String, Object> all = new TreeMap<>();
    all.put("engine", voice.engineId());
    all.put("cloner", voice.clonerId());
    all.put("language", voice.language());
    all.put("format", voice.format());
    all.put("voice", voice.voiceName());
    all.put("files", voice.files());
    all.put("fingerprint", voice.fingerprint());
    all.put("parameters", voice.parameters());
    all.put("equaliser", voice.equaliser());
    all.put("report", voice.report());
    Files.writeString(beside.resolve(PROFILE), Json.write(all));
    Path home = folder.resolve(key);
    if (!Files.exists(home)) {
      try {
        Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        // Another process made the same voice at the same time: its folder is as good.
        if (!Files.exists(home.resolve(PROFILE))) {
          throw e;
        }
      }
    }
    try {
      return new ClonedVoice(
          StoredVoices.profile(voice, home),
          StoredVoices.report(voice.report()),
          Optional.empty(),
          false);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report that was just written", e);
    }
  }
}
