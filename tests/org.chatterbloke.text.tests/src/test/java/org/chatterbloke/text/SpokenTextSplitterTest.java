package org.chatterbloke.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpokenTextSplitterTest {

  private static SpokenText text(String phonemes) {
    List<SpokenToken> tokens = new ArrayList<>();
    for (String word : phonemes.split(" ")) {
      boolean comma = word.endsWith(",");
      String bare = comma ? word.substring(0, word.length() - 1) : word;
      tokens.add(new SpokenToken(new TextSpan(0, 1), bare, bare, PhonemeOrigin.LEXICON, !comma));
      if (comma) {
        tokens.add(new SpokenToken(new TextSpan(0, 1), ",", ",", PhonemeOrigin.PUNCTUATION, true));
      }
    }
    return new SpokenText(phonemes, "en-US", tokens);
  }

  private static List<String> split(String phonemes, int maximum) {
    return SpokenTextSplitter.split(text(phonemes), maximum).stream()
        .map(SpokenText::phonemes)
        .toList();
  }

  @Test
  void whatFitsStaysWhole() {
    assertEquals(List.of("ab cd, ef"), split("ab cd, ef", 9));
  }

  @Test
  void marksAreTheFirstChoiceAndWordsTheSecond() {
    assertEquals(List.of("ab cd,", "ef gh"), split("ab cd, ef gh", 9));
    assertEquals(List.of("ab cd ef", "gh ij"), split("ab cd ef gh ij", 9));
  }

  @Test
  void aWordThatIsTooLongIsParted() {
    List<String> parts = split("x".repeat(5000), 510);

    assertEquals(10, parts.size());
    assertEquals("x".repeat(5000), String.join("", parts));
    assertTrue(parts.stream().allMatch(part -> part.length() <= 510));
  }

  @Test
  void everyPartIsWithinTheLimitAndNothingIsLost() {
    String phonemes = "abc de, fghij k lm, nop ".repeat(60).strip();
    for (int maximum = 5; maximum < 60; maximum++) {
      List<String> parts = split(phonemes, maximum);
      int limit = maximum;
      assertTrue(parts.stream().allMatch(part -> part.length() <= limit), parts.toString());
      assertEquals(phonemes.replace(" ", ""), String.join("", parts).replace(" ", ""));
    }
  }

  @Test
  void anEmptyTextIsOnePart() {
    SpokenText empty = new SpokenText("", "en-US", List.of());

    assertEquals(List.of(empty), SpokenTextSplitter.split(empty, 10));
    assertThrows(IllegalArgumentException.class, () -> SpokenTextSplitter.split(empty, 0));
  }
}
