package org.chatterbloke.script.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chatterbloke.script.Inline;
import org.chatterbloke.script.ScriptException;
import org.chatterbloke.text.TextSpan;
import org.jspecify.annotations.Nullable;

/** Reads the inlines of one block. Linear: each look ahead is bounded or remembered. */
final class InlineParser {

  private static final int LONGEST_TARGET = 2000;
  private static final int LONGEST_LABEL = 200;

  private final String source;
  private final Content content;
  private final String text;
  private final Set<String> labels;
  private final List<Leaf> leaves = new ArrayList<>();

  /** Indices of leaves that are opening brackets ({@code [} or {@code ![}). */
  private final List<Integer> brackets = new ArrayList<>();

  /** Where the last run of so many backticks begins; made when a backtick is met. */
  private @Nullable Map<Integer, Integer> lastBackticks;

  private int at;
  private int textStart;

  InlineParser(String source, Content content, Set<String> labels) {
    this.source = source;
    this.content = content;
    this.text = content.text();
    this.labels = labels;
  }

  /** The inlines; they cover {@code span}. */
  List<Inline> parse(TextSpan span) throws ScriptException {
    while (at < text.length()) {
      switch (text.charAt(at)) {
        case '\\' -> escape();
        case '`' -> code();
        case '*', '_' -> delimiters();
        case '!' -> image();
        case '[' -> openBracket();
        case ']' -> closeBracket();
        case '<' -> angle();
        case '&' -> reference();
        default -> at++;
      }
    }
    flushText();
    Delimiters.match(text, leaves);
    return new InlineWriter(source, content).write(leaves, span);
  }

  private void flushText() {
    if (at > textStart) {
      leaves.add(new Leaf(Leaf.Kind.TEXT, textStart, at, null));
    }
    textStart = at;
  }

  /** Adds a leaf from the current place to {@code end} and goes on behind it. */
  private Leaf add(Leaf.Kind kind, int end, @Nullable String value) {
    flushText();
    Leaf leaf = new Leaf(kind, at, end, value);
    leaves.add(leaf);
    at = end;
    textStart = end;
    return leaf;
  }

  private void escape() {
    int next = at + 1;
    if (next == text.length() || text.charAt(next) == '\n' || text.charAt(next) == '\r') {
      add(Leaf.Kind.MARKUP, next, null);
    } else if (text.charAt(next) < 0x7f
        && !Character.isLetterOrDigit(text.charAt(next))
        && text.charAt(next) > ' ') {
      add(Leaf.Kind.MARKUP, next, null);
      at++;
    } else {
      at++;
    }
  }

  private void code() {
    int marks = runEnd(at) - at;
    int close = closingBackticks(at + marks, marks);
    if (close < 0) {
      at += marks;
      return;
    }
    add(Leaf.Kind.MARKUP, at + marks, null);
    at = close;
    flushText();
    add(Leaf.Kind.MARKUP, close + marks, null);
  }

  private int closingBackticks(int from, int marks) {
    Map<Integer, Integer> known = lastBackticks;
    if (known == null) {
      known = new HashMap<>();
      for (int i = text.indexOf('`', from); i >= 0; i = text.indexOf('`', runEnd(i))) {
        known.put(runEnd(i) - i, i);
      }
      lastBackticks = known;
    }
    Integer last = known.get(marks);
    if (last == null || last < from) {
      return -1;
    }
    int i = text.indexOf('`', from);
    while (runEnd(i) - i != marks) {
      i = text.indexOf('`', runEnd(i));
    }
    return i;
  }

  private int runEnd(int from) {
    int end = from + 1;
    while (end < text.length() && text.charAt(end) == text.charAt(from)) {
      end++;
    }
    return end;
  }

  private void delimiters() {
    flushText();
    int end = runEnd(at);
    leaves.add(Delimiters.leaf(text, at, end));
    at = end;
    textStart = end;
  }

  private void image() {
    if (at + 1 < text.length()
        && text.charAt(at + 1) == '['
        && Cues.at(text, at + 1) == Cues.Kind.NONE) {
      bracket(2);
    } else {
      at++;
    }
  }

