package org.chatterbloke.voice.core.internal;

import java.util.List;
import org.chatterbloke.script.Block;
import org.chatterbloke.script.MappedText;
import org.chatterbloke.text.SpokenText;
import org.chatterbloke.text.TextSpan;

/**
 * A segment before it is spoken.
 *
 * @param headings headings of the script that this segment is the first one after or in
 * @param chapter number of its chapter
 * @param passage the text of its passage, which knows its place in the script
 * @param base where the source of {@code spoken} begins in the passage's text
 * @param span its own place in the passage's text
 * @param speaker who speaks
 * @param spoken what to say
 * @param input the engine's input with the places of its tokens
 * @param pauseBefore seconds of silence between the segment before and this one
 */
record PlannedSegment(
    List<Block> headings,
    int chapter,
    MappedText passage,
    int base,
    TextSpan span,
    Speaker speaker,
    SpokenText spoken,
    EngineInputText input,
    double pauseBefore) {

  /** Where it stands in the script. */
  TextSpan source() {
    return passage.source(span);
  }

  /** What is read. */
  String text() {
    return span.in(passage.text());
  }

  /** Where a token of {@link #spoken} stands in the script. */
  TextSpan source(int token) {
    TextSpan inSegment = spoken.tokens().get(token).span();
    TextSpan inPassage = inSegment.shifted(base);
    int length = passage.text().length();
    int start = Math.min(inPassage.start(), length);
    return passage.source(new TextSpan(start, Math.clamp(inPassage.end(), start, length)));
  }
}
