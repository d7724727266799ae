package org.chatterbloke.bench;

/** A benchmark cannot begin; the message tells the user why in a sentence or two. */
public final class UsageException extends Exception {

  private static final long serialVersionUID = 1L;

  /** With what the user reads. */
  public UsageException(String message) {
    super(message);
  }
}
