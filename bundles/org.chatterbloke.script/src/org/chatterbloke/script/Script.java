package org.chatterbloke.script;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.chatterbloke.script.internal.MarkdownParser;
import org.chatterbloke.script.internal.PassageIterator;
import org.chatterbloke.script.internal.PlainParser;
import org.chatterbloke.text.TextSpan;
import org.jspecify.annotations.Nullable;

/**
 * A script: its text and what the text means. Immutable. The format is specified in {@code
 * docs/script-format.md}. Parsing is linear in the length of the text, and {@link #print()} gives
 * the parsed text back to the character.
 */
public final class Script {

  private final String source;
  private final FrontMatter frontMatter;
  private final List<Block> blocks;
  private final @Nullable Path file;

  private Script(String source, FrontMatter frontMatter, List<Block> blocks, @Nullable Path file) {
    this.source = source;
    this.frontMatter = frontMatter;
    this.blocks = List.copyOf(blocks);
    this.file = file;
  }

  /**
   * Parses a script in Markdown.
   *
   * @throws ScriptException with line and column if a cue, a note or the front matter is broken
   */
  public static Script parse(String source) throws ScriptException {
    MarkdownParser parser = new MarkdownParser(source);
    List<Block> blocks = parser.parse();
    return new Script(source, parser.frontMatter(), blocks, null);
  }

  /** A script in plain text: paragraphs are separated by blank lines, and everything is spoken. */
  public static Script plain(String source) {
    return new Script(source, FrontMatter.NONE, PlainParser.parse(source), null);
  }

  /** The text as it was given. */
  public String source() {
    return source;
  }

  /** The file that the script was read from; empty if it came from elsewhere. */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /** The same script as read from a file. */
  Script readFrom(Path path) {
    return new Script(source, frontMatter, blocks, path);
  }

  /** What stands at the top. */
  public FrontMatter frontMatter() {
    return frontMatter;
  }

  /** All blocks in order; they cover the source. */
  public List<Block> blocks() {
    return blocks;
  }

  /** The title: from the front matter, or else the first heading; "" if there is neither. */
  public String title() {
    return frontMatter
        .title()
        .orElseGet(() ->
            blocks.stream()
                .filter(block -> block.kind() == BlockKind.HEADING)
                .map(Block::spokenText)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(""));
  }

  /** The line and column of an offset in the source. */
  public Position position(int offset) {
    return Position.of(source, offset);
  }

  /**
   * What is to be read, in order, made while it is asked for. Only passages with letters, digits or
   * symbols come, and one blank passage if the script ends with a pause cue.
   */
  public Iterable<Passage> passages() {
    return () -> (Iterator<Passage>) new PassageIterator(blocks);
  }

  /** Whether nothing is to be read: an empty script, or one of notes only. */
  public boolean isSilent() {
    for (Passage passage : passages()) {
      if (!passage.text().text().isBlank()) {
        return false;
      }
    }
    return true;
  }

  /** The script as text: what all blocks and inlines cover, joined. Equal to {@link #source()}. */
  public String print() {
    StringBuilder printed = new StringBuilder(source.length());
    for (Block block : blocks) {
      for (Inline inline : block.inlines()) {
        TextSpan span = inline.span();
        printed.append(source, span.start(), span.end());
      }
    }
    return printed.toString();
  }

  /**
   * A Markdown script in which a part of the source is replaced.
   *
   * @throws ScriptException if the new text is broken
   */
  public Script replacing(TextSpan span, String replacement) throws ScriptException {
    Script replaced =
        parse(source.substring(0, span.start()) + replacement + source.substring(span.end()));
    Path origin = file;
    return origin == null ? replaced : replaced.readFrom(origin);
  }
}
