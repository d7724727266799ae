package org.chatterbloke.cli.internal;

/** Counted things for people. */
final class Counts {

  private Counts() {}

  /** "1 file", "3 files". */
  static String of(int count, String one) {
    return of(count, one, one + "s");
  }

  /** "1 entry", "3 entries". */
  static String of(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
