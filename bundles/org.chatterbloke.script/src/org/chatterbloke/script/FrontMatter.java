package org.chatterbloke.script;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the lines between the two {@code ---} at the top of a script say.
 *
 * @param values key (lower case) to value in order of appearance, quotes removed; keys that this
 *     product does not know are kept
 */
public record FrontMatter(Map<String, String> values) {

  /** Nothing given. */
  public static final FrontMatter NONE = new FrontMatter(Map.of());

  public FrontMatter {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** A value by key; empty if it is not given or blank. */
  public Optional<String> get(String key) {
    String value = values.get(key);
    return value == null || value.isBlank() ? Optional.empty() : Optional.of(value);
  }

  /** The title of the script. */
  public Optional<String> title() {
    return get("title");
  }

  /** Who wrote it. */
  public Optional<String> author() {
    return get("author");
  }

  /** The voice that reads it. */
  public Optional<String> voice() {
    return get("voice");
  }

  /** BCP 47 tag of its language. */
  public Optional<String> language() {
    return get("language");
  }
}
