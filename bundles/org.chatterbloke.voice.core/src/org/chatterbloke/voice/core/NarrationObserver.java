package org.chatterbloke.voice.core;

/**
 * Is told what a narration does. Called on the thread that narrates; a slow observer slows the
 * narration. All methods do nothing unless overridden.
 */
public interface NarrationObserver {

  /** Hears nothing. */
  NarrationObserver NONE = new NarrationObserver() {};

  /** A snapshot, at most ten a second, and always one at the end. */
  default void progress(NarrationProgress snapshot) {}

  /**
   * A segment is in the master: its audio has gone to the listener and to the encoder. In order.
   *
   * @param segment with its final times
   */
  default void segment(NarratedSegment segment) {}

  /** Something that the user should know and that does not stop the narration, as one sentence. */
  default void remark(String sentence) {}
}
