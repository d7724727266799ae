package org.chatterbloke.cli.internal;

import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;

/**
 * Options or arguments that parse but make no sense together, or name a file that cannot be used.
 */
final class UsageFailure extends ChatterBlokeException {

  private static final long serialVersionUID = 1L;

  UsageFailure(FailureKind kind, String sentence, String remedy) {
    super(kind, sentence, remedy, null);
  }
}
