package org.chatterbloke.script.internal;

import java.util.ArrayList;
import java.util.List;
import org.chatterbloke.script.Inline;
import org.chatterbloke.script.Inline.Emphasis;
import org.chatterbloke.text.TextSpan;
import org.jspecify.annotations.Nullable;

/** Turns leaves of a content into inlines that cover the block in the source. */
final class InlineWriter {

  private final String source;
  private final Content content;
  private final List<Inline> inlines = new ArrayList<>();

  /** Everything before this source offset is covered by inlines or by pending text. */
  private int cursor;

  /** Text that is not written yet, because more of the same kind may follow; empty if none. */
  private int pendingStart;

  private int pendingEnd;
  private Emphasis pendingEmphasis = Emphasis.NONE;

  InlineWriter(String source, Content content) {
    this.source = source;
    this.content = content;
  }

  List<Inline> write(List<Leaf> leaves, TextSpan block) {
    cursor = block.start();
    pendingStart = cursor;
    pendingEnd = cursor;
    int emphasis = 0;
    int strong = 0;
    for (Leaf leaf : leaves) {
      emphasis -= leaf.emphasisClosed;
      strong -= leaf.strongClosed;
      Emphasis now =
          strong > 0 ? Emphasis.STRONG : emphasis > 0 ? Emphasis.EMPHASIS : Emphasis.NONE;
      write(leaf, now);
      emphasis += leaf.emphasisOpened;
      strong += leaf.strongOpened;
    }
    markupUntil(block.end());
    flush();
    return inlines;
  }

  private void write(Leaf leaf, Emphasis emphasis) {
    switch (leaf.kind) {
      case TEXT -> text(leaf, leaf.start, leaf.end, emphasis);
      case DELIMITER -> {
        markup(leaf.start, leaf.start + leaf.usedLeft);
        text(leaf, leaf.start + leaf.usedLeft, leaf.end - leaf.usedRight, emphasis);
        markup(leaf.end - leaf.usedRight, leaf.end);
      }
      case MARKUP -> markup(leaf.start, leaf.end);
      case NOTE -> emit(new Inline.Note(begin(leaf)));
      case PAUSE -> emit(new Inline.Pause(begin(leaf), leaf.seconds));
      case VOICE -> emit(new Inline.VoiceCue(begin(leaf), value(leaf.value)));
      case READING -> {
        TextSpan span = begin(leaf);
        TextSpan word = content.span(leaf.start + 1, leaf.wordEnd);
        emit(new Inline.Reading(span, word, value(leaf.word), value(leaf.value), emphasis));
      }
    }
  }

  private static String value(@Nullable String value) {
    return value == null ? "" : value;
  }

  private TextSpan begin(Leaf leaf) {
    TextSpan span = content.span(leaf.start, leaf.end);
    markupUntil(span.start());
    return span;
  }

  private void text(Leaf leaf, int from, int to, Emphasis emphasis) {
    String replaced = leaf.value;
    if (replaced != null) {
      emit(new Inline.Text(begin(leaf), replaced, emphasis));
      return;
    }
    int at = from;
    while (at < to) {
      int end = content.pieceEnd(at, to);
      TextSpan span = content.span(at, end);
      markupUntil(span.start());
      pend(span, emphasis);
      at = end;
    }
  }

  private void pend(TextSpan span, Emphasis emphasis) {
    if (pendingEnd == span.start() && pendingEnd > pendingStart && pendingEmphasis == emphasis) {
      pendingEnd = span.end();
    } else {
      flush();
      pendingStart = span.start();
      pendingEnd = span.end();
      pendingEmphasis = emphasis;
    }
    cursor = span.end();
  }

  private void flush() {
    if (pendingEnd > pendingStart) {
      TextSpan span = new TextSpan(pendingStart, pendingEnd);
      String spoken = InlineParser.lineEndsAsSpaces(span.in(source));
      inlines.add(new Inline.Text(span, spoken, pendingEmphasis));
    }
    pendingStart = pendingEnd;
  }

  private void markup(int from, int to) {
    if (to > from) {
      TextSpan span = content.span(from, to);
      markupUntil(span.start());
      emit(new Inline.Markup(span));
    }
  }

  private void markupUntil(int offset) {
    if (offset > cursor) {
      emit(new Inline.Markup(new TextSpan(cursor, offset)));
    }
  }

  private void emit(Inline inline) {
    flush();
    inlines.add(inline);
    cursor = inline.span().end();
  }
}
