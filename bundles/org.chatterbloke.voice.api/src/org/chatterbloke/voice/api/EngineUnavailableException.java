package org.chatterbloke.voice.api;

import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.jspecify.annotations.Nullable;

/** The engine cannot be opened: a model is missing or broken, memory is short, a server is away. */
public final class EngineUnavailableException extends VoiceEngineException {

  private static final long serialVersionUID = 1L;

  /** As {@link ChatterBlokeException}. */
  public EngineUnavailableException(
      FailureKind kind, String sentence, String remedy, @Nullable Throwable cause) {
    super(kind, sentence, remedy, kind == FailureKind.UNAVAILABLE, cause);
  }

  /** Passes on what a lower layer said to the user, unchanged. */
  public static EngineUnavailableException from(ChatterBlokeException failure) {
    return new EngineUnavailableException(
        failure.kind(), failure.sentence(), failure.remedy(), failure);
  }
}
