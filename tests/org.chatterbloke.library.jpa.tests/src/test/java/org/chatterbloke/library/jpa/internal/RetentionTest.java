package org.chatterbloke.library.jpa.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.LibraryException;
import org.junit.jupiter.api.Test;

class RetentionTest {

  private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z"); // a Tuesday

  @Test
  void sevenDaysAndFourWeeksAreKept() throws LibraryException {
    List<Instant> daily = new ArrayList<>();
    for (int day = 0; day < 60; day++) {
      daily.add(NOW.minus(Duration.ofDays(day)));
    }
    Set<Instant> kept =
        new TreeSet<>(Retention.parse("7 daily, 4 weekly").kept(daily, NOW, ZoneOffset.UTC));
    List<String> days = kept.stream().map(time -> time.toString().substring(5, 10)).toList();
    assertEquals(
        List.of("06-14", "06-21", "06-24", "06-25", "06-26", "06-27", "06-28", "06-29", "06-30"),
        days);
  }

  @Test
  void ofOneDayTheNewestIsKeptAndOfTheLastHoursAll() {
    List<Instant> times =
        List.of(
            NOW.minus(Duration.ofHours(1)),
            NOW.minus(Duration.ofHours(2)),
            NOW.minus(Duration.ofHours(50)),
            NOW.minus(Duration.ofHours(51)));
    assertEquals(
        Set.copyOf(times.subList(0, 3)), new Retention(7, 0).kept(times, NOW, ZoneOffset.UTC));
  }

  @Test
  void theNewestIsAlwaysKept() {
    List<Instant> old = List.of(Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
    assertEquals(
        Set.of(Instant.EPOCH.plusSeconds(1)), new Retention(0, 0).kept(old, NOW, ZoneOffset.UTC));
  }

  @Test
  void aSettingThatSaysNothingIsRefused() {
    for (String text : List.of("", "seven", "7", "7 weekly, 4 daily", "-1 daily, 4 weekly")) {
      LibraryException failure =
          assertThrows(LibraryException.class, () -> Retention.parse(text), text);
      assertEquals(FailureKind.BAD_INPUT, failure.kind());
      assertTrue(failure.sentence().contains("backup.keep"), failure.sentence());
    }
  }
}
