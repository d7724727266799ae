package org.chatterbloke.voice.engine.hibari.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.inference.onnx.InferenceException;
import org.jspecify.annotations.Nullable;

/** The symbols that the network reads, and their numbers. Immutable. */
final class PhonemeVocabulary {

  /**
   * One entry of a flat JSON object from one-character strings to numbers; no JSON library loads.
   */
  private static final Pattern ENTRY = Pattern.compile("\"\\\\?(.)\"\\s*:\\s*(\\d+)");

  private final Map<Integer, Integer> ids;

  private PhonemeVocabulary(Map<Integer, Integer> ids) {
    this.ids = ids;
  }

  /**
   * Reads {@code vocab.json}: an object from one-character strings to numbers.
   *
   * @throws InferenceException with a sentence if the file cannot be read or is something else
   */
  static PhonemeVocabulary read(Path file) throws InferenceException {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** As {@link #read}, from the text. */
  static PhonemeVocabulary parse(String json) throws InferenceException {
    Map<Integer, Integer> ids = new HashMap<>();
    Matcher entry = ENTRY.matcher(json);
    while (entry.find()) {
      ids.put(entry.group(1).codePointAt(0), Integer.parseInt(entry.group(2)));
    }
    if (!ids.containsKey((int) ' ')) {
      throw unreadable(null);
    }
    return new PhonemeVocabulary(ids);
  }

  private static InferenceException unreadable(@Nullable IOException cause) {
    return new InferenceException(
        FailureKind.STORAGE,
        "The model file vocab.json cannot be read.",
        "Run \u201cchatterbloke models verify\u201d to find and replace damaged files.",
        cause);
  }

  /** The number of a character, or −1 if the network does not know it. */
  int id(int codePoint) {
    return ids.getOrDefault(codePoint, -1);
  }

  /** How many symbols there are. */
  int size() {
    return ids.size();
  }
}
