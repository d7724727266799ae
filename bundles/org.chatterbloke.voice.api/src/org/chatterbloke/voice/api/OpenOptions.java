package org.chatterbloke.voice.api;

/**
 * How an engine is opened.
 *
 * @param threads threads for the computation, 1 or more
 * @param mayDownload whether missing models may be fetched; otherwise opening fails with a sentence
 */
public record OpenOptions(int threads, boolean mayDownload) {

  public OpenOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread, not " + threads);
    }
  }

  /** All processors, downloads allowed. */
  public static OpenOptions standard() {
    return new OpenOptions(Runtime.getRuntime().availableProcessors(), true);
  }
}
