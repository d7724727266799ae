package org.chatterbloke.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.chatterbloke.testkit.FakeFrontEnd;
import org.chatterbloke.text.LexiconEntry.Scope;
import org.chatterbloke.text.ReadingRequest.GivenReading;
import org.junit.jupiter.api.Test;

class LexiconTest {

  private static final FakeFrontEnd FRONT_END = new FakeFrontEnd();

  private static LexiconEntry entry(String written, String reading) {
    return LexiconEntry.global(written, reading, "en");
  }

  private static LexiconEntry cased(String written, String reading) {
    return new LexiconEntry(written, reading, "en", Scope.GLOBAL, "", false, true);
  }

  private static Lexicon lexicon(LexiconEntry... entries) {
    return Lexicon.of(List.of(entries), FRONT_END, "en-US");
  }

  /** The text with each match replaced by its phonemes in braces. */
  private static String marked(Lexicon lexicon, String text, GivenReading... given) {
    try {
      StringBuilder marked = new StringBuilder();
      int at = 0;
      for (GivenReading reading : lexicon.readings(text, List.of(given))) {
        marked.append(text, at, reading.span().start());
        marked.append('{').append(reading.phonemes()).append('}');
        at = reading.span().end();
      }
      return marked.append(text.substring(at)).toString();
    } catch (TextException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void wholeWordsAreFoundAndPartsOfWordsAreNot() {
    Lexicon lexicon = lexicon(entry("Anna", "/A/"));
    assertEquals("{A}, ({A}) and “{A}”.", marked(lexicon, "Anna, (Anna) and “Anna”."));
    assertEquals("Annabel Joanna Anna's", marked(lexicon, "Annabel Joanna Anna's"));
    assertEquals("Anna’s O'Anna", marked(lexicon, "Anna’s O'Anna"));
    assertEquals("'{A}' {A}-{A}", marked(lexicon, "'Anna' Anna-Anna"));
    assertEquals("Anna\u0301 Anna2", marked(lexicon, "Anna\u0301 Anna2"));
  }

  @Test
  void theLongestMatchWinsEvenOverANarrowerScope() {
    Lexicon lexicon =
        lexicon(
            new LexiconEntry("New", "/script/", "en", Scope.SCRIPT, "s", false, false),
            entry("New York", "/two/"),
            entry("New York City Hall", "/four/"),
            entry("City", "/city/"));
    assertEquals(
        "{two} {city}, {four}, {script} Jersey",
        marked(lexicon, "New York City, New York City Hall, New Jersey"));
  }

  @Test
  void phrasesMatchAcrossAnyBlanksAndApostrophes() {
    Lexicon lexicon = lexicon(entry("rock 'n' roll", "/rnr/"), entry("vis-à-vis", "/viz/"));
    assertEquals("{rnr} {rnr}.", marked(lexicon, "Rock  ’n’\n roll rock 'n'\u00a0roll."));
    assertEquals("{viz}", marked(lexicon, "vis\u2011à\u2011vis"));
  }

  @Test
  void decomposedTextIsFoundAtItsOwnPlaces() {
    String text = Normalizer.normalize("Zoë met Gómez, and Zoë left.", Normalizer.Form.NFD);
    Lexicon lexicon = lexicon(entry("Zoë", "/z/"), entry("Gómez", "/g/"));
    assertEquals("{z} met {g}, and {z} left.", marked(lexicon, text));
  }

  @Test
  void scriptBeatsVoiceBeatsGlobalWhateverTheOrder() {
    List<LexiconEntry> entries = new ArrayList<>();
    for (Scope scope : Scope.values()) {
      String owner = scope == Scope.GLOBAL ? "" : "x";
      entries.add(new LexiconEntry("word", "/" + scope + "/", "en", scope, owner, false, false));
    }
    for (int seed = 0; seed < 10; seed++) {
      Collections.shuffle(entries, new Random(seed));
      assertEquals("{SCRIPT}", marked(Lexicon.of(entries, FRONT_END, "en-US"), "word"));
    }
    entries.removeIf(entry -> entry.scope() == Scope.SCRIPT);
    assertEquals("{VOICE}", marked(Lexicon.of(entries, FRONT_END, "en-US"), "word"));
  }

  @Test
  void theNarrowerLanguageWinsAndOthersAreLeftOut() {
    List<LexiconEntry> entries =
        List.of(
            entry("word", "/en/"),
            LexiconEntry.global("word", "/gb/", "en-gb"),
            LexiconEntry.global("word", "/de/", "de"));
    assertEquals("{gb}", marked(Lexicon.of(entries, FRONT_END, "en-GB"), "word"));
    assertEquals("{en}", marked(Lexicon.of(entries, FRONT_END, "en-US"), "word"));
  }

  @Test
  void capitalsMatterOnlyWhereAskedForAndThenTheyWin() {
    Lexicon lexicon = lexicon(entry("polish", "/p/"), cased("Polish", "/P/"), cased("US", "/US/"));
    assertEquals("{p} {P} {p} us {US}", marked(lexicon, "polish Polish POLISH us US"));
  }

  @Test
  void readingsOfTheScriptWin() {
    Lexicon lexicon = lexicon(entry("big Anna", "/BA/"), entry("Anna", "/A/"), entry("big", "/B/"));
    GivenReading given = new GivenReading(new TextSpan(4, 8), "given");
    assertEquals("{B} {given} and {A}", marked(lexicon, "big Anna and Anna", given));
    GivenReading part = new GivenReading(new TextSpan(0, 2), "An");
    assertEquals("{An}na", marked(lexicon, "Anna", part));
  }

  @Test
  void aRespellingIsReadByTheFrontEndAsText() throws TextException {
    assertEquals("{shivawn}", marked(lexicon(entry("Siobhan", "shivawn")), "Siobhan"));
    assertEquals("you ess", Lexicon.phonemes(entry("US", "You, ess!"), FRONT_END, "en-US"));
  }

  @Test
  void signsAtTheEdgeOfAWordNeedNoBoundary() {
    Lexicon lexicon = lexicon(entry(".NET", "/net/"), entry("C++", "/cpp/"), entry("&c.", "/etc/"));
    assertEquals("ASP{net}, {cpp}17, {etc}.", marked(lexicon, "ASP.NET, C++17, &c.."));
  }

  @Test
  void anEmptyLexiconChangesNothing() throws TextException {
    assertSame(Lexicon.EMPTY, lexicon());
    List<GivenReading> given = List.of(new GivenReading(new TextSpan(0, 1), "x"));
    assertSame(given, Lexicon.EMPTY.readings("any", given));
  }

  @Test
  void anyTextGivesReadingsInOrderWithinIt() throws TextException {
    Lexicon lexicon =
        lexicon(entry("a", "/1/"), entry("a b", "/2/"), entry("é", "/3/"), entry("'b", "/4/"));
    Random random = new Random(7);
    String signs = "aAbB é\u0301'’- .\uD83D\uDE00\u00a0ß\n";
    for (int round = 0; round < 5000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      int end = 0;
      for (GivenReading reading : lexicon.readings(text.toString(), List.of())) {
        assertTrue(reading.span().start() >= end && reading.span().length() > 0, text.toString());
        end = reading.span().end();
      }
      assertTrue(end <= text.length(), text.toString());
    }
  }

  @Test
  void entriesThatCannotBeAreRefusedWithTheWord() {
    for (LexiconEntry bad :
        List.of(
            entry("", "x"),
            entry("word", ""),
            entry("word", "//"),
            entry("word", "/abc"),
            entry("word", "!?"),
            entry("word", "a\u0001b"),
            entry("w".repeat(201), "x"),
            LexiconEntry.global("word", "x", "no language"))) {
      TextException failure = assertThrows(TextException.class, bad::check, bad.toString());
      assertTrue(failure.sentence().endsWith("."), failure.sentence());
    }
  }
}
