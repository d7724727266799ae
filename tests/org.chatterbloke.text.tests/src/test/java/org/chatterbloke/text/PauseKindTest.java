package org.chatterbloke.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauseKindTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "It rained.|SENTENCE",
        "Did it?|SENTENCE",
        "It did!”|SENTENCE",
        "Well…|SENTENCE",
        "(It did.)|SENTENCE",
        "however,|COMMA",
        "however,”|COMMA",
        "the man (as he said)|COMMA",
        "as follows:|CLAUSE",
        "it was late;|CLAUSE",
        "it was —|CLAUSE",
        "in the|NONE",
        "”|NONE",
        "终。|SENTENCE",
      })
  void theLastMarkDecides(String text, PauseKind expected) {
    assertEquals(expected, PauseKind.after(text + " "));
  }

  @Test
  void anEmptyTextHasNoPause() {
    assertEquals(PauseKind.NONE, PauseKind.after(""));
  }

  @Test
  void sentencesEndAtSentencesAndParagraphs() {
    assertTrue(PauseKind.SENTENCE.endsSentence());
    assertTrue(PauseKind.PARAGRAPH.endsSentence());
    assertFalse(PauseKind.CLAUSE.endsSentence());
  }
}
