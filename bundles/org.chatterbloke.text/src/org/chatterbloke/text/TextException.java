package org.chatterbloke.text;

import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.jspecify.annotations.Nullable;

/** Text that cannot be read, or a front end whose data is missing. */
public class TextException extends ChatterBlokeException {

  private static final long serialVersionUID = 1L;

  /** As {@link ChatterBlokeException}. */
  public TextException(
      FailureKind kind, String sentence, String remedy, @Nullable Throwable cause) {
    super(kind, sentence, remedy, cause);
  }
}
