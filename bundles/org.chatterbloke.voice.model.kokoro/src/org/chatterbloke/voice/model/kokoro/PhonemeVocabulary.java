package org.chatterbloke.voice.model.kokoro;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.modelstore.ModelStoreException;
import org.jspecify.annotations.Nullable;

/** The phoneme characters that the model knows (misaki's alphabet) and their ids. Immutable. */
public final class PhonemeVocabulary {

  /** The id at both ends of each input. */
  public static final int PAD = 0;

  private final Map<Integer, Integer> ids;

  private PhonemeVocabulary(Map<Integer, Integer> ids) {
    this.ids = Map.copyOf(ids);
  }

  /**
   * Reads {@code vocab.json}: an object with one character and one number per entry.
   *
   * @throws ModelStoreException with a sentence if the file cannot be read or is something else
   */
  public static PhonemeVocabulary read(Path file) throws ModelStoreException {
    Map<Integer, Integer> ids = new HashMap<>();
    try (JsonParser json = new JsonFactory().createParser(Files.readAllBytes(file))) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw damaged(file, null);
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String symbol = json.currentName();
        json.nextToken();
        if (symbol.codePointCount(0, symbol.length()) == 1) {
          ids.put(symbol.codePointAt(0), json.getIntValue());
        }
      }
    } catch (IOException e) {
      throw damaged(file, e);
    }
    if (!ids.containsKey((int) ' ')) {
      throw damaged(file, null);
    }
    return new PhonemeVocabulary(ids);
  }

  private static ModelStoreException damaged(Path file, @Nullable IOException cause) {
    return new ModelStoreException(
        FailureKind.STORAGE,
        "The vocabulary " + file.getFileName() + " is missing or damaged.",
        "Run \u201cchatterbloke models verify\u201d to find and replace damaged files.",
        cause);
  }

  /** The id of a character; empty if the model does not know it. */
  public OptionalInt id(int codePoint) {
    Integer id = ids.get(codePoint);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  /** The number of characters that have an id. */
  public int size() {
    return ids.size();
  }
}
