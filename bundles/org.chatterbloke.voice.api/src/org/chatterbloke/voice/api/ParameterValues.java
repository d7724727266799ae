package org.chatterbloke.voice.api;

import java.util.Map;
import java.util.TreeMap;

/**
 * Values of parameters by name. Only what differs from a default needs to be here.
 *
 * @param values name to value; sorted, so that equal values print equally
 */
public record ParameterValues(Map<String, Double> values) {

  /** Nothing set. */
  public static final ParameterValues NONE = new ParameterValues(Map.of());

  public ParameterValues {
    values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** The value of a parameter, or its default. */
  public double get(ParameterDescriptor parameter) {
    Double value = values.get(parameter.name());
    return value == null ? parameter.defaultValue() : value;
  }

  /** The value by name, or {@code fallback}. */
  public double get(String name, double fallback) {
    Double value = values.get(name);
    return value == null ? fallback : value;
  }

  /** A copy with one value set. */
  public ParameterValues with(String name, double value) {
    Map<String, Double> copy = new TreeMap<>(values);
    copy.put(name, value);
    return new ParameterValues(copy);
  }

  /** A copy without one value. */
  public ParameterValues without(String name) {
    Map<String, Double> copy = new TreeMap<>(values);
    copy.remove(name);
    return new ParameterValues(copy);
  }

  /** A copy in which {@code other}'s values win. */
  public ParameterValues overriddenBy(ParameterValues other) {
    Map<String, Double> copy = new TreeMap<>(values);
    copy.putAll(other.values);
    return new ParameterValues(copy);
  }
}
