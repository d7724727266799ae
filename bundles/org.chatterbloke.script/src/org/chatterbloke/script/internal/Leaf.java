package org.chatterbloke.script.internal;

import org.jspecify.annotations.Nullable;

/** A run of a block's content while its inlines are read; offsets are those of the content. */
final class Leaf {

  /** What a leaf is so far. */
  enum Kind {
    TEXT,
    MARKUP,
    NOTE,
    READING,
    PAUSE,
    VOICE,
    /** A run of {@code *} or {@code _} that may turn out to be text. */
    DELIMITER
  }

  final Kind kind;
  final int start;
  final int end;

  /** Replaces the text (character reference, reading, voice name), or null. */
  final @Nullable String value;

  /** The word of a reading. */
  @Nullable String word;

  /** Where the word of a reading ends. */
  int wordEnd;

  double seconds;
  boolean canOpen;
  boolean canClose;

  /** Delimiters that closed or opened something, from the left and from the right. */
  int usedLeft;

  int usedRight;

  /** How many emphases this leaf opens and closes. */
  int emphasisOpened;

  int emphasisClosed;
  int strongOpened;
  int strongClosed;

  Leaf(Kind kind, int start, int end, @Nullable String value) {
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.value = value;
  }

  int unused() {
    return end - start - usedLeft - usedRight;
  }
}
