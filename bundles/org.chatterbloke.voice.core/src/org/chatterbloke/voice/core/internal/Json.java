package org.chatterbloke.voice.core.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON of small values. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** A value made of maps, lists, strings, numbers and truth values as JSON. */
  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON for " + value.getClass(), e);
    }
  }

  /**
   * Reads JSON.
   *
   * @throws JsonProcessingException if it is none
   */
  static JsonNode read(String json) throws JsonProcessingException {
    return MAPPER.readTree(json);
  }
}
