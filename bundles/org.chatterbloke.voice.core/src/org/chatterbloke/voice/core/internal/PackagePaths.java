package org.chatterbloke.voice.core.internal;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Paths inside a package: relative, with slashes, usable on every platform. */
final class PackagePaths {

  private static final int LONGEST = 200;
  private static final Pattern UNUSABLE = Pattern.compile("[\\x00-\\x1f\\x7f\\\\:*?\"<>|]");
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.CASE_INSENSITIVE);

  private PackagePaths() {}

  /** Whether a path stays inside the folder it is resolved against, on every platform. */
  static boolean isSafe(String path) {
    if (path.isEmpty() || path.length() > LONGEST || UNUSABLE.matcher(path).find()) {
      return false;
    }
    for (String part : path.split("/", -1)) {
      if (part.isBlank()
          || part.endsWith(".")
          || part.startsWith(" ")
          || part.endsWith(" ")
          || DEVICE.matcher(part).matches()) {
        return false;
      }
    }
    return true;
  }

  /** The form in which two paths are one file on some platform. */
  static String key(String path) {
    return java.text.Normalizer.normalize(path, java.text.Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  /**
   * A safe path near to a given one.
   *
   * @param used keys of the paths that are taken; the new one is added
   */
  static String safe(String path, Set<String> used) {
    StringBuilder safe = new StringBuilder();
    for (String part : path.split("/")) {
      String clean = UNUSABLE.matcher(part).replaceAll("_").strip();
      clean = clean.endsWith(".") || clean.isEmpty() ? clean + "_" : clean;
      clean = DEVICE.matcher(clean).matches() ? "_" + clean : clean;
      safe.append(safe.isEmpty() ? "" : "/").append(clean);
    }
    String tail = safe.length() > LONGEST - 8 ? safe.substring(safe.length() - LONGEST + 8) : "";
    String base = tail.isEmpty() ? safe.toString() : tail.substring(tail.indexOf('/') + 1).strip();
    String result = base;
    for (int i = 2; !used.add(key(result)); i++) {
      int slash = base.lastIndexOf('/') + 1;
      result = base.substring(0, slash) + i + "-" + base.substring(slash);
    }
    return result;
  }
}
