package org.chatterbloke.plugins;

import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.jspecify.annotations.Nullable;

/** A plug-in that cannot be found, installed, updated, removed or rolled back. */
public class PluginException extends ChatterBlokeException {

  private static final long serialVersionUID = 1L;

  /** As {@link ChatterBlokeException}. */
  public PluginException(
      FailureKind kind, String sentence, String remedy, @Nullable Throwable cause) {
    super(kind, sentence, remedy, cause);
  }
}
