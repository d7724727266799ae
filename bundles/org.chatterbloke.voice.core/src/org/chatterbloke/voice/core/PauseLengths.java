package org.chatterbloke.voice.core;

/**
 * Lengths of the pauses, in seconds at speed 1, from the end of speech before a join to the
 * beginning of speech after it. They are divided by the requested speed. An explicit {@code
 * [pause]} cue replaces the pause of its place and is not divided. Where a sentence is cut into
 * several segments, the pause follows the punctuation at the cut.
 *
 * @param none at a cut without punctuation
 * @param clause after a comma
 * @param strongClause after a semicolon, a colon, a dash
 * @param sentence after a sentence
 * @param listItem after a list item
 * @param paragraph after a paragraph or block quote
 * @param scene at a scene break
 * @param beforeHeading before a heading
 * @param afterHeading after a heading
 */
public record PauseLengths(
    double none,
    double clause,
    double strongClause,
    double sentence,
    double listItem,
    double paragraph,
    double scene,
    double beforeHeading,
    double afterHeading) {

  /** Lengths for an unhurried reading. */
  public static final PauseLengths STANDARD =
      new PauseLengths(0.06, 0.18, 0.28, 0.42, 0.5, 0.8, 1.6, 1.8, 1.0);

  public PauseLengths {
    for (double length :
        new double[] {
          none,
          clause,
          strongClause,
          sentence,
          listItem,
          paragraph,
          scene,
          beforeHeading,
          afterHeading
        }) {
      if (!(length >= 0 && length <= 60)) {
        throw new IllegalArgumentException("a pause of 0 to 60 s, not " + length);
      }
    }
  }
}
