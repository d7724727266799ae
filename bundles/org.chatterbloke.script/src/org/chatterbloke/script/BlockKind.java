package org.chatterbloke.script;

/** What a block of a script is. */
public enum BlockKind {
  /** Title, author and the like between two {@code ---} lines at the very top; not spoken. */
  FRONT_MATTER,
  /** A heading; begins a chapter if it has a letter or a digit. */
  HEADING,
  /** A paragraph. */
  PARAGRAPH,
  /** An item of a list. */
  LIST_ITEM,
  /** A paragraph of a block quote. */
  QUOTE,
  /** A line of three or more {@code -}, {@code *} or {@code _}: a pause. */
  SCENE_BREAK,
  /** A note for people: a comment, {@code > note:}; not spoken. */
  NOTE,
  /** A fenced code block; not spoken. */
  CODE,
  /** The definition of a link or the text of a footnote; not spoken. */
  DEFINITION,
  /** One or more blank lines. */
  BLANK;

  /** Whether text of such a block is spoken. */
  public boolean isSpoken() {
    return switch (this) {
      case HEADING, PARAGRAPH, LIST_ITEM, QUOTE -> true;
      case FRONT_MATTER, SCENE_BREAK, NOTE, CODE, DEFINITION, BLANK -> false;
    };
  }
}
