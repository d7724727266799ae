package org.chatterbloke.voice.core;

/**
 * How far a narration is.
 *
 * @param charactersDone characters of the script that are in the master
 * @param charactersTotal length of the script
 * @param segments finished segments
 * @param rendered how many of them were rendered now
 * @param reused how many came from the take cache
 * @param secondsOfAudio length of the master so far
 * @param text the text of the last finished segment, or ""
 */
public record NarrationProgress(
    long charactersDone,
    long charactersTotal,
    int segments,
    int rendered,
    int reused,
    double secondsOfAudio,
    String text) {

  /** 0 to 1. */
  public double fraction() {
    return charactersTotal == 0 ? 1 : (double) charactersDone / charactersTotal;
  }
}
