package org.chatterbloke.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SentenceSegmenterTest {

  private final SentenceSegmenter english = SentenceSegmenter.forLanguage("en-US");

  /** Sentences as they are to be found, parted by "|"; the text is the same with blanks instead. */
  static Stream<String> texts() {
    return """
    It rained.|We stayed in.
    Is it?|It is!|Well.
    "Stop!" he cried.|Nobody did.
    "What?" she said.|"Who?"
    “Go home,” he said.|“It is late.”
    He said “No.”|Then he left.
    (He left.)|Then it rained.
    Really?!|Yes.
    Wait...|What was that?
    Wait... no, go on.
    Well… perhaps not.
    Hmm…|Then yes.
    Mr. Smith met Mrs. Jones at St. Mary's.|They talked.
    Dr. Who and Prof. Brown left.
    J. K. Rowling wrote it.|I read it.
    It was plan B.|The first one failed.
    So do I.|Mary does not.
    He lives in the U.S. with his dog.
    He lives in the U.S.|The dog does too.
    She came at 5 p.m. and left at 6 p.m.|It was dark.
    At 3.14 it stops.|Then it goes.
    It cost $3.50.|That is a lot.
    See p. 12 and No. 5 for more.
    No.|I said no.
    In 1950.|Then came 1951.
    Visit www.example.com today.|It is free.
    Mail a.b@c.org.|Wait.
    Acme Inc. sold it.|The price was low.
    Smith Jr. Foundation.
    Bring apples, pears, etc.|They were hungry.
    e.g. this one.|And i.e. that one.
    1. Open the door.|2. Close it.
    They left on Jan. 5 for good.
    They left in January.|5 days later they returned.
    'Tis late.|'Twas early.
    'Stop!' he cried.|'Stop it!'
    "Yes."|"No."|"Perhaps."
    It ended.|—And then?
    Yahoo! is a company.
    iPhones sell. iPads too.
    你好。|再见！
    Привет.|Как дела?
    ¿Qué tal?|¡Bien!
    One.|Two.|Three.
    """
        .lines();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void findsTheSentences(String marked) {
    List<String> expected = Arrays.asList(marked.split("\\|"));
    boolean wide = marked.indexOf('。') >= 0;
    String text = marked.replace("|", wide ? "" : " ");

    List<String> found = english.sentences(text).stream().map(span -> span.in(text)).toList();

    assertEquals(expected, found);
  }

  @Test
  void aBlankLineEndsASentenceAndASingleBreakDoesNot() {
    String text = "A heading\n\nThe first line\nand the second. Then\r\n\r\n\tthe end";

    List<String> found = english.sentences(text).stream().map(span -> span.in(text)).toList();

    assertEquals(List.of("A heading", "The first line\nand the second.", "Then", "the end"), found);
  }

  @Test
  void nothingComesFromBlankText() {
    assertEquals(List.of(), english.sentences(""));
    assertEquals(List.of(), english.sentences(" \n\t\u00A0\u200B\n\n "));
  }

  @Test
  void otherLanguagesGoWithoutAbbreviations() {
    SentenceSegmenter neutral = SentenceSegmenter.forLanguage("fi");

    assertEquals(2, neutral.sentences("Hyvää päivää. Kiitos.").size());
    assertEquals(2, neutral.sentences("Mr. Smith").size());
  }

  @Test
  void theSpansCoverWhatIsNotBlankInOrderForAnyText() {
    Random random = new Random(1);
    String signs = "ab C.D!?…,;\n\r \"'“”()é漢。\uD83D\uDE00\u0301\u0000-—1.2";
    for (int round = 0; round < 3000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      int at = 0;
      for (TextSpan span : english.sentences(text)) {
        assertTrue(span.start() >= at && span.length() > 0, text.toString());
        assertBlank(text, at, span.start());
        at = span.end();
      }
      assertBlank(text, at, text.length());
    }
  }

  private static void assertBlank(CharSequence text, int from, int to) {
    for (int i = from; i < to; i++) {
      assertTrue(Punctuation.isBlank(text.charAt(i)), "lost: " + text);
    }
  }

  @Test
  void aMillionCharactersTakeLinearTime() {
    String text =
        "Mr. A. B. Smith said no... ".repeat(20_000) + ".".repeat(200_000) + "a".repeat(300_000);

    int count =
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> english.sentences(text).size());

    assertTrue(count > 10, count + " sentences");
  }
}
