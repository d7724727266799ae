package org.chatterbloke.text.english.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFilesTest {

  private static JsonScanner scanner(String json) {
    return new JsonScanner(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theScannerReadsStringsNumbersAndSkipsTheRest() throws IOException {
    JsonScanner json =
        scanner(" { \"a\\u00e9\\n\\\"\" : -12.34 , \"b\":[1,{\"c\":\"}\"}],\"d\":null}");

    json.expect('{');
    assertEquals("aé\n\"", json.string());
    json.expect(':');
    assertEquals(-123, json.tenths());
    assertTrue(json.take(','));
    assertEquals("b", json.string());
    json.expect(':');
    json.skipValue();
    json.expect(',');
    assertEquals("d", json.string());
    json.expect(':');
    json.skipValue();
    json.expect('}');
    assertEquals(0, json.peek());
  }

  @Test
  void brokenJsonIsReported() {
    assertThrows(IOException.class, () -> scanner("{").expect('['));
    assertThrows(IOException.class, () -> scanner("\"open").string());
    assertThrows(IOException.class, () -> scanner("x").tenths());
    assertThrows(IOException.class, () -> scanner("[1,[2").skipValue());
  }

  @Test
  void theDictionaryFindsItsFirstAndLastWordAndNothingElse() throws IOException {
    LexiconTable gold = LexiconTable.load(English.file("lexicon_us_gold.json.gz"));

    assertEquals(90_201, gold.size());
    assertNotNull(gold.get("'Merica"));
    assertNotNull(gold.get("a"));
    LexiconTable.Entry record = gold.get("record");
    assertNotNull(record);
    assertNotNull(record.readings());
    assertNull(record.phonemes());
    assertNull(gold.get("zzzzzzzz"));
    assertNull(gold.get(""));
    assertNull(gold.get("recor"));
    assertNull(gold.get("recordé"));
  }

  @Test
  void aDictionaryOutOfOrderIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("lexicon.json");
    Files.writeString(file, "{\"b\":\"x\",\"a\":\"y\"}");

    assertThrows(IOException.class, () -> LexiconTable.load(file));
  }

  @Test
  void theTaggerKnowsPartsOfSpeech() throws IOException {
    Tagger tagger = Tagger.load(English.file("tagger.json.gz"));

    assertEquals(
        List.of("PRP", "MD", "VB", "DT", "NN", "."),
        tagger.tags(List.of("They", "must", "record", "the", "song", ".")));
    assertEquals(List.of(), tagger.tags(List.of()));
  }

  @Test
  void theTokeniserKnowsContractionsAndCompounds() throws IOException {
    Tokeniser tokeniser = Tokeniser.load(English.file("tokenizer_exceptions.json"));
    String text = "(\"Don't stop the well-known so-called Mr. Brown's dog...\")—and 'tis true!";

    assertEquals(
        List.of(
            "(", "\"", "Do", "n't", "stop", "the", "well", "-", "known", "so", "-", "called", "Mr.",
            "Brown", "'s", "dog", "...", "\"", ")", "—", "and", "'tis", "true", "!"),
        tokeniser.tokens(text, 0, text.length()).stream()
            .map(range -> text.substring(range.start(), range.end()))
            .toList());
  }

  @Test
  void unknownWordsAreGuessedWhateverTheirLength() throws Exception {
    try (UnknownWords network =
        new UnknownWords(English.file("oov.onnx"), English.file("oov.json"), "en-US")) {
      assertEquals("fˈɛzɪwˌɪɡ", network.phonemes("Fezziwig", "en-US"));
      assertEquals("", network.phonemes("漢字", "en-US"));
      assertEquals("", network.phonemes("Fezziwig", "en-GB"));
      assertTrue(network.phonemes("ba".repeat(60), "en-US").length() > 60);
    }
  }
}
