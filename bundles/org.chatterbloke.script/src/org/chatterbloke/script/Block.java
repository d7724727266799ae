package org.chatterbloke.script;

import java.util.List;
import org.chatterbloke.text.TextSpan;

/**
 * A block of a script: whole lines, line ends included. The blocks of a script cover its source
 * without gap or overlap, and so do the inlines of a block.
 *
 * @param kind what it is
 * @param span where it stands in the source
 * @param level 1 to 6 for a heading, otherwise 0
 * @param inlines what it consists of, in order; one {@link Inline.Note} or {@link Inline.Markup}
 *     for blocks that are not spoken
 */
public record Block(BlockKind kind, TextSpan span, int level, List<Inline> inlines) {

  public Block {
    inlines = List.copyOf(inlines);
  }

  /** Whether a chapter begins here: a heading with at least one letter or digit. */
  public boolean beginsChapter() {
    return kind == BlockKind.HEADING
        && spokenText().codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** What is spoken of this block, with readings as written; white space runs are single spaces. */
  public String spokenText() {
    StringBuilder text = new StringBuilder();
    for (Inline inline : inlines) {
      switch (inline) {
        case Inline.Text part -> text.append(part.spoken());
        case Inline.Reading part -> text.append(part.text());
        case Inline.Pause _, Inline.VoiceCue _, Inline.Note _, Inline.Markup _ -> {}
      }
    }
    return text.toString().strip().replaceAll("\\s+", " ");
  }
}
