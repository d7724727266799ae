package org.chatterbloke.voice.api;

import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.jspecify.annotations.Nullable;

/** A failure of an engine, with a sentence for the user. */
public abstract sealed class VoiceEngineException extends ChatterBlokeException
    permits EngineUnavailableException, UnknownVoiceException, SpeechFailedException {

  private static final long serialVersionUID = 1L;

  VoiceEngineException(
      FailureKind kind,
      String sentence,
      String remedy,
      boolean retriable,
      @Nullable Throwable cause) {
    super(kind, sentence, remedy, retriable, cause);
  }
}