  private void bracket(int length) {
    add(Leaf.Kind.TEXT, at + length, null);
    brackets.add(leaves.size() - 1);
  }

  private void openBracket() throws ScriptException {
    switch (Cues.at(text, at)) {
      case NOTE -> note();
      case PAUSE -> cue("pause");
      case VOICE -> cue("voice");
      case NONE -> bracket(1);
    }
  }

  private void note() throws ScriptException {
    int close = text.indexOf("]]", at + 2);
    if (close < 0) {
      throw ScriptException.at(
          source,
          content.source(at),
          "the note [[ that begins here is not closed in its paragraph.",
          "Put ]] after it.");
    }
    add(Leaf.Kind.NOTE, close + 2, null);
  }

  private void cue(String name) throws ScriptException {
    int close = at + 1;
    while (close < text.length() && "]\n\r".indexOf(text.charAt(close)) < 0) {
      close++;
    }
    if (close == text.length() || text.charAt(close) != ']') {
      throw ScriptException.at(
          source,
          content.source(at),
          "the cue [" + name + " that begins here is not closed on its line.",
          "Put ] after it, or write \\[ if it is no cue.");
    }
    if (close + 1 < text.length() && text.charAt(close + 1) == '(') {
      bracket(1);
      return;
    }
    String inside = text.substring(at + 1, close);
    String argument = Cues.argument(inside);
    if (name.equals("voice")) {
      boolean named = !argument.isEmpty() || inside.strip().length() == name.length();
      if (!named) {
        throw ScriptException.at(
            source,
            content.source(at),
            "the cue [" + inside + "] names no voice.",
            "Write [voice: Anna], or [voice] to return to the script's own voice.");
      }
      add(Leaf.Kind.VOICE, close + 1, argument);
      return;
    }
    double seconds = Cues.seconds(argument);
    if (!Double.isFinite(seconds)) {
      String why =
          Double.isNaN(seconds)
              ? "\"" + argument + "\" is no duration."
              : "a pause has at most " + Inline.LONGEST_PAUSE + " seconds.";
      throw ScriptException.at(
          source,
          content.source(at),
          "the cue [" + inside + "] cannot be used: " + why,
          "Write a number and a unit, such as [pause 1.5s] or [pause 500ms].");
    }
    add(Leaf.Kind.PAUSE, close + 1, null).seconds = seconds;
  }

  private void closeBracket() {
    if (brackets.isEmpty()) {
      at++;
      return;
    }
    int opener = brackets.removeLast();
    Leaf open = leaves.get(opener);
    boolean image = open.end - open.start == 2;
    int next = at + 1;
    char follows = next < text.length() ? text.charAt(next) : ' ';
    if (follows == '(') {
      int end = targetEnd(next);
      if (end > 0) {
        String phonemes = image ? "" : phonemes(text.substring(next + 1, end - 1));
        link(opener, end, image, phonemes);
        return;
      }
    }
    String label = at - open.end <= LONGEST_LABEL ? text.substring(open.end, at) : "";
    if (!image && label.length() > 1 && label.charAt(0) == '^' && label.indexOf(' ') < 0) {
      replace(opener, Leaf.Kind.NOTE, next, null);
      return;
    }
    if (follows == '[') {
      int close = text.indexOf(']', next);
      boolean known =
          close > 0
              && close - next <= LONGEST_LABEL
              && labels.contains(MarkdownParser.label(text.substring(next + 1, close)));
      if (known) {
        link(opener, close + 1, image, "");
        return;
      }
    }
    if (!label.isEmpty() && labels.contains(MarkdownParser.label(label))) {
      link(opener, next, image, "");
    } else {
      at++;
    }
  }

