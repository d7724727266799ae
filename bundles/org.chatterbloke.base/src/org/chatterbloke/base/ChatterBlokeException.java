package org.chatterbloke.base;

import org.jspecify.annotations.Nullable;

/**
 * The root of all checked exceptions that reach a user. Its message is the sentence followed by the
 * remedy, so that a plain log line reads well too.
 */
public class ChatterBlokeException extends Exception implements UserFacingFailure {

  private static final long serialVersionUID = 1L;

  private final String sentence;
  private final String remedy;
  private final FailureKind kind;
  private final boolean retriable;

  /**
   * Creates a failure.
   *
   * @param kind the kind
   * @param sentence what happened and why
   * @param remedy what to do
   * @param cause the technical cause for the log, or null
   */
  public ChatterBlokeException(
      FailureKind kind, String sentence, String remedy, @Nullable Throwable cause) {
    this(kind, sentence, remedy, kind == FailureKind.UNAVAILABLE, cause);
  }

  /** As the other constructor, with the answer to {@link #isRetriable()} given. */
  public ChatterBlokeException(
      FailureKind kind,
      String sentence,
      String remedy,
      boolean retriable,
      @Nullable Throwable cause) {
    super(sentence + " " + remedy, cause);
    this.sentence = sentence;
    this.remedy = remedy;
    this.kind = kind;
    this.retriable = retriable;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public String remedy() {
    return remedy;
  }

  @Override
  public FailureKind kind() {
    return kind;
  }

  @Override
  public boolean isRetriable() {
    return retriable;
  }
}
