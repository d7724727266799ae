package org.chatterbloke.text.english.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference is the Python package that the voices' own texts were read with. */
class AgreementTest {

  static Stream<Arguments> commonSentences() {
    return English.table("common-sentences.tsv").stream()
        .map(row -> Arguments.of(row[0], row[1], row[2]));
  }

  @ParameterizedTest
  @MethodSource("commonSentences")
  void commonSentencesSoundAsInTheReference(String variant, String sentence, String phonemes) {
    assertEquals(phonemes, English.read(sentence, variant).phonemes());
  }

  static Stream<Arguments> heteronyms() {
    return English.table("heteronyms.tsv").stream()
        .map(row -> Arguments.of(row[0], row[1], row[2]));
  }

  @ParameterizedTest
  @MethodSource("heteronyms")
  void thePartOfSpeechDecidesTheSound(String sentence, String word, String phonemes) {
    List<String> found =
        English.read(sentence, "en-US").tokens().stream()
            .filter(token -> token.spoken().equals(word))
            .map(token -> token.phonemes())
            .toList();

    assertEquals(List.of(phonemes), found);
  }

  @Test
  void proseSoundsAsInTheReferenceButForItsKnownFaults() {
    List<String[]> rows = English.table("prose.tsv");
    int american = 0;
    int british = 0;
    for (String[] row : rows) {
      american += withoutQuotes(English.us(row[0])).equals(row[1]) ? 1 : 0;
      british += withoutQuotes(English.gb(row[0])).equals(row[2]) ? 1 : 0;
    }

    // The others have a dash behind a full stop or a hyphenated name, which the reference guesses.
    int fewest = rows.size() * 96 / 100;
    assertTrue(
        american >= fewest && british >= fewest,
        american + " and " + british + " of " + rows.size() + " sentences");
  }

  private static String withoutQuotes(String phonemes) {
    return phonemes.replace("“", "").replace("”", "");
  }
}
