package org.chatterbloke.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentPlannerTest {

  private static List<Segment> plan(String text, int maximum) {
    return new SegmentPlanner(Segmentation.of("en-US", maximum)).plan(text);
  }

  private static List<String> texts(String text, List<Segment> segments) {
    return segments.stream().map(segment -> segment.span().in(text)).toList();
  }

  @Test
  void aSegmentIsASentence() {
    String text = "It rained. We stayed in.\n\nThe sun came.";

    List<Segment> segments = plan(text, 200);

    assertEquals(List.of("It rained.", "We stayed in.", "The sun came."), texts(text, segments));
    assertEquals(
        List.of(PauseKind.SENTENCE, PauseKind.PARAGRAPH, PauseKind.PARAGRAPH),
        segments.stream().map(Segment::pauseAfter).toList());
  }

  @Test
  void aLongSentenceIsCutBehindTheStrongestMarkNearTheMiddle() {
    String text =
        "The man, who had been waiting for a while, looked at the clock; it was late, and he left.";

    List<Segment> segments = plan(text, 60);

    assertEquals(
        List.of(
            "The man, who had been waiting for a while, looked at the clock;",
            "it was late, and he left."),
        texts(text, plan(text, 70)));
    assertEquals(PauseKind.CLAUSE, plan(text, 70).getFirst().pauseAfter());
    assertEquals("The man, who had been waiting for a while,", texts(text, segments).getFirst());
    assertEquals(PauseKind.COMMA, segments.getFirst().pauseAfter());
    assertEquals(PauseKind.PARAGRAPH, segments.getLast().pauseAfter());
  }

  @Test
  void withoutMarksWordsAreTheNextBestPlace() {
    String text = "one two three four five six seven eight nine ten eleven twelve";

    List<Segment> segments = plan(text, 30);

    assertTrue(segments.size() >= 3, segments.toString());
    for (String part : texts(text, segments)) {
      assertTrue((" " + text + " ").contains(" " + part + " "), part);
    }
    assertEquals(PauseKind.NONE, segments.getFirst().pauseAfter());
  }

  @Test
  void aNumberIsNotCutAtItsComma() {
    String text = "He counted 1,234,567 sheep and 7,654,321 goats.";

    for (String part : texts(text, plan(text, 60))) {
      assertFalse(part.startsWith("234") || part.startsWith("567"), part);
    }
  }

  @Test
  void aSentenceOfFiveThousandCharactersWorks() {
    String text = "word ".repeat(1000).strip() + ".";

    List<Segment> segments = plan(text, 300);

    assertEquals(17, segments.size());
    for (Segment segment : segments) {
      assertTrue(SpokenLength.of(text, segment.span()) <= 300);
    }
  }

  @Test
  void aWordOfFiveThousandCharactersIsCutInside() {
    String text = "x".repeat(5000);

    List<Segment> segments = plan(text, 400);

    assertEquals(text, String.join("", texts(text, segments)));
    assertTrue(segments.size() >= 13);
  }

  @Test
  void noCharacterIsPartedInALongRowOfEmoji() {
    String text = "\uD83D\uDC69\u200D\uD83D\uDC67\u0301".repeat(500);

    for (String part : texts(text, plan(text, 37))) {
      assertFalse(Character.isLowSurrogate(part.charAt(0)), part);
      assertFalse(Character.isHighSurrogate(part.charAt(part.length() - 1)), part);
    }
  }

  @Test
  void theFirstSegmentIsShortIfAskedForAndTheRestStaysTheSame() {
    String text =
        "When the morning came, the whole village stood at the river and waited for the boat. Then"
            + " it came. And everybody cheered for a long time, as everybody knew.";
    Segmentation whole = Segmentation.of("en-US", 300);

    List<Segment> plain = new SegmentPlanner(whole).plan(text);
    List<Segment> early = new SegmentPlanner(whole.withFirst(40)).plan(text);

    assertEquals("When the morning came,", early.getFirst().span().in(text));
    assertEquals(PauseKind.COMMA, early.getFirst().pauseAfter());
    assertEquals(
        plain.subList(1, plain.size()),
        early.subList(early.size() - plain.size() + 1, early.size()));
  }

  @Test
  void aShortFirstSentenceIsNotCut() {
    String text = "Good morning, everyone. Here is the news of today, as it came in.";

    List<Segment> segments =
        new SegmentPlanner(Segmentation.of("en-US", 300).withFirst(40)).plan(text);

    assertEquals("Good morning, everyone.", segments.getFirst().span().in(text));
  }

  @Test
  void aFirstSentenceWithoutMarksIsCutBetweenWords() {
    String text = "The whole village stood at the river and waited for the boat that never came.";

    List<Segment> segments =
        new SegmentPlanner(Segmentation.of("en-US", 300).withFirst(40)).plan(text);

    String first = segments.getFirst().span().in(text);
    assertTrue(first.length() <= 40 && text.startsWith(first + " "), first);
  }

  @Test
  void anyTextIsCoveredInOrderWithinTheLimit() {
    Random random = new Random(2);
    String signs = "abcdefgh      ,;.—!?\n\"()19%漢。、é\uD83D\uDE00\u0301";
    for (int round = 0; round < 2000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(400); i > 0; i--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      int maximum = 10 + random.nextInt(80);
      Segmentation segmentation =
          Segmentation.of("en-GB", maximum).withFirst(10 + random.nextInt(maximum - 9));
      int at = 0;
      for (Segment segment : new SegmentPlanner(segmentation).plan(text)) {
        TextSpan span = segment.span();
        for (int i = at; i < span.start(); i++) {
          assertTrue(Punctuation.isBlank(text.charAt(i)), "lost: " + text);
        }
        assertTrue(span.length() > 0);
        // One character of many marks may alone be longer than the limit.
        assertTrue(
            SpokenLength.of(text, span) <= maximum || span.length() <= 12,
            () -> span.in(text) + " of " + text);
        at = span.end();
      }
      for (int i = at; i < text.length(); i++) {
        assertTrue(Punctuation.isBlank(text.charAt(i)), "lost at the end: " + text);
      }
    }
  }

  @Test
  void senselessLimitsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Segmentation.of("en-US", 9));
    assertThrows(IllegalArgumentException.class, () -> new Segmentation("en-US", 100, 101));
  }
}
