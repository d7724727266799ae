package org.chatterbloke.voice.engine.kokoro.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chatterbloke.testkit.SpokenTexts;
import org.chatterbloke.text.SpokenText;
import org.chatterbloke.voice.engine.kokoro.internal.PhonemePieces.Piece;
import org.chatterbloke.voice.model.kokoro.PhonemeVocabulary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhonemePiecesTest {

  private PhonemeVocabulary vocabulary;

  @BeforeEach
  void vocabulary(@TempDir Path folder) throws Exception {
    StringBuilder json = new StringBuilder("{");
    String symbols = " .,!ðəɡˈʌlzwɜɹkAhɑbtæIinOad";
    for (int i = 0; i < symbols.length(); i++) {
      json.append(i == 0 ? "" : ",")
          .append('"')
          .append(symbols.charAt(i))
          .append("\":")
          .append(i + 1);
    }
    vocabulary =
        PhonemeVocabulary.read(Files.writeString(folder.resolve("vocab.json"), json.append("}")));
  }

  private List<Piece> pieces(SpokenText text) {
    return PhonemePieces.of(text, vocabulary, 1);
  }

  @Test
  void oneInputForASentenceWithItsTokens() {
    List<Piece> pieces = pieces(SpokenTexts.sentence());
    assertEquals(1, pieces.size());
    Piece piece = pieces.getFirst();
    assertEquals("ðə ɡˈʌlz wɜɹ əwˈAk.".length(), piece.phonemes());
    assertEquals(0, piece.ids()[0]);
    assertEquals(0, piece.ids()[piece.ids().length - 1]);
    assertEquals(PhonemePieces.NO_TOKEN, piece.tokens()[0]);
    assertEquals(0, piece.tokens()[1]);
    assertEquals(PhonemePieces.NO_TOKEN, piece.tokens()[3]);
    assertEquals(1, piece.tokens()[4]);
    assertEquals(4, piece.tokens()[piece.phonemes()]);
    assertTrue(piece.endsWithMark());
  }

  @Test
  void longTextIsCutBehindASentence() {
    SpokenText text = SpokenTexts.ofLength(1500);
    List<Piece> pieces = pieces(text);
    assertTrue(pieces.size() >= 3);
    for (Piece piece : pieces) {
      assertTrue(piece.phonemes() <= 400);
      assertTrue(piece.endsWithMark());
      assertTrue(piece.ids()[1] != 1, "no space at the start");
    }
  }

  @Test
  void slowSpeechIsCutIntoShorterPieces() {
    SpokenText text = SpokenTexts.ofLength(390);
    assertEquals(1, pieces(text).size());
    for (Piece piece : PhonemePieces.of(text, vocabulary, 0.5)) {
      assertTrue(piece.phonemes() <= 200);
    }
  }

  @Test
  void textWithoutMarksIsCutBetweenWords() {
    String[] pairs = new String[400];
    for (int i = 0; i < pairs.length; i += 2) {
      pairs[i] = "gulls";
      pairs[i + 1] = "ɡˈʌlz";
    }
    List<Piece> pieces = pieces(SpokenTexts.of("en-US", pairs));
    assertTrue(pieces.size() > 1);
    int words = 0;
    for (Piece piece : pieces) {
      assertFalse(piece.endsWithMark());
      assertEquals(0, (piece.phonemes() + 1) % 6, "whole words of five and a space");
      words += (piece.phonemes() + 1) / 6;
    }
    assertEquals(200, words);
  }

  @Test
  void oneEndlessWordIsCutAnywhere() {
    List<Piece> pieces = pieces(SpokenTexts.of("en-US", "aa", "ə".repeat(1000)));
    assertEquals(1000, pieces.stream().mapToInt(Piece::phonemes).sum());
  }

  @Test
  void unknownSymbolsAloneGiveNothing() {
    assertEquals(List.of(), pieces(SpokenTexts.of("en-US", "x", "☃")));
  }
}
