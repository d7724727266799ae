package org.chatterbloke.voice.core.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.script.Passage;
import org.chatterbloke.voice.api.VoiceProfile;
import org.chatterbloke.voice.core.MasterTarget;
import org.chatterbloke.voice.core.NarrationOutput;
import org.chatterbloke.voice.core.NarrationRequest;
import org.chatterbloke.voice.core.PauseLengths;
import org.jspecify.annotations.Nullable;

/** What made an output, as the JSON that the library keeps with it. */
final class OutputSettings {

  private static final String SEGMENTS = "segments";

  private OutputSettings() {}

  /** The settings of a request and how many segments came of it. */
  static String json(NarrationRequest request, int segments) throws ChatterBlokeException {
    Map<String, Object> all = new TreeMap<>(of(request));
    all.put(SEGMENTS, segments);
    return Json.write(all);
  }

  /** Whether an output was made by the same settings, text and voices. */
  static boolean same(String json, NarrationRequest request) throws ChatterBlokeException {
    try {
      JsonNode stored = Json.read(json);
      JsonNode wanted = Json.read(json(request, stored.path(SEGMENTS).asInt()));
      return wanted.equals(stored);
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static Map<String, Object> of(NarrationRequest request) throws ChatterBlokeException {
    Map<String, Object> all = new TreeMap<>();
    all.put("parameters", new TreeMap<>(request.settings().parameters().values()));
    all.put("seed", request.settings().seed());
    all.put("voice", request.voice().id());
    all.put("sound", sound(request.voice()));
    all.put("script", sha256(request.script().source()));
    MasterTarget target = request.settings().target();
    if (!target.isNone()) {
      all.put("target", List.of(target.lufs(), target.truePeak()));
    }
    PauseLengths pauses = request.settings().pauses();
    if (!pauses.equals(PauseLengths.STANDARD)) {
      all.put("pauses", pauses.toString());
    }
    NarrationOutput.@Nullable FileTarget file = request.output().file();
    if (file != null) {
      all.put("format", file.format().name());
      all.put("bitRate", file.bitRate());
    }
    Map<String, String> cues = new TreeMap<>();
    for (Passage passage : request.script().passages()) {
      String name = passage.voice();
      if (!name.isEmpty() && !cues.containsKey(name)) {
        cues.put(name, sound(request.cueVoices().find(name)));
      }
    }
    if (!cues.isEmpty()) {
      all.put("cueVoices", cues);
    }
    return all;
  }

  /** Changes whenever the profile sounds different. */
  private static String sound(VoiceProfile voice) {
    List<String> parts = new ArrayList<>();
    parts.add(voice.voice().engineId());
    parts.add(voice.voice().fingerprint());
    parts.add(voice.language());
    parts.add(new TreeMap<>(voice.parameters().values()).toString());
    parts.add(StoredVoices.json(voice.equaliser()));
    return sha256(String.join("\n", parts)).substring(0, 32);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
