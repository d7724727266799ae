package org.chatterbloke.plugins.internal;

import org.eclipse.core.runtime.IStatus;

/** The one message of a p2 status that says what is wrong: the deepest, without its full stop. */
final class P2Messages {

  private P2Messages() {}

  static String deepest(IStatus status) {
    IStatus current = status;
    for (boolean deeper = true; deeper; ) {
      deeper = false;
      for (IStatus child : current.getChildren()) {
        if (child.getSeverity() >= IStatus.ERROR && says(child)) {
          current = child;
          deeper = true;
          break;
        }
      }
    }
    String message = current.getMessage().strip().replaceAll("\\s+", " ");
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }

  /** p2 puts the state of its engine before the reason. */
  private static boolean says(IStatus status) {
    return !status.getMessage().isBlank() && !status.getMessage().startsWith("session context");
  }
}
