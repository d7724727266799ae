package org.chatterbloke.script.internal;

import java.util.Map;

/** The character references that people write by hand, and numeric ones. */
final class CharacterReferences {

  private static final int LONGEST = 10;

  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", "\u00a0"),
          Map.entry("ndash", "\u2013"),
          Map.entry("mdash", "\u2014"),
          Map.entry("hellip", "\u2026"),
          Map.entry("lsquo", "\u2018"),
          Map.entry("rsquo", "\u2019"),
          Map.entry("ldquo", "\u201c"),
          Map.entry("rdquo", "\u201d"),
          Map.entry("copy", "\u00a9"),
          Map.entry("euro", "\u20ac"),
          Map.entry("pound", "\u00a3"),
          Map.entry("deg", "\u00b0"));

  private CharacterReferences() {}

  /** The offset after the reference that begins at an ampersand, or −1 if there is none. */
  static int end(String text, int ampersand) {
    int limit = Math.min(text.length(), ampersand + LONGEST);
    for (int i = ampersand + 1; i < limit; i++) {
      char c = text.charAt(i);
      if (c == ';') {
        return value(text.substring(ampersand + 1, i)).isEmpty() ? -1 : i + 1;
      }
      if (!Character.isLetterOrDigit(c) && c != '#') {
        return -1;
      }
    }
    return -1;
  }

  /** What a reference without its ampersand and semicolon stands for; "" if it is unknown. */
  static String value(String name) {
    if (!name.startsWith("#")) {
      return NAMED.getOrDefault(name, "");
    }
    try {
      boolean hex = name.length() > 1 && (name.charAt(1) | 0x20) == 'x';
      int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
      boolean usable = Character.isValidCodePoint(code) && code >= ' ';
      return usable && (code < 0xd800 || code > 0xdfff) ? Character.toString(code) : "";
    } catch (NumberFormatException e) {
      return "";
    }
  }
}
