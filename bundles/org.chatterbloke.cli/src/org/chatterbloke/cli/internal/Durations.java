package org.chatterbloke.cli.internal;

import java.util.Locale;

/** Lengths of time for people. */
final class Durations {

  private Durations() {}

  /** "3.2 s", "4:07 min", "2:03:10 h". */
  static String spoken(double seconds) {
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 3600) {
      return String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60);
    }
    return String.format(Locale.ROOT, "%d:%02d:%02d h", whole / 3600, whole / 60 % 60, whole % 60);
  }

  /** "92.4 MB". */
  static String bytes(long bytes) {
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
