package org.chatterbloke.library.api;

import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.jspecify.annotations.Nullable;

/** The library cannot be opened, read or written. */
public class LibraryException extends ChatterBlokeException {

  private static final long serialVersionUID = 1L;

  /** As {@link ChatterBlokeException}. */
  public LibraryException(
      FailureKind kind, String sentence, String remedy, @Nullable Throwable cause) {
    super(kind, sentence, remedy, cause);
  }
}
