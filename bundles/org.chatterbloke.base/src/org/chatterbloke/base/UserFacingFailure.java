package org.chatterbloke.base;

/**
 * A failure that can be shown to a person as it is: one sentence that says what happened and why,
 * and one that says what to do. Implemented by exceptions; see {@link ChatterBlokeException}.
 */
public interface UserFacingFailure {

  /**
   * What happened and why, as one sentence with its full stop; names files as the user wrote them.
   */
  String sentence();

  /** What the user can do about it, as one sentence with its full stop; never empty. */
  String remedy();

  /** The kind, for exit codes and for choosing a presentation. */
  FailureKind kind();

  /** Whether the same request may succeed later without a change by the user. */
  boolean isRetriable();
}
