package org.chatterbloke.voice.core.internal;

import org.chatterbloke.script.BlockKind;
import org.chatterbloke.text.PauseKind;
import org.chatterbloke.voice.core.PauseLengths;

/**
 * Decides how long the silence between two segments is.
 *
 * @param lengths at speed 1
 * @param speed that the request asks for
 */
record Pauses(PauseLengths lengths, double speed) {

  /** Between two segments of one passage. */
  double inside(PauseKind ending) {
    double length =
        switch (ending) {
          case NONE -> lengths.none();
          case COMMA -> lengths.clause();
          case CLAUSE -> lengths.strongClause();
          case SENTENCE, PARAGRAPH -> lengths.sentence();
        };
    return length / speed;
  }

  /** Between two voices in one paragraph: never without a breath. */
  double atVoiceChange(PauseKind ending) {
    return Math.max(inside(ending), lengths.clause() / speed);
  }

  /** Between two blocks. */
  double between(BlockKind before, BlockKind after, boolean sceneBreak) {
    double length =
        before == BlockKind.LIST_ITEM && after == BlockKind.LIST_ITEM
            ? lengths.listItem()
            : lengths.paragraph();
    if (before == BlockKind.HEADING) {
      length = lengths.afterHeading();
    } else if (after == BlockKind.HEADING) {
      length = lengths.beforeHeading();
    }
    return (sceneBreak ? Math.max(length, lengths.scene()) : length) / speed;
  }
}
