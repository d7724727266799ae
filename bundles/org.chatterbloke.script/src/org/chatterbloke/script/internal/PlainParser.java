package org.chatterbloke.script.internal;

import java.util.ArrayList;
import java.util.List;
import org.chatterbloke.script.Block;
import org.chatterbloke.script.BlockKind;
import org.chatterbloke.script.Inline;
import org.chatterbloke.text.TextSpan;

/** Plain text: paragraphs between blank lines. */
public final class PlainParser {

  private PlainParser() {}

  /** The blocks of a text. */
  public static List<Block> parse(String source) {
    Lines lines = new Lines(source);
    List<Block> blocks = new ArrayList<>();
    int line = 0;
    while (line < lines.count()) {
      boolean blank = lines.isBlank(line);
      int from = line;
      while (line < lines.count() && lines.isBlank(line) == blank) {
        line++;
      }
      TextSpan span = new TextSpan(lines.start(from), lines.next(line - 1));
      Inline inline =
          blank
              ? new Inline.Markup(span)
              : new Inline.Text(
                  span, InlineParser.lineEndsAsSpaces(span.in(source)), Inline.Emphasis.NONE);
      blocks.add(
          new Block(blank ? BlockKind.BLANK : BlockKind.PARAGRAPH, span, 0, List.of(inline)));
    }
    return blocks;
  }
}
