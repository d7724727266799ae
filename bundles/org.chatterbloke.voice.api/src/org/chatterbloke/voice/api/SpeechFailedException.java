package org.chatterbloke.voice.api;

import org.chatterbloke.base.FailureKind;
import org.jspecify.annotations.Nullable;

/**
 * The engine spoke nothing usable: not finite, out of range, too long an input, a sink that failed.
 */
public final class SpeechFailedException extends VoiceEngineException {

  private static final long serialVersionUID = 1L;

  /** A failure that may or may not pass with another seed or after a while. */
  public SpeechFailedException(
      FailureKind kind,
      String sentence,
      String remedy,
      boolean retriable,
      @Nullable Throwable cause) {
    super(kind, sentence, remedy, retriable, cause);
  }
}
