package org.chatterbloke.text.english.internal.normaliser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times of day, spans of them, and ratios, which look alike. */
final class TimeRule implements Rule {

  private static final String HALF = " ?([AaPp])(?:(\\.) ?[Mm](\\.)?|[Mm])(?![\\p{L}\\p{N}])";
  private static final Pattern WITH_HALF =
      Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?(?:[:.](\\d{2}))?" + HALF);
  private static final Pattern CLOCK =
      Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?![\\p{L}\\p{N}]|[:.]\\d)");
  private static final Pattern BRITISH_CLOCK =
      Pattern.compile("(\\d{1,2})\\.([0-5][05])(?![\\p{L}\\p{N}%]|[:.,]\\d)");
  private static final Pattern TO = Pattern.compile(Figures.DASH + "(?=\\d)");
  private static final Pattern BARE_HOUR =
      Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?" + Figures.DASH + "(?=\\d)");
  private static final Pattern RATIO =
      Pattern.compile("(" + Figures.NUMBER + "):(" + Figures.NUMBER + ")(?![\\p{L}\\p{N}]|:\\d)");
  private static final Set<String> BEFORE_TIMES =
      Set.of("at", "by", "until", "till", "before", "after", "from", "about", "around", "the");

  private static final Set<String> AFTER_TRAINS =
      Set.of("to", "from", "train", "bus", "express", "for", "news");

  /** A time that was found: its words and where it ends. */
  private record Time(int end, List<SpokenWord> words) {}

  @Override
  public @Nullable Reading read(Place place) {
    if (!place.atWordStart()) {
      return null;
    }
    int start = place.at();
    Time time = spanWithHalfAtEnd(place);
    place.moveTo(start);
    if (time == null) {
      time = time(place);
      Matcher to = null;
      if (time != null) {
        place.moveTo(time.end());
        to = place.match(TO);
      }
      if (time != null && to != null) {
        place.moveTo(to.end());
        Time until = time(place);
        time = until == null ? time : join(time.words(), until);
      }
      place.moveTo(start);
    }
    if (time != null) {
      return Reading.of(time.end(), time.words());
    }
    Matcher ratio = place.match(RATIO);
    return ratio == null
        ? null
        : Reading.of(
            ratio.end(),
            NumberWords.amount(ratio.group(1), place.variant())
                + " to "
                + NumberWords.amount(ratio.group(2), place.variant()));
  }

  private static Time join(List<SpokenWord> from, Time until) {
    List<SpokenWord> words = new ArrayList<>(from);
    words.add(SpokenWord.plain("to"));
    words.addAll(until.words());
    return new Time(until.end(), words);
  }

  /** "9-5 pm", "10:30–11 a.m.": the half of the day counts for both. */
  private static @Nullable Time spanWithHalfAtEnd(Place place) {
    Matcher from = place.match(BARE_HOUR);
    if (from == null) {
      return null;
    }
    place.moveTo(from.end());
    Matcher until = place.match(WITH_HALF);
    if (until == null || !isTime(from.group(1), from.group(2))) {
      return null;
    }
    Time last = withHalf(place, until);
    return last == null
        ? null
        : join(SpokenWord.phrase(clock(from.group(1), from.group(2), place, false)), last);
  }

  private static @Nullable Time time(Place place) {
    Matcher half = place.match(WITH_HALF);
    if (half != null) {
      return withHalf(place, half);
    }
    Matcher clock = place.match(CLOCK);
    if (clock == null && place.british()) {
      clock = britishClock(place);
    }
    if (clock == null || !isTime(clock.group(1), clock.group(2))) {
      return null;
    }
    boolean seconds = clock.groupCount() > 2 && clock.group(3) != null;
    String next = place.wordAfter(clock.end());
    if (next.equals("ratio") || next.equals("scale") || next.equals("odds")) {
      return null;
    }
    boolean named = next.equals("noon") || next.equals("midnight") || next.equals("o");
    String words = clock(clock.group(1), clock.group(2), place, !seconds && !named);
    if (seconds) {
      words += seconds(clock.group(3), place);
    }
    return new Time(clock.end(), SpokenWord.phrase(words));
  }

  /** "At 4.30" and "the 7.15 to Leeds". */
  private static @Nullable Matcher britishClock(Place place) {
    String before = place.previousWord().toLowerCase(Locale.ROOT);
    Matcher clock = BEFORE_TIMES.contains(before) ? place.match(BRITISH_CLOCK) : null;
    return clock != null
            && before.equals("the")
            && !AFTER_TRAINS.contains(place.wordAfter(clock.end()))
        ? null
        : clock;
  }

  private static String seconds(String seconds, Place place) {
    int number = Integer.parseInt(seconds);
    return " and "
        + NumberWords.cardinal(number, place.variant())
        + (number == 1 ? " second" : " seconds");
  }

  private static @Nullable Time withHalf(Place place, Matcher time) {
    if (!isTime(time.group(1), time.group(2))) {
      return null;
    }
    String words = clock(time.group(1), time.group(2), place, false);
    if (time.group(3) != null) {
      words += seconds(time.group(3), place);
    }
    List<SpokenWord> all = new ArrayList<>(SpokenWord.phrase(words));
    all.add(SpokenWord.spelled(time.group(4).equalsIgnoreCase("a") ? "AM" : "PM"));
    if (time.group(6) != null && place.endsText(time.end())) {
      all.add(SpokenWord.mark("."));
    }
    return new Time(time.end(), all);
  }

  private static boolean isTime(String hour, @Nullable String minute) {
    return Integer.parseInt(hour) <= 24 && (minute == null || Integer.parseInt(minute) < 60);
  }

  /**
   * Hours and minutes in words.
   *
   * @param alone whether nothing else says that this is a time, so that full hours need "o'clock"
   */
  private static String clock(String hour, @Nullable String minute, Place place, boolean alone) {
    int hours = Integer.parseInt(hour);
    String words = NumberWords.cardinal(hours, place.variant());
    if (minute == null) {
      return words;
    }
    int minutes = Integer.parseInt(minute);
    if (minutes == 0) {
      return !alone ? words : hours > 12 || hours == 0 ? words + " hundred" : words + " o'clock";
    }
    return words + (minutes < 10 ? " oh " : " ") + NumberWords.cardinal(minutes, place.variant());
  }
}
