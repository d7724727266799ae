package org.chatterbloke.cli;

import org.chatterbloke.base.FailureKind;

/** The documented exit codes. */
public final class ExitCode {

  /** All went well. */
  public static final int OK = 0;

  /** A check that was asked for did not pass (a damaged model, a file that misses a target). */
  public static final int CHECK_FAILED = 1;

  /** Wrong options or arguments. */
  public static final int USAGE = 2;

  /** Cancelled by Ctrl-C, as shells number it. */
  public static final int CANCELLED = 130;

  private ExitCode() {}

  /** The exit code of a kind of failure. */
  public static int of(FailureKind kind) {
    return switch (kind) {
      case BAD_INPUT -> 3;
      case NOT_FOUND -> 4;
      case UNAVAILABLE -> 5;
      case STORAGE -> 6;
      case RESOURCES -> 7;
      case INTERNAL -> 70;
    };
  }
}
