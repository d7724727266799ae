package org.chatterbloke.text;

/**
 * A piece of text that is spoken in one go.
 *
 * @param span where it stands; no blanks at either end
 * @param pauseAfter how it is set off from the next segment
 */
public record Segment(TextSpan span, PauseKind pauseAfter) {}
