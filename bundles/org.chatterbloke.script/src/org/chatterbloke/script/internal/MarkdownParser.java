package org.chatterbloke.script.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chatterbloke.script.Block;
import org.chatterbloke.script.BlockKind;
import org.chatterbloke.script.FrontMatter;
import org.chatterbloke.script.Inline;
import org.chatterbloke.script.ScriptException;
import org.chatterbloke.text.TextSpan;

/**
 * Cuts a Markdown script into blocks, line by line, then reads the inlines of each. Deliberately
 * simpler than CommonMark (section "What is different from CommonMark" of docs/script-format.md),
 * and linear in the length of the text.
 */
public final class MarkdownParser {

  private static final Pattern HEADING =
      Pattern.compile("(#{1,6})(?:[ \\t]+(.*?))??(?:[ \\t]+#+)?[ \\t]*");
  private static final Pattern UNDERLINE = Pattern.compile("={3,}[ \\t]*");
  private static final Pattern ITEM =
      Pattern.compile("((?:[-*+]|\\d{1,9}[.)])(?:[ \\t]+|$)(?:\\[[ xX]\\][ \\t]+)?)(.*)");
  private static final Pattern FENCE = Pattern.compile("(`{3,}|~{3,})([^`]*)");
  private static final Pattern DEFINITION = Pattern.compile("\\[([^\\[\\]]+)\\]:(?:[ \\t].*)?");
  private static final Pattern QUOTE_NOTE =
      Pattern.compile("[*_]{0,3}(?i:notes?|direction)[*_]{0,3}:.*|\\[![A-Za-z]+\\].*");

  private final String source;
  private final Lines lines;
  private final List<RawBlock> raw = new ArrayList<>();
  private final Set<String> labels = new HashSet<>();
  private FrontMatter frontMatter = FrontMatter.NONE;

  /** The block that further lines may continue, or one that takes none. */
  private RawBlock open = RawBlock.NONE;

  private int line;

  /** A parser of one script. */
  public MarkdownParser(String source) {
    this.source = source;
    this.lines = new Lines(source);
  }

  /** A block whose inlines are still to be read. */
  private record RawBlock(
      BlockKind kind, int start, int[] end, int[] level, int quoteDepth, Content content) {

    static final RawBlock NONE = of(BlockKind.BLANK, 0, 0, 0);

    static RawBlock of(BlockKind kind, int start, int level, int quoteDepth) {
      return new RawBlock(
          kind, start, new int[] {start}, new int[] {level}, quoteDepth, new Content());
    }

    boolean takesText() {
      return kind.isSpoken() && level[0] == 0;
    }
  }

  /** The blocks of the script; they cover it. */
  public List<Block> parse() throws ScriptException {
    FrontMatterParser front = new FrontMatterParser(source, lines);
    line = front.parse();
    frontMatter = front.frontMatter();
    if (line > 0) {
      addUnspoken(BlockKind.FRONT_MATTER, 0, lines.next(line - 1), 0);
    }
    while (line < lines.count()) {
      readLine(lines.start(line));
    }
    List<Block> blocks = new ArrayList<>(raw.size());
    for (RawBlock block : raw) {
      blocks.add(finished(block));
    }
    return blocks;
  }

  /** What the front matter says; after {@link #parse}. */
  public FrontMatter frontMatter() {
    return frontMatter;
  }

  private Block finished(RawBlock block) throws ScriptException {
    TextSpan span = new TextSpan(block.start, block.end[0]);
    List<Inline> inlines;
    if (block.kind.isSpoken()) {
      inlines = new InlineParser(source, block.content, labels).parse(span);
    } else if (block.kind == BlockKind.NOTE) {
      inlines = List.of(new Inline.Note(span));
    } else {
      inlines = List.of(new Inline.Markup(span));
    }
    return new Block(block.kind, span, block.level[0], inlines);
  }

  /** Reads one line, or the block that begins with it, from {@code from} on. */
  private void readLine(int from) throws ScriptException {
    int end = lines.end(line);
    int depth = 0;
    int at = afterSpace(from, end);
    while (at < end && source.charAt(at) == '>') {
      depth++;
      at = afterSpace(at + 1, end);
    }
    String text = source.substring(at, end);
    if (text.isBlank()) {
      addBlank(from, depth);
    } else if (depth > 0 && open.kind == BlockKind.NOTE && open.quoteDepth > 0) {
      extend(open, end, end);
    } else if (depth > 0 && !continues(depth) && QUOTE_NOTE.matcher(text).matches()) {
      begin(RawBlock.of(BlockKind.NOTE, from, 0, depth));
      extend(open, end, end);
    } else if (!readWholeLine(from, at, text, depth) && !readRegion(from, at, text, depth)) {
      readText(from, at, text, depth);
    }
  }

  private void addBlank(int from, int depth) {
    if (depth > 0 && open.kind == BlockKind.NOTE && open.quoteDepth > 0) {
      extend(open, lines.end(line), lines.end(line));
      return;
    }
    if (open == RawBlock.NONE || open.kind != BlockKind.BLANK) {
      begin(RawBlock.of(BlockKind.BLANK, from, 0, 0));
    }
    extend(open, lines.end(line), lines.end(line));
  }

