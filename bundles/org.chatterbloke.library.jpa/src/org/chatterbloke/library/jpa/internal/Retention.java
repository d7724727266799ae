package org.chatterbloke.library.jpa.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.LibraryException;

/**
 * Which backups are kept: the newest of each of the last days and weeks that have one, everything
 * of the last 24 hours, and always the newest.
 *
 * @param daily days
 * @param weekly weeks (ISO, from Monday)
 */
record Retention(int daily, int weekly) {

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,4})\\s*daily\\s*,\\s*(\\d{1,4})\\s*weekly");

  /** Reads "7 daily, 4 weekly". */
  static Retention parse(String text) throws LibraryException {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new LibraryException(
          FailureKind.BAD_INPUT,
          "The setting backup.keep = " + text + " does not say what is kept.",
          "Write it as “7 daily, 4 weekly”.",
          null);
    }
    return new Retention(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** The times that are kept. */
  Set<Instant> kept(Collection<Instant> times, Instant now, ZoneId zone) {
    List<Instant> newest = times.stream().sorted(Comparator.reverseOrder()).toList();
    Set<Instant> kept = new HashSet<>();
    newest.stream().limit(1).forEach(kept::add);
    for (Instant time : newest) {
      if (time.isAfter(now.minus(Duration.ofHours(24)))) {
        kept.add(time);
      }
    }
    firsts(newest, daily, time -> time.atZone(zone).toLocalDate(), kept);
    firsts(newest, weekly, time -> week(time.atZone(zone).toLocalDate()), kept);
    return kept;
  }

  private static String week(LocalDate day) {
    return day.get(IsoFields.WEEK_BASED_YEAR) + "-" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }

  private static void firsts(
      List<Instant> newest, int count, Function<Instant, Object> period, Set<Instant> kept) {
    Set<Object> seen = new HashSet<>();
    for (Instant time : newest) {
      if (seen.size() < count && seen.add(period.apply(time))) {
        kept.add(time);
      }
    }
  }
}
