package org.chatterbloke.script.internal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chatterbloke.script.FrontMatter;
import org.chatterbloke.script.ScriptException;

/**
 * Reads the lines between two {@code ---} at the top of a script: {@code key: value}, comments, and
 * whatever is indented or begins with a dash below a key (kept, joined by line breaks).
 */
final class FrontMatterParser {

  private static final Pattern FENCE = Pattern.compile("---[ \\t]*");
  private static final Pattern END = Pattern.compile("(---|\\.\\.\\.)[ \\t]*");
  private static final Pattern ENTRY =
      Pattern.compile("([\\p{L}\\p{N}_][\\p{L}\\p{N}_. -]*?)[ \\t]*:(?:[ \\t]+(.*))?");

  private final String source;
  private final Lines lines;
  private final Map<String, String> values = new LinkedHashMap<>();

  FrontMatterParser(String source, Lines lines) {
    this.source = source;
    this.lines = lines;
  }

  /** The number of lines that the front matter takes; 0 if there is none. */
  int parse() throws ScriptException {
    if (lines.count() < 2 || !FENCE.matcher(lines.line(0)).matches() || !looksLikeEntry(1)) {
      return 0;
    }
    String key = "";
    for (int line = 1; line < lines.count(); line++) {
      String text = lines.line(line);
      if (END.matcher(text).matches()) {
        return line + 1;
      }
      if (text.isBlank() || text.startsWith("#")) {
        continue;
      }
      boolean continued = Character.isWhitespace(text.charAt(0)) || text.startsWith("- ");
      Matcher entry = ENTRY.matcher(text);
      if (!key.isEmpty() && continued) {
        values.merge(key, text.strip(), (a, b) -> a.isEmpty() ? b : a + "\n" + b);
      } else if (entry.matches()) {
        key = entry.group(1).toLowerCase(Locale.ROOT);
        values.put(key, unquoted(entry.group(2) == null ? "" : entry.group(2).strip()));
      } else {
        throw broken(line);
      }
    }
    throw ScriptException.at(
        source,
        0,
        "the front matter that begins here is not closed.",
        "Put a line with --- after it.");
  }

  private ScriptException broken(int line) {
    boolean closed = false;
    for (int later = line; later < lines.count() && !closed; later++) {
      closed = END.matcher(lines.line(later)).matches();
    }
    return closed
        ? ScriptException.at(
            source,
            lines.start(line),
            "this line of the front matter is not of the form key: value.",
            "Write it as key: value, or close the front matter before it with ---.")
        : ScriptException.at(
            source,
            0,
            "the front matter that begins here is not closed.",
            "Put a line with --- after its last key: value line.");
  }

  private boolean looksLikeEntry(int line) {
    String text = lines.line(line);
    return ENTRY.matcher(text).matches()
        || END.matcher(text).matches()
        || text.startsWith("#") && lines.count() > 2 && looksLikeEntry(line + 1);
  }

  FrontMatter frontMatter() {
    return values.isEmpty() ? FrontMatter.NONE : new FrontMatter(values);
  }

  private static String unquoted(String value) {
    if (value.length() >= 2) {
      char first = value.charAt(0);
      if ((first == '"' || first == '\'') && value.charAt(value.length() - 1) == first) {
        return value.substring(1, value.length() - 1);
      }
    }
    return value;
  }
}
