package org.chatterbloke.voice.core.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what a user may have meant. */
final class NearNames {

  private static final int MOST = 3;

  private NearNames() {}

  private record Scored(String name, int distance) {}

  /** At most three names near to {@code wanted}, nearest first; empty if none is near. */
  static List<String> of(String wanted, Collection<String> names) {
    String lower = wanted.toLowerCase(Locale.ROOT);
    int limit = Math.max(2, lower.length() / 3);
    return names.stream()
        .distinct()
        .map(name -> new Scored(name, score(lower, name.toLowerCase(Locale.ROOT))))
        .filter(scored -> scored.distance() <= limit)
        .sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name))
        .limit(MOST)
        .map(Scored::name)
        .toList();
  }

  /** "Did you mean a, b or c?", or {@code otherwise} if nothing is near. */
  static String remedy(String wanted, Collection<String> names, String otherwise) {
    List<String> near = of(wanted, names);
    if (near.isEmpty()) {
      return otherwise;
    }
    String last = near.getLast();
    String first = String.join(", ", near.subList(0, near.size() - 1));
    return "Did you mean " + (first.isEmpty() ? last : first + " or " + last) + "?";
  }

  private static int score(String wanted, String name) {
    boolean contained = wanted.length() >= 3 && name.contains(wanted);
    return contained ? Math.min(1, distance(wanted, name)) : distance(wanted, name);
  }

  /**
   * The number of insertions, deletions, replacements and swaps of neighbours between two words
   * (optimal string alignment).
   */
  static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
