package org.chatterbloke.text.english.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.chatterbloke.text.SpokenText;
import org.chatterbloke.text.SpokenToken;
import org.chatterbloke.text.TextSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RobustnessTest {

  private static void assertSound(SpokenText text) {
    int at = 0;
    for (SpokenToken token : text.tokens()) {
      TextSpan span = token.span();
      assertTrue(span.end() <= text.source().length(), text.source());
      assertTrue(span.start() >= at, () -> "out of order: " + text.source());
      at = span.start();
    }
    String phonemes = text.phonemes();
    for (int i = 0; i < phonemes.length(); i++) {
      char c = phonemes.charAt(i);
      assertTrue(ALPHABET.indexOf(c) >= 0, () -> "'" + c + "' in the phonemes of " + text.source());
    }
  }

  private static final String ALPHABET =
      String.join("", alphabet().stream().map(c -> String.valueOf((char) (int) c)).toList());

  private static List<Integer> alphabet() {
    try {
      PhonemeAlphabet known = PhonemeAlphabet.load(English.file("vocab.json"));
      StringBuilder all = new StringBuilder();
      for (char c = 1; c < 0xFFFF; c++) {
        all.append(c);
      }
      return known.clean(all.toString()).chars().boxed().toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void anyUnicodeHasAReading() {
    Random random = new Random(4);
    for (int round = 0; round < 1500; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(30); i > 0; i--) {
        switch (random.nextInt(5)) {
          case 0 -> text.append((char) random.nextInt(0x10000));
          case 1 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
          case 2 -> text.append((char) (' ' + random.nextInt(95)));
          case 3 -> text.append(' ');
          default -> text.append((char) ('a' + random.nextInt(26)));
        }
      }
      assertSound(English.read(text.toString(), round % 2 == 0 ? "en-US" : "en-GB"));
    }
  }

  @Test
  void piecesOfWritingInAnyOrderHaveAReading() {
    Random random = new Random(5);
    String[] pieces = {
      "Dr.",
      "St.",
      "No.",
      "5",
      "1984",
      "$",
      "£3.20",
      "'s",
      "'",
      "\"",
      "(",
      ")",
      "-",
      "–",
      "—",
      "...",
      "p.m.",
      "U.S.",
      "e.g.",
      "www.a.com",
      "x@y.org",
      "3/4",
      "½",
      "%",
      "°C",
      "km",
      "IV",
      "Henry",
      "the",
      "to",
      "'60s",
      "12:30",
      "A4",
      "+44",
      "#",
      "&",
      "/",
      "@",
      "1,000",
      "2nd",
      "March",
      "é",
      "\uD83D\uDE00",
      ",",
      ".",
      "!",
      ":",
      "Chapter",
      "I",
      "can't",
      "s",
      "X",
      "10-12",
      "v2.0",
      "=",
      "<b>",
      "*",
      "_",
      "\t"
    };
    for (int round = 0; round < 2000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 1 + random.nextInt(8); i > 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
        text.append(random.nextBoolean() ? " " : "");
      }
      assertSound(English.read(text.toString(), round % 2 == 0 ? "en-US" : "en-GB"));
    }
  }

  static Stream<String> longTexts() {
    return Stream.of(
        "a".repeat(5000),
        "A".repeat(5000),
        "word ".repeat(1000),
        "well-".repeat(1000) + "known",
        "5".repeat(2500) + "." + "7".repeat(2500),
        "1,".repeat(2500),
        "1-".repeat(2500),
        "a.".repeat(2500),
        "A.".repeat(2500),
        "aB".repeat(2500),
        "$".repeat(5000),
        "!".repeat(5000),
        "'".repeat(5000),
        "-".repeat(5000),
        "\"(".repeat(2500),
        "\uD83D\uDE00".repeat(2500),
        "e\u0301".repeat(2500),
        "www." + "a/".repeat(2500),
        "x=1&".repeat(1250),
        "1:2/3 ".repeat(800),
        "\u0000".repeat(5000));
  }

  @ParameterizedTest
  @MethodSource("longTexts")
  void fiveThousandCharactersOfOneKindTakeLittleTime(String text) {
    assertSound(
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> English.read(text, "en-US")));
  }

  @Test
  void silenceComesFromNothing() {
    for (String text : new String[] {"", "   ", "\u0000\u0007", "\uD83D\uDE00", "* * *", "***"}) {
      assertTrue(English.read(text, "en-US").isSilent(), text);
    }
    assertEquals("", English.us("\uFEFF\u200B"));
  }

  @Test
  void emojiAreLeftOutAndTheRestIsRead() {
    assertEquals(
        English.us("Good morning everyone!"),
        English.us("Good \uD83C\uDF1E morning everyone\uD83D\uDE00!"));
  }

  @Test
  void manyThreadsReadTheSame() throws Exception {
    String sentence = "The 3 old friends of Fezziwig's met Dr. Zxqwy at 5:30 p.m., didn't they?";
    String expected = English.us(sentence);
    try (var threads = java.util.concurrent.Executors.newFixedThreadPool(4)) {
      var all =
          java.util.stream.IntStream.range(0, 200)
              .mapToObj(i -> threads.submit(() -> English.us(sentence)))
              .toList();
      for (var each : all) {
        assertEquals(expected, each.get());
      }
    }
  }
}
