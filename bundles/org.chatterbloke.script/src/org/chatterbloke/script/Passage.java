package org.chatterbloke.script;

import java.util.List;
import org.chatterbloke.text.ReadingRequest.GivenReading;

/**
 * A stretch of text in one block that one voice reads without an explicit pause: what a narrator
 * works on.
 *
 * @param block the block that it is a part of
 * @param chapter 0 before the first heading, 1 from the first heading on, and so on
 * @param voice the voice that a cue named, or "" for the script's own voice
 * @param text what is read; may be blank (a pause at the end of the script)
 * @param readings given readings, as spans of {@code text}
 * @param pauseBefore seconds that cues before this passage ask for; NaN if there is no cue
 * @param sceneBreakBefore whether a scene break stands between the passage before and this one
 */
public record Passage(
    Block block,
    int chapter,
    String voice,
    MappedText text,
    List<GivenReading> readings,
    double pauseBefore,
    boolean sceneBreakBefore) {

  public Passage {
    readings = List.copyOf(readings);
  }

  /** Whether a cue asks for a pause before this passage. */
  public boolean hasPauseBefore() {
    return !Double.isNaN(pauseBefore);
  }
}
