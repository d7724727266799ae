package org.chatterbloke.architecture;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The table of directions: which of our bundles a bundle may import (names without {@code
 * org.chatterbloke.}). {@code base} may be imported by all. The same table stands in
 * docs/architecture.md.
 */
final class Rooms {

  private static final String ROOT = "org.chatterbloke.";

  static final Map<String, Set<String>> MAY_IMPORT =
      new TreeMap<>(
          Map.ofEntries(
              entry("base", Set.of()),
              entry("logging", Set.of()),
              entry("audio", Set.of()),
              entry("text", Set.of()),
              entry("script", Set.of("text")),
              entry("modelstore", Set.of()),
              entry("audio.codec.ffmpeg", Set.of("audio")),
              entry("audio.device.openal", Set.of("audio")),
              entry("inference.onnx", Set.of()),
              entry("text.english", Set.of("text", "inference.onnx", "modelstore")),
              entry("voice.api", Set.of("audio", "text")),
              entry("voice.analysis", Set.of("audio", "inference.onnx", "modelstore")),
              entry(
                  "voice.model.kokoro",
                  Set.of("voice.api", "audio", "text", "inference.onnx", "modelstore")),
              entry(
                  "voice.engine.kokoro",
                  Set.of(
                      "voice.api",
                      "voice.model.kokoro",
                      "voice.analysis",
                      "audio",
                      "text",
                      "inference.onnx",
                      "modelstore")),
              entry(
                  "voice.engine.hibari",
                  Set.of(
                      "voice.api",
                      "voice.analysis",
                      "audio",
                      "text",
                      "inference.onnx",
                      "modelstore")),
              entry(
                  "voice.cloner.match",
                  Set.of("voice.api", "voice.analysis", "audio", "text", "modelstore")),
              entry("library.api", Set.of()),
              entry("library.jpa", Set.of("library.api")),
              entry(
                  "voice.core",
                  Set.of("voice.api", "library.api", "audio", "text", "script", "voice.analysis")),
              entry(
                  "cli",
                  Set.of(
                      "logging",
                      "voice.core",
                      "voice.api",
                      "library.api",
                      "audio",
                      "text",
                      "script",
                      "modelstore",
                      "voice.analysis")),
              entry("plugins", Set.of("cli")),
              entry("app", Set.of("logging"))));

  /** Bundles that nobody imports: they are found as services. */
  static final Set<String> FOUND_AS_SERVICES =
      Set.of(
          "voice.engine.kokoro",
          "voice.engine.hibari",
          "voice.cloner.match",
          "library.jpa",
          "audio.codec.ffmpeg",
          "audio.device.openal",
          "text.english");

  private Rooms() {}

  /** The bundle that a package belongs to: the longest room whose name the package begins with. */
  static String roomOf(String packageName) {
    String best = "";
    for (String room : MAY_IMPORT.keySet()) {
      String prefix = ROOT + room;
      boolean inside = packageName.equals(prefix) || packageName.startsWith(prefix + ".");
      if (inside && room.length() > best.length()) {
        best = room;
      }
    }
    return best;
  }

  /** What a room may depend on, itself and base included. */
  static Set<String> allowed(String room) {
    Set<String> allowed = new HashSet<>(new HashMap<>(MAY_IMPORT).get(room));
    allowed.add(room);
    allowed.add("base");
    return allowed;
  }
}
