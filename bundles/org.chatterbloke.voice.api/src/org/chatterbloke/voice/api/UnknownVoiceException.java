package org.chatterbloke.voice.api;

import org.chatterbloke.base.FailureKind;

/** The engine does not have or cannot speak the voice. */
public final class UnknownVoiceException extends VoiceEngineException {

  private static final long serialVersionUID = 1L;

  /** A failure with its sentence and remedy. */
  public UnknownVoiceException(String sentence, String remedy) {
    super(FailureKind.NOT_FOUND, sentence, remedy, false, null);
  }
}
