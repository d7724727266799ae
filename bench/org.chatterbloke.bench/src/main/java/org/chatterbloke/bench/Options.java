package org.chatterbloke.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The options of a benchmark, {@code --name value} each.
 *
 * @param values by name without dashes, defaults included
 */
public record Options(Map<String, String> values) {

  public Options {
    values = Map.copyOf(values);
  }

  /**
   * Reads arguments.
   *
   * @param defaults every option that there is, with its default
   * @throws UsageException if an option is unknown or has no value
   */
  public static Options parse(List<String> arguments, Map<String, String> defaults)
      throws UsageException {
    Map<String, String> values = new LinkedHashMap<>(defaults);
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i).replaceFirst("^--", "");
      if (!arguments.get(i).startsWith("--") || !defaults.containsKey(name)) {
        throw new UsageException(
            "There is no option “"
                + arguments.get(i)
                + "”. Options and their defaults: "
                + new TreeMap<>(defaults)
                + ".");
      }
      if (i + 1 == arguments.size()) {
        throw new UsageException("The option --" + name + " needs a value.");
      }
      values.put(name, arguments.get(i + 1));
    }
    return new Options(values);
  }

  /** The text of an option of the defaults. */
  public String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no option " + name);
    }
    return value;
  }

  /**
   * The whole number of an option.
   *
   * @throws UsageException if it is none, or below 1
   */
  public int count(String name) throws UsageException {
    try {
      int value = Integer.parseInt(text(name));
      if (value >= 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      // the sentence below says it
    }
    throw new UsageException("--" + name + " needs a number from 1 on, not “" + text(name) + "”.");
  }

  /** The comma-separated parts of an option. */
  public List<String> list(String name) {
    return List.of(text(name).split(","));
  }
}
