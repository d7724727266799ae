package org.chatterbloke.voice.core.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chatterbloke.library.api.StoredVoice;

/**
 * The {@code manifest.json} of a voice package.
 *
 * @param voice the voice; its paths are those in the package
 * @param files all files but the manifest
 */
record PackageManifest(StoredVoice voice, List<Entry> files) {

  /** The name of the manifest in the zip. */
  static final String NAME = "manifest.json";

  private static final String FORMAT = "chatterbloke.voice";
  private static final int VERSION = 1;

  /** A file of the package with its checksum. */
  record Entry(String path, long bytes, String sha256) {}

  /** A manifest that does not say what it should. */
  static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean newer;

    UnusableException(String what, boolean newer) {
      super(what);
      this.newer = newer;
    }

    /** Whether a newer version of the product wrote it. */
    boolean isNewer() {
      return newer;
    }
  }

  PackageManifest {
    files = List.copyOf(files);
  }

  String json() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("id", voice.id());
    facts.put("name", voice.name());
    facts.put("engine", voice.engineId());
    facts.put("cloner", voice.clonerId());
    facts.put("language", voice.language());
    facts.put("sex", voice.sex());
    facts.put("format", voice.format());
    facts.put("voice", voice.voiceName());
    facts.put("files", new TreeMap<>(voice.files()));
    facts.put("fingerprint", voice.fingerprint());
    facts.put("parameters", new TreeMap<>(voice.parameters()));
    facts.put("equaliser", voice.equaliser());
    if (!Double.isNaN(voice.similarity())) {
      facts.put("similarity", voice.similarity());
    }
    facts.put("report", voice.report());
    facts.put("consent", voice.consent());
    facts.put("recordings", voice.recordings().lines().toList());
    facts.put("created", voice.createdAt().toString());
    List<Map<String, Object>> list = new ArrayList<>();
    for (Entry entry : files) {
      Map<String, Object> file = new LinkedHashMap<>();
      file.put("path", entry.path());
      file.put("bytes", entry.bytes());
      file.put("sha256", entry.sha256());
      list.add(file);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("type", FORMAT);
    all.put("version", VERSION);
    all.put("voice", facts);
    all.put("files", list);
    return Json.write(all);
  }

  /** Reads a manifest; every field must be there and of its type. */
  static PackageManifest read(String json) throws UnusableException {
    try {
      JsonNode root = Json.read(json);
      if (!FORMAT.equals(text(root, "type"))) {
        throw new UnusableException("its manifest is not that of a voice", false);
      }
      JsonNode version = root.path("version");
      if (!version.isInt() || version.asInt() != VERSION) {
        throw new UnusableException(
            "it has version " + version + ", and this program knows " + VERSION,
            version.asDouble() > VERSION);
      }
      List<Entry> files = new ArrayList<>();
      for (JsonNode file : root.path("files")) {
        files.add(
            new Entry(text(file, "path"), file.path("bytes").asLong(-1), text(file, "sha256")));
      }
      return new PackageManifest(voice(root.path("voice")), files);
    } catch (JsonProcessingException | DateTimeException e) {
      throw new UnusableException("its manifest cannot be read", false);
    }
  }

  private static StoredVoice voice(JsonNode node) throws UnusableException {
    Map<String, String> files = new TreeMap<>();
    for (Map.Entry<String, JsonNode> file : node.path("files").properties()) {
      files.put(file.getKey(), file.getValue().asText());
    }
    Map<String, Double> parameters = new TreeMap<>();
    for (Map.Entry<String, JsonNode> parameter : node.path("parameters").properties()) {
      if (!parameter.getValue().isNumber()) {
        throw new UnusableException("its parameter " + parameter.getKey() + " is no number", false);
      }
      parameters.put(parameter.getKey(), parameter.getValue().asDouble());
    }
    List<String> recordings = new ArrayList<>();
    node.path("recordings").forEach(recording -> recordings.add(recording.asText()));
    return new StoredVoice(
        text(node, "id"),
        text(node, "name"),
        text(node, "engine"),
        text(node, "cloner"),
        text(node, "language"),
        text(node, "sex"),
        text(node, "format"),
        text(node, "voice"),
        files,
        text(node, "fingerprint"),
        parameters,
        text(node, "equaliser"),
        node.path("similarity").asDouble(Double.NaN),
        text(node, "report"),
        text(node, "consent"),
        String.join("\n", recordings),
        Instant.parse(text(node, "created")));
  }

  private static String text(JsonNode node, String name) throws UnusableException {
    JsonNode value = node.path(name);
    if (!value.isTextual()) {
      throw new UnusableException("its manifest does not say “" + name + "”", false);
    }
    return value.asText();
  }
}
