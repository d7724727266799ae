package org.chatterbloke.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.chatterbloke.text.LexiconEntry.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconCsvTest {

  @Test
  void entriesComeBackAsTheyWere() throws TextException {
    List<LexiconEntry> entries =
        List.of(
            LexiconEntry.global("say \"cheese\", please", "say \"cheez\", pleez", "en"),
            new LexiconEntry("Zoë", "/zˈOi/", "en-GB", Scope.VOICE, "My, voice", true, false),
            new LexiconEntry("US", "you ess", "en", Scope.SCRIPT, "/a b/c\".md", false, true));
    String csv = LexiconCsv.write(entries);
    assertTrue(csv.startsWith("written,reading,language,scope,of,inflections,case\r\n"), csv);
    assertEquals(entries, entries(csv));
    assertEquals(entries, entries("\uFEFF" + csv));
    assertEquals(entries, entries(csv.replace("\r\n", "\n")));
    assertEquals(entries, entries(csv.strip()));
  }

  private static List<LexiconEntry> entries(String csv) throws TextException {
    return LexiconCsv.read(csv, "en").stream().map(LexiconCsv.Line::entry).toList();
  }

  @Test
  void twoColumnsInAnyOrderAreEnough() throws TextException {
    assertEquals(
        List.of(LexiconEntry.global("Anna", "anner", "en")),
        entries("Reading,WRITTEN\nanner,Anna\n\n"));
  }

  @Test
  void lineBreaksInFieldsCountAsLines() throws TextException {
    List<LexiconCsv.Line> lines =
        LexiconCsv.read("written,reading\n\"New\r\nYork\",noo york\nBath,barth\n", "en");
    assertEquals("New York", lines.get(0).entry().written());
    assertEquals(List.of(2, 4), lines.stream().map(LexiconCsv.Line::line).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|Line 1: the file is empty",
        "`word,reading~a,b`|Line 1: “word” is no column",
        "`written,written~a,b`|Line 1: “written” is no column",
        "`written,language~a,en`|Line 1: the column “reading” is missing",
        "`written,reading~a,b~c`|Line 3: there are 1 fields",
        "`written,reading~a,b,c`|Line 2: there are 3 fields",
        "`written,reading~\"a,b~c,d`|Line 2: a quotation mark is opened",
        "`written,reading~a\"b,c`|Line 2: a quotation mark stands inside",
        "`written,reading~a,\"b\"c`|Line 2: something follows",
        "`written,reading~a,b~~ ,x`|Line 4: An entry of the lexicon needs",
        "`written,reading~a,/b`|Line 2: The reading /b of “a” is not",
        "`written,reading,scope~a,b,everywhere`|Line 2: “everywhere” is no scope",
        "`written,reading,scope~a,b,voice`|Line 2: the scope is voice",
        "`written,reading,of~a,b,Anna`|Line 2: “Anna” in the column “of”",
        "`written,reading,case~a,b,maybe`|Line 2: “maybe” is neither",
        "`written,reading,language~a,b,English!`|Line 2: “English!” for “a”",
      })
  void damagedTablesAreRefusedWithTheLine(String csv, String sentence) {
    TextException failure =
        assertThrows(TextException.class, () -> entries(csv.replace('~', '\n')), csv);
    assertTrue(failure.sentence().startsWith(sentence), failure.sentence());
    assertTrue(failure.remedy().endsWith("."), failure.remedy());
  }

  @Test
  void anyFieldsComeBack() throws TextException {
    Random random = new Random(3);
    String signs = "a,\"\n\r ;é\uFEFF";
    for (int round = 0; round < 3000; round++) {
      List<List<String>> rows = new ArrayList<>();
      for (int row = random.nextInt(4); row > 0; row--) {
        List<String> fields = new ArrayList<>();
        for (int field = random.nextInt(3); field >= 0; field--) {
          StringBuilder text = new StringBuilder();
          for (int i = random.nextInt(5); i > 0; i--) {
            text.append(signs.charAt(random.nextInt(signs.length())));
          }
          fields.add(text.toString());
        }
        rows.add(fields);
      }
      String csv = Csv.write(rows);
      assertEquals(rows, Csv.read(csv).stream().map(Csv.Row::fields).toList(), csv);
    }
  }
}
