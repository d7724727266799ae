package org.chatterbloke.text.english.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.chatterbloke.text.SpokenText;
import org.chatterbloke.text.SpokenToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NormaliserTest {

  static Stream<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (String[] row : English.table("normaliser.tsv")) {
      List<String> variants = row[0].equals("*") ? List.of("en-US", "en-GB") : List.of(row[0]);
      variants.forEach(variant -> cases.add(Arguments.of(variant, row[1], row[2])));
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysFiguresAbbreviationsAndSymbolsInWords(String variant, String text, String spoken) {
    assertEquals(spoken, English.read(text, variant).spoken());
  }

  @Test
  void theWordsOfANumberPointToItsFigures() {
    SpokenText text = English.read("He paid $42.50 for it.", "en-US");

    List<SpokenToken> words =
        text.tokens().stream()
            .filter(token -> token.span().in(text.source()).equals("$42.50"))
            .toList();

    assertEquals(
        List.of("forty", "two", "dollars", "and", "fifty", "cents"),
        words.stream().map(SpokenToken::spoken).toList());
  }

  @Test
  void everyDigitIsSaidWhateverStandsAround() {
    Random random = new Random(3);
    String signs = "0123456789 .,:;-–/$£%°'\"x×()+#aAsdpm½²";
    for (int round = 0; round < 2500; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 1 + random.nextInt(14); i > 0; i--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      String source = text.toString();
      SpokenText spoken = English.read(source, round % 2 == 0 ? "en-US" : "en-GB");
      for (int i = 0; i < source.length(); i++) {
        if (Character.isDigit(source.charAt(i))) {
          assertCovered(spoken, i);
        }
      }
      assertTrue(spoken.spoken().chars().noneMatch(Character::isDigit), source);
    }
  }

  private static void assertCovered(SpokenText spoken, int position) {
    assertTrue(
        spoken.tokens().stream()
            .anyMatch(token ->
                token.span().start() <= position
                    && position < token.span().end()
                    && token.isWord()
                    && !token.phonemes().isEmpty()),
        () -> "digit " + position + " of " + spoken.source() + " is not in " + spoken.spoken());
  }

  @Test
  void digitsOfOtherScriptsAreRead() {
    assertEquals("It is forty two.", English.read("It is ٤٢.", "en-US").spoken());
    assertEquals("It is forty two.", English.read("It is ４２.", "en-US").spoken());
    assertEquals("Chapter eight", English.read("Chapter Ⅷ", "en-US").spoken());
  }

  @Test
  void aNumberOfFiveThousandDigitsIsReadDigitByDigit() {
    SpokenText text = English.read("7".repeat(5000), "en-GB");

    assertEquals(5000, text.tokens().size());
    assertEquals("seven", text.tokens().getLast().spoken());
  }
}
