package org.chatterbloke.text.english.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.chatterbloke.text.PhonemeOrigin;
import org.chatterbloke.text.ReadingRequest;
import org.chatterbloke.text.ReadingRequest.GivenReading;
import org.chatterbloke.text.SpokenText;
import org.chatterbloke.text.SpokenToken;
import org.chatterbloke.text.TextException;
import org.chatterbloke.text.TextSpan;
import org.junit.jupiter.api.Test;

class OverridesTest {

  private static SpokenText read(String text, GivenReading... given) throws TextException {
    return English.frontEnd().read(new ReadingRequest(text, "en-US", List.of(given)));
  }

  @Test
  void aGivenReadingReplacesTheWord() throws TextException {
    SpokenText text = read("The Fezziwig ball.", new GivenReading(new TextSpan(4, 12), "fˈɛzi"));

    assertEquals("ðə fˈɛzi bˈɔl.", text.phonemes());
    SpokenToken token = text.tokens().get(1);
    assertEquals("Fezziwig", token.spoken());
    assertEquals(PhonemeOrigin.USER, token.origin());
    assertEquals(new TextSpan(4, 12), token.span());
  }

  @Test
  void whatFollowsAGivenReadingIsHeardByTheWordBefore() throws TextException {
    assertEquals(
        "ði ˈip.", read("The XQ.", new GivenReading(new TextSpan(4, 6), "ˈip")).phonemes());
  }

  @Test
  void figuresInsideAGivenReadingAreNotTouched() throws TextException {
    assertEquals(
        "wˈʌn nˈin fˈɔɹ.",
        read("1984 4.", new GivenReading(new TextSpan(0, 4), "wˈʌn nˈin")).phonemes());
  }

  @Test
  void severalReadingsAndAPartOfAWordWork() throws TextException {
    assertEquals(
        "ɹˈɛdɪŋ ænd bˈO.",
        read(
                "reading and bow.",
                new GivenReading(new TextSpan(0, 4), "ɹˈɛd"),
                new GivenReading(new TextSpan(4, 7), "ɪŋ"),
                new GivenReading(new TextSpan(12, 15), "bˈO"))
            .phonemes());
  }

  @Test
  void unknownSignsAndSpansOutsideOfTheTextAreLeftOut() throws TextException {
    assertEquals("ab", read("word", new GivenReading(new TextSpan(0, 4), "a7b\n漢")).phonemes());
    assertEquals("wˈɜɹd", read("word", new GivenReading(new TextSpan(10, 14), "ab")).phonemes());
  }
}
