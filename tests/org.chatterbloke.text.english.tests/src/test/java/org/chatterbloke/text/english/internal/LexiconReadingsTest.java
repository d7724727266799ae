package org.chatterbloke.text.english.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.chatterbloke.text.Lexicon;
import org.chatterbloke.text.LexiconEntry;
import org.chatterbloke.text.LexiconEntry.Scope;
import org.chatterbloke.text.ReadingRequest;
import org.chatterbloke.text.TextException;
import org.junit.jupiter.api.Test;

class LexiconReadingsTest {

  private static String read(String text, String language, LexiconEntry... entries)
      throws TextException {
    Lexicon lexicon = Lexicon.of(List.of(entries), English.frontEnd(), language);
    return English.frontEnd()
        .read(new ReadingRequest(text, language, lexicon.readings(text, List.of())))
        .phonemes();
  }

  private static LexiconEntry inflected(String written, String phonemes) {
    return new LexiconEntry(written, phonemes, "en", Scope.GLOBAL, "", true, false);
  }

  @Test
  void americanInflectionsFollowTheRules() throws TextException {
    LexiconEntry grok = inflected("grok", "/ɡɹˈɑk/");
    assertEquals("ɡɹˈɑk ɡɹˈɑks ɡɹˈɑkt ɡɹˈɑkɪŋ", read("grok groks grokked grokking", "en-US", grok));
    LexiconEntry smit = inflected("Smit", "/smˈɪt/");
    assertEquals(
        "smˈɪts smˈɪts smˈɪɾᵻd smˈɪɾɪŋ", read("Smits Smit's smitted smitting", "en-US", smit));
    LexiconEntry siobhan = inflected("Siobhan", "/ʃəvˈɔn/");
    assertEquals("ʃəvˈɔnz bˈɔl", read("SIOBHAN’S ball", "en-US", siobhan));
    LexiconEntry voss = inflected("Voss", "/vˈɔs/");
    assertEquals("vˈɔsᵻz vˈɔsᵻz vˈɔsᵻz", read("Voss's Voss' Vosses", "en-US", voss));
    LexiconEntry tevy = inflected("tevy", "/tˈɛvi/");
    assertEquals("tˈɛviz tˈɛvid tˈɛviɪŋ", read("tevies tevied tevying", "en-US", tevy));
    LexiconEntry yande = inflected("yande", "/jˈænd/");
    assertEquals("jˈændᵻd jˈændɪŋ", read("yanded yanding", "en-US", yande));
  }

  @Test
  void britishInflectionsFollowTheRules() throws TextException {
    LexiconEntry smit = inflected("Smit", "/smˈɪt/");
    assertEquals("smˈɪts smˈɪtɪd smˈɪtɪŋ", read("Smits smitted smitting", "en-GB", smit));
    LexiconEntry voss = inflected("Voss", "/vˈɒs/");
    assertEquals("vˈɒsɪz", read("Voss's", "en-GB", voss));
    LexiconEntry ober = inflected("ober", "/ˈQbə/");
    assertEquals("ˈQbəd ˈQbəɹɪŋ", read("obered obering", "en-GB", ober));
  }

  @Test
  void withoutInflectionsOnlyTheWordItselfIsMeant() throws TextException {
    LexiconEntry bare = LexiconEntry.global("blorp", "/zˈu/", "en");
    String read = read("blorp blorps", "en-US", bare);
    assertEquals("zˈu " + English.us("blorps"), read);
  }

  @Test
  void phrasesAreInflectedAtTheirEnd() throws TextException {
    LexiconEntry mall = inflected("Pall Mall", "/pˈæl mˈæl/");
    assertEquals("pˈæl mˈælz klˈʌb", read("Pall Mall's club", "en-US", mall));
  }

  @Test
  void respellingsAreReadAsOrdinaryText() throws TextException {
    LexiconEntry entry = LexiconEntry.global("Siobhan", "shiv-awn", "en");
    String alone = English.us("shiv-awn");
    assertEquals(alone, Lexicon.phonemes(entry, English.frontEnd(), "en-US"));
    assertEquals(alone + " kˈAm.", read("Siobhan came.", "en-US", entry));
    LexiconEntry stressed = LexiconEntry.global("Siobhan", "shi-VAWN", "en");
    assertEquals(English.us("shi-vawn"), Lexicon.phonemes(stressed, English.frontEnd(), "en-US"));
  }

  @Test
  void signsThatAreNoSoundsAreNamed() throws TextException {
    EnglishFrontEnd english = English.frontEnd();
    assertEquals(Optional.empty(), english.unknownSign("ʃəvˈɔn ˌmɒɾᵻ dʒɜː", "en-US"));
    assertEquals(Optional.of("7"), english.unknownSign("ʃə7vˈɔn", "en-GB"));
    assertEquals(Optional.of("g"), english.unknownSign("gˈO", "en-US"));
    assertEquals(Optional.of("."), english.unknownSign("ʃə.vˈɔn", "en-US"));
    assertEquals(Optional.of("\uD83D\uDE00"), english.unknownSign("a\uD83D\uDE00", "en-US"));
  }
}
