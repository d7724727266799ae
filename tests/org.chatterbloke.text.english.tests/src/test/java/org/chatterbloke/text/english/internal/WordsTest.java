package org.chatterbloke.text.english.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.chatterbloke.text.PhonemeOrigin;
import org.chatterbloke.text.SpokenText;
import org.chatterbloke.text.SpokenToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  private static SpokenToken only(String word, String language) {
    List<SpokenToken> tokens = English.read(word, language).tokens();
    assertEquals(1, tokens.size(), tokens.toString());
    return tokens.getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "kilometers, kəlˈɑməTəɹz, RULE",
        "umbrellas, ˌʌmbɹˈɛləz, RULE",
        "zebra, zˈibɹə, LEXICON",
        "Scrooge's, skɹˈuʤᵻz, RULE",
        "don't, dˈOnt, LEXICON",
        "well-known, wˌɛlnˈOn, RULE",
        "BBC, bˌibˌisˈi, SPELLED",
        "NASA, nˈæsə, LEXICON",
        "UK, jˌukˈA, SPELLED",
        "o'clock, əklˈɑk, LEXICON",
        "'tis, tˈɪz, LEXICON",
        "Fezziwig, fˈɛzɪwˌɪɡ, NETWORK",
        "Fezziwig's, fˈɛzɪwˌɪɡz, NETWORK",
        "HELLO, həlˈO, LEXICON",
      })
  void americanWords(String word, String phonemes, PhonemeOrigin origin) {
    SpokenToken token = only(word, "en-US");

    assertEquals(phonemes, token.phonemes());
    assertEquals(origin, token.origin());
  }

  @ParameterizedTest
  @CsvSource({
    "water, wˈɔːtə",
    "bath, bˈɑːθ",
    "hello, həlˈQ",
    "kilometres, kˈɪləmˌiːtəz",
    "boxes, bˈɒksɪz",
    "schedule, ʃˈɛdjuːl",
  })
  void britishWords(String word, String phonemes) {
    assertEquals(phonemes, only(word, "en-GB").phonemes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the apple|ði ˈæpᵊl",
        "the pear|ðə pˈɛɹ",
        "an old man|ɐn ˈOld mˈæn",
        "to eat|tʊ ˈit",
        "to go|tə ɡˌO",
        "Where to?|wˌɛɹ tu?",
        "Come in.|kˈʌm ˈɪn.",
        "in a box|ɪn ɐ bˈɑks",
        "I am old.|ˌI ɐm ˈOld.",
        "and/or|ænd ɔɹ",
      })
  void functionWordsHearWhatFollows(String text, String phonemes) {
    assertEquals(phonemes, English.us(text));
  }

  @Test
  void theEndingSFollowsTheLastSound() {
    Suffixes american = new Suffixes(Variant.US);

    assertEquals("kˈæps", american.s("kˈæp"));
    assertEquals("kˈæbz", american.s("kˈæb"));
    assertEquals("bˈʌsᵻz", american.s("bˈʌs"));
    assertEquals("bˈʌsɪz", new Suffixes(Variant.GB).s("bˈʌs"));
  }

  @Test
  void theEndingsEdAndIngFlapInAmericaAlone() {
    assertEquals("wˈAɾᵻd", new Suffixes(Variant.US).ed("wˈAt"));
    assertEquals("wˈAtɪd", new Suffixes(Variant.GB).ed("wˈAt"));
    assertEquals("wˈAɾɪŋ", new Suffixes(Variant.US).ing("wˈAt"));
    assertEquals("wˈAtɪŋ", new Suffixes(Variant.GB).ing("wˈAt"));
    assertEquals("lˈʊkt", new Suffixes(Variant.US).ed("lˈʊk"));
    assertEquals("nˈidᵻd", new Suffixes(Variant.US).ed("nˈid"));
  }

  @Test
  void stressIsReducedAddedAndRaised() {
    assertEquals("hˌɛlO", Stress.apply("hˈɛlˌO", -1.0));
    assertEquals("hɛlO", Stress.apply("hˈɛlˌO", Stress.NONE));
    assertEquals("hˈɛlO", Stress.apply("hˌɛlO", 1.0));
    assertEquals("hˈɛlO", Stress.apply("hɛlO", Stress.FULL));
    assertEquals("hˌɛlO", Stress.apply("hɛlO", Stress.AT_LEAST_SECONDARY));
    assertEquals("hm", Stress.apply("hm", Stress.FULL));
    assertEquals("hˈɛlO", Stress.apply("hˈɛlO", null));
  }

  @Test
  void quotesDashesAndBracketsAreMarksOfTheEngines() {
    assertEquals("“nˈO,” hi sˈɛd—(twˈIs)—“nˈO!”", English.us("\"No,\" he said--(twice)—\"no!!!\""));
    assertEquals("“ɡˌO,” ʃi sˈɛd.", English.us("'Go,' she said."));
    assertEquals("wˈAt — stˈɑp... nˈW.", English.us("Wait - stop... now."));
  }

  @Test
  void tokensPointToTheirPlaceInTheSource() {
    SpokenText text = English.read("“Café  №5,” caf\u00E9.\u200B", "en-US");

    for (SpokenToken token : text.tokens()) {
      assertTrue(token.span().end() <= text.source().length());
    }
    assertEquals("Café", text.tokens().get(1).span().in(text.source()));
    assertEquals("№", text.tokens().get(2).span().in(text.source()));
    assertEquals(
        "number five", text.tokens().get(2).spoken() + " " + text.tokens().get(3).spoken());
  }
}