  /** Blocks of exactly one line. */
  private boolean readWholeLine(int from, int at, String text, int depth) {
    Matcher heading = HEADING.matcher(text);
    if (heading.matches()) {
      begin(RawBlock.of(BlockKind.HEADING, from, heading.group(1).length(), depth));
      if (heading.group(2) == null) {
        extend(open, lines.end(line), lines.end(line));
      } else {
        extend(open, at + heading.start(2), at + heading.end(2));
      }
      open = RawBlock.NONE;
      return true;
    }
    if (open.kind == BlockKind.PARAGRAPH
        && open.quoteDepth == depth
        && open.takesText()
        && UNDERLINE.matcher(text).matches()) {
      open.level[0] = 1;
      raw.set(
          raw.size() - 1,
          new RawBlock(BlockKind.HEADING, open.start, open.end, open.level, depth, open.content));
      extend(raw.getLast(), lines.end(line), lines.end(line));
      open = RawBlock.NONE;
      return true;
    }
    if (isSceneBreak(text)) {
      addUnspoken(BlockKind.SCENE_BREAK, from, lines.next(line), depth);
      line++;
      return true;
    }
    Matcher definition = DEFINITION.matcher(text);
    if (!continues(depth) && definition.matches() && Cues.at(text, 0) == Cues.Kind.NONE) {
      labels.add(label(definition.group(1)));
      addUnspoken(BlockKind.DEFINITION, from, lines.next(line), depth);
      line++;
      return true;
    }
    return false;
  }

  /** Blocks that go on until they are closed: code and comments. */
  private boolean readRegion(int from, int at, String text, int depth) throws ScriptException {
    Matcher fence = FENCE.matcher(text);
    if (fence.matches()) {
      readCode(from, at, fence.group(1), depth);
      return true;
    }
    if (!text.startsWith("<!--")) {
      return false;
    }
    int close = source.indexOf("-->", at + 4);
    if (close < 0) {
      throw ScriptException.at(
          source, at, "the comment <!-- that begins here is not closed.", "Put --> after it.");
    }
    int closingLine = line;
    while (lines.next(closingLine) <= close) {
      closingLine++;
    }
    int after = close + 3;
    boolean nothingAfter = source.substring(after, lines.end(closingLine)).isBlank();
    if (closingLine == line && !nothingAfter) {
      return false;
    }
    line = closingLine;
    if (nothingAfter) {
      addUnspoken(BlockKind.NOTE, from, lines.next(line), 0);
      line++;
    } else {
      addUnspoken(BlockKind.NOTE, from, after, 0);
      readLine(after);
    }
    return true;
  }

  private void readCode(int from, int at, String fence, int depth) throws ScriptException {
    char mark = fence.charAt(0);
    int last = line + 1;
    while (last < lines.count() && !closesCode(lines.line(last), mark, fence.length())) {
      last++;
    }
    if (last == lines.count()) {
      throw ScriptException.at(
          source,
          at,
          "the code block that begins here is not closed.",
          "Put a line with the same marks after it.");
    }
    line = last;
    addUnspoken(BlockKind.CODE, from, lines.next(line), depth);
    line++;
  }

  private static boolean closesCode(String text, char mark, int length) {
    String stripped = text.strip();
    while (stripped.startsWith(">")) {
      stripped = stripped.substring(1).strip();
    }
    return stripped.length() >= length && stripped.chars().allMatch(c -> c == mark);
  }

  private void readText(int from, int at, String text, int depth) {
    Matcher item = ITEM.matcher(text);
    if (item.matches()) {
      begin(RawBlock.of(BlockKind.LIST_ITEM, from, 0, depth));
      extend(open, at + item.start(2), lines.next(line));
    } else if (continues(depth)) {
      extend(open, at, lines.next(line));
    } else {
      BlockKind kind = depth > 0 ? BlockKind.QUOTE : BlockKind.PARAGRAPH;
      begin(RawBlock.of(kind, from, 0, depth));
      extend(open, at, lines.next(line));
    }
  }

  /** Whether text at this depth goes on with the open block; text without marks always does. */
  private boolean continues(int depth) {
    return open.takesText() && (depth == open.quoteDepth || depth == 0);
  }

  private void begin(RawBlock block) {
    raw.add(block);
    open = block;
  }

  /**
   * Takes the rest of the current line into a block, {@code from} to {@code to} of it as content.
   */
  private void extend(RawBlock block, int from, int to) {
    block.content.add(source, from, to);
    block.end[0] = lines.next(line);
    line++;
  }

  private void addUnspoken(BlockKind kind, int from, int to, int depth) {
    RawBlock block = RawBlock.of(kind, from, 0, depth);
    block.end[0] = to;
    raw.add(block);
    open = RawBlock.NONE;
  }

  private int afterSpace(int from, int end) {
    int at = from;
    while (at < end && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isSceneBreak(String text) {
    char mark = text.charAt(0);
    if (mark != '-' && mark != '*' && mark != '_') {
      return false;
    }
    int marks = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == mark) {
        marks++;
      } else if (c != ' ' && c != '\t') {
        return false;
      }
    }
    return marks >= 3;
  }

  /** Labels of link definitions are compared without regard to case and white space. */
  static String label(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
