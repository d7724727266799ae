package org.chatterbloke.voice.model.kokoro.internal;

/** The model file is not the one whose graph the rewrite knows. */
final class UnexpectedGraphException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnexpectedGraphException(String message) {
    super(message);
  }
}
