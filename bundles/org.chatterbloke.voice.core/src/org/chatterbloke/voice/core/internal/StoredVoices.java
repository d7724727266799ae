package org.chatterbloke.voice.core.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.StoredVoice;
import org.chatterbloke.voice.api.CloneReport;
import org.chatterbloke.voice.api.EqualiserCurve;
import org.chatterbloke.voice.api.ParameterValues;
import org.chatterbloke.voice.api.VoiceData;
import org.chatterbloke.voice.api.VoiceProfile;
import org.chatterbloke.voice.core.NarrationException;
import org.jspecify.annotations.Nullable;

/** Voices as the library keeps them and as the narration path uses them. */
final class StoredVoices {

  private StoredVoices() {}

  /**
   * The profile of a stored voice.
   *
   * @param folder the voice's own folder
   */
  static VoiceProfile profile(StoredVoice voice, Path folder) throws NarrationException {
    Map<String, Path> files = new TreeMap<>();
    voice.files().forEach((role, path) -> files.put(role, folder.resolve(path)));
    try {
      return new VoiceProfile(
          voice.id(),
          voice.name(),
          voice.language(),
          new VoiceData(
              voice.engineId(), voice.format(), voice.voiceName(), files, voice.fingerprint()),
          new ParameterValues(voice.parameters()),
          equaliser(voice.equaliser()));
    } catch (JsonProcessingException | RuntimeException e) {
      throw new NarrationException(
          FailureKind.STORAGE,
          "The voice " + voice.name() + " is damaged in the library.",
          "Delete it and make it again from its recordings in " + folder + ".",
          e);
    }
  }

  /** Paths relative to a folder, with slashes. */
  static Map<String, String> relative(Map<String, Path> files, Path folder) {
    Map<String, String> relative = new TreeMap<>();
    files.forEach(
        (role, file) -> relative.put(role, folder.relativize(file).toString().replace('\\', '/')));
    return relative;
  }

  /** A curve as JSON, "" for none. */
  static String json(@Nullable EqualiserCurve curve) {
    return curve == null
        ? ""
        : Json.write(Map.of("frequencies", curve.frequencies(), "gains", curve.gains()));
  }

  /** The curve that {@link #json(EqualiserCurve)} wrote. */
  static @Nullable EqualiserCurve equaliser(String json) throws JsonProcessingException {
    if (json.isBlank()) {
      return null;
    }
    JsonNode node = Json.read(json);
    return new EqualiserCurve(numbers(node.path("frequencies")), numbers(node.path("gains")));
  }

  private static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).asDouble();
    }
    return numbers;
  }

  /** A report as JSON. */
  static String json(CloneReport report) {
    Map<String, Object> all = new LinkedHashMap<>();
    if (!Double.isNaN(report.similarity())) {
      all.put("similarity", report.similarity());
    }
    all.put("scoredBy", report.scoredBy());
    all.put("summary", report.summary());
    all.put("remarks", report.remarks());
    all.put("figures", new TreeMap<>(report.figures()));
    return Json.write(all);
  }

  /** The report that {@link #json(CloneReport)} wrote. */
  static CloneReport report(String json) throws JsonProcessingException {
    JsonNode node = Json.read(json);
    List<String> remarks = new ArrayList<>();
    node.path("remarks").forEach(remark -> remarks.add(remark.asText()));
    Map<String, Double> figures = new TreeMap<>();
    node.path("figures")
        .properties()
        .forEach(figure -> figures.put(figure.getKey(), figure.getValue().asDouble()));
    return new CloneReport(
        node.path("similarity").asDouble(Double.NaN),
        node.path("scoredBy").asText(),
        node.path("summary").asText(),
        remarks,
        figures);
  }
}
