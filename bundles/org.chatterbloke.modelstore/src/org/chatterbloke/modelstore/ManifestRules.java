package org.chatterbloke.modelstore;

import java.util.regex.Pattern;

/**
 * What names in a manifest may look like. They become paths, addresses and arguments of programs,
 * so only plain ones are let in: nothing that climbs out of a folder, is hidden, needs escaping or
 * reads as an option.
 */
final class ManifestRules {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+-]{0,127}");
  private static final Pattern PYTHON = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");
  private static final Pattern NODE =
      Pattern.compile("(@[a-z0-9][a-z0-9._-]*/)?[a-z0-9][a-z0-9._-]*");
  private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+!_-]{0,63}");
  private static final Pattern RESERVED =
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

  private ManifestRules() {}

  static boolean isId(String value) {
    return ID.matcher(value).matches() && !value.endsWith(".");
  }

  static String id(String value) {
    if (!isId(value)) {
      throw new IllegalArgumentException("'" + value + "' is not a model id");
    }
    return value;
  }

  static String sha256(String value) {
    return match(SHA256, value, "a SHA-256 in lower-case hex");
  }

  /** A relative path of plain segments. */
  static String path(String value, String what) {
    for (String segment : value.split("/", -1)) {
      if (!SEGMENT.matcher(segment).matches()
          || segment.endsWith(".")
          || RESERVED.matcher(segment).matches()) {
        throw new IllegalArgumentException("'" + value + "' is not " + what);
      }
    }
    return value;
  }

  /** A path inside a model's folder; what the store keeps there itself is not a model file. */
  static String fileName(String value) {
    path(value, "a file name");
    if (value.equals("derived")
        || value.startsWith("derived/")
        || value.endsWith(".part")
        || value.endsWith(".part.json")) {
      throw new IllegalArgumentException("'" + value + "' is a name that the store uses itself");
    }
    return value;
  }

  static String repository(String value) {
    if (value.chars().filter(c -> c == '/').count() != 1) {
      throw new IllegalArgumentException("'" + value + "' is not a repository (owner/name)");
    }
    return path(value, "a repository (owner/name)");
  }

  static String pythonPackage(String value) {
    return match(PYTHON, value, "a Python package");
  }

  static String nodePackage(String value) {
    return match(NODE, value, "an npm package");
  }

  static String version(String value) {
    return match(VERSION, value, "a version");
  }

  private static String match(Pattern pattern, String value, String what) {
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException("'" + value + "' is not " + what);
    }
    return value;
  }
}
