package org.chatterbloke.modelstore.internal;

import org.jspecify.annotations.Nullable;

/**
 * A source that did not give its file. The message is a clause without a full stop that reads well
 * in a list of what was tried ("huggingface.co is unreachable").
 */
final class SourceException extends Exception {

  private static final long serialVersionUID = 1L;

  SourceException(String clause, @Nullable Throwable cause) {
    super(clause, cause);
  }

  SourceException(String clause) {
    this(clause, null);
  }

  String clause() {
    return String.valueOf(getMessage());
  }
}
