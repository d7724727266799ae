package org.chatterbloke.script;

import org.chatterbloke.text.TextSpan;

/**
 * A leaf of a script: a run of characters with one meaning. Nesting is flattened: emphasis is a
 * property of text, and the marks around it are {@link Markup}.
 */
public sealed interface Inline {

  /** Where it stands in the source; never empty. */
  TextSpan span();

  /** How strongly a text is emphasised. */
  enum Emphasis {
    NONE,
    /** {@code *text*} or {@code _text_}. */
    EMPHASIS,
    /** {@code **text**} or {@code __text__}. */
    STRONG
  }

  /**
   * Text that is spoken.
   *
   * @param spoken the text, with line ends as spaces and character references replaced. If it is as
   *     long as the span, characters correspond one to one
   */
  record Text(TextSpan span, String spoken, Emphasis emphasis) implements Inline {}

  /**
   * A word or phrase whose phonemes are given: {@code [word](/phonemes/)}.
   *
   * @param word where the word stands
   * @param text the word
   * @param phonemes between the slashes, trimmed
   */
  record Reading(TextSpan span, TextSpan word, String text, String phonemes, Emphasis emphasis)
      implements Inline {}

  /**
   * A pause cue.
   *
   * @param seconds 0 to {@value #LONGEST_PAUSE}
   */
  record Pause(TextSpan span, double seconds) implements Inline {}

  /**
   * A change of voice.
   *
   * @param name the voice, or "" for the script's own voice
   */
  record VoiceCue(TextSpan span, String name) implements Inline {}

  /** Something that is not spoken: a note, a stage direction, an image. */
  record Note(TextSpan span) implements Inline {}

  /** Marks that are not spoken: asterisks, brackets, link targets, quote and list marks. */
  record Markup(TextSpan span) implements Inline {}

  /** The longest pause that a cue may ask for, in seconds. */
  int LONGEST_PAUSE = 600;

  /** The length of a pause cue without a duration, in seconds. */
  double STANDARD_PAUSE = 1;
}