  /** Turns the leaves since an opening bracket into a link, an image or a reading. */
  private void link(int opener, int end, boolean image, String phonemes) {
    if (image) {
      replace(opener, Leaf.Kind.NOTE, end, null);
      return;
    }
    flushText();
    String word = wordOf(opener + 1);
    if (phonemes.isEmpty() || word.isEmpty()) {
      Leaf open = leaves.get(opener);
      leaves.set(opener, new Leaf(Leaf.Kind.MARKUP, open.start, open.end, null));
      add(Leaf.Kind.MARKUP, end, null);
    } else {
      int wordEnd = at;
      Leaf reading = replace(opener, Leaf.Kind.READING, end, phonemes);
      reading.word = word;
      reading.wordEnd = wordEnd;
    }
  }

  /** The text of the leaves from an index on, without marks. */
  private String wordOf(int from) {
    StringBuilder word = new StringBuilder();
    for (Leaf leaf : leaves.subList(from, leaves.size())) {
      if (leaf.kind == Leaf.Kind.TEXT) {
        word.append(leaf.value == null ? text.substring(leaf.start, leaf.end) : leaf.value);
      }
    }
    return lineEndsAsSpaces(word.toString()).strip();
  }

  private Leaf replace(int opener, Leaf.Kind kind, int end, @Nullable String value) {
    flushText();
    int start = leaves.get(opener).start;
    while (leaves.size() > opener) {
      leaves.removeLast();
    }
    Leaf leaf = new Leaf(kind, start, end, value);
    leaves.add(leaf);
    at = end;
    textStart = end;
    return leaf;
  }

  /** The offset after the parenthesis that closes the one at {@code open}, or −1. */
  private int targetEnd(int open) {
    int depth = 0;
    int limit = Math.min(text.length(), open + LONGEST_TARGET);
    for (int i = open; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        return -1;
      } else if (c == '\\') {
        i++;
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  /** The phonemes of a target of the form {@code /…/}; "" for any other target. */
  private static String phonemes(String target) {
    String trimmed = target.strip();
    boolean slashes =
        trimmed.length() > 2
            && trimmed.charAt(0) == '/'
            && trimmed.indexOf('/', 1) == trimmed.length() - 1;
    return slashes ? trimmed.substring(1, trimmed.length() - 1).strip() : "";
  }

  private void angle() throws ScriptException {
    if (text.startsWith("<!--", at)) {
      int close = text.indexOf("-->", at + 4);
      if (close < 0) {
        throw ScriptException.at(
            source,
            content.source(at),
            "the comment <!-- that begins here is not closed in its paragraph.",
            "Put --> after it, or begin the comment on a line of its own.");
      }
      add(Leaf.Kind.NOTE, close + 3, null);
      return;
    }
    int close = tagEnd();
    if (close < 0) {
      at++;
      return;
    }
    String inside = text.substring(at + 1, close);
    boolean address =
        inside.indexOf(' ') < 0 && (inside.contains("://") || inside.indexOf('@') > 0);
    if (address) {
      add(Leaf.Kind.MARKUP, at + 1, null);
      at = close;
      flushText();
      add(Leaf.Kind.MARKUP, close + 1, null);
    } else {
      add(Leaf.Kind.MARKUP, close + 1, null);
    }
  }

  /** The offset of the {@code >} of a tag that begins here, or −1. */
  private int tagEnd() {
    int first = at + 1;
    if (first < text.length() && text.charAt(first) == '/') {
      first++;
    }
    if (first >= text.length() || !isAsciiLetter(text.charAt(first))) {
      return -1;
    }
    int limit = Math.min(text.length(), at + LONGEST_TARGET);
    for (int i = first; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '>') {
        return i;
      }
      if (c == '<' || c == '\n' || c == '\r') {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isAsciiLetter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }

  private void reference() {
    int end = CharacterReferences.end(text, at);
    if (end < 0) {
      at++;
    } else {
      add(Leaf.Kind.TEXT, end, CharacterReferences.value(text.substring(at + 1, end - 1)));
    }
  }

  /** The text with each line end character as a space, so that positions stay. */
  static String lineEndsAsSpaces(String text) {
    return text.replace('\n', ' ').replace('\r', ' ');
  }
}
