package org.chatterbloke.inference.onnx;

import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.jspecify.annotations.Nullable;

/** A model that cannot be loaded or run. */
public class InferenceException extends ChatterBlokeException {

  private static final long serialVersionUID = 1L;

  /** As {@link ChatterBlokeException}. */
  public InferenceException(
      FailureKind kind, String sentence, String remedy, @Nullable Throwable cause) {
    super(kind, sentence, remedy, cause);
  }
}
