package org.chatterbloke.voice.api;

import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.jspecify.annotations.Nullable;

/** A recording cannot be used for cloning, or cloning failed. */
public class CloningException extends ChatterBlokeException {

  private static final long serialVersionUID = 1L;

  /** As {@link ChatterBlokeException}. */
  public CloningException(
      FailureKind kind, String sentence, String remedy, @Nullable Throwable cause) {
    super(kind, sentence, remedy, cause);
  }
}
