package org.chatterbloke.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.chatterbloke.text.TextSpan;
import org.junit.jupiter.api.Test;

class ScriptRoundTripTest {

  private static final List<String> PIECES =
      List.of(
          "word",
          "Anna",
          " ",
          "  ",
          "\n",
          "\n\n",
          "\r\n",
          "\r",
          "\t",
          "*",
          "**",
          "_",
          "***",
          "`",
          "``",
          "```\n",
          "[",
          "]",
          "](",
          "(",
          ")",
          "![",
          "[[",
          "]]",
          "[pause 1s]",
          "[pause]",
          "[voice: Anna]",
          "[voice]",
          "[x](/y/)",
          "[x](y)",
          "[^1]",
          "<",
          ">",
          "<!--",
          "-->",
          "<b>",
          "&",
          "&amp;",
          "&#233;",
          "&#xZ;",
          "\\",
          "\\*",
          "#",
          "# ",
          "## H\n",
          "- ",
          "1. ",
          "> ",
          "> note: ",
          "---\n",
          "***\n",
          "===\n",
          "[r]: u\n",
          "title: x\n",
          "é",
          "😀",
          "\u0000",
          "\u2028",
          ".",
          ", ",
          "!",
          "—",
          "/",
          "~~~\n",
          "[ ] ");

  @Test
  void printingGivesTheParsedTextBack() {
    Random random = new Random(42);
    int parsed = 0;
    for (int i = 0; i < 20_000; i++) {
      String source = generated(random);
      try {
        Script script = Script.parse(source);
        check(source, script);
        parsed++;
      } catch (ScriptException e) {
        assertTrue(e.line() >= 1 && e.column() >= 1, e.getMessage());
      }
      check(source, Script.plain(source));
    }
    assertTrue(parsed > 5_000, "only " + parsed + " parsed");
  }

  private static String generated(Random random) {
    StringBuilder source = new StringBuilder(random.nextInt(8) == 0 ? "---\ntitle: x\n" : "");
    int pieces = random.nextInt(25);
    for (int i = 0; i < pieces; i++) {
      source.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return source.toString();
  }

  /** Blocks cover the source, inlines cover their block, and positions of passages are right. */
  private static void check(String source, Script script) {
    assertEquals(source, script.print());
    int at = 0;
    for (Block block : script.blocks()) {
      assertEquals(at, block.span().start(), source);
      for (Inline inline : block.inlines()) {
        assertEquals(at, inline.span().start(), source);
        assertTrue(inline.span().length() > 0, source);
        at = inline.span().end();
      }
      assertEquals(at, block.span().end(), source);
    }
    assertEquals(source.length(), at);
    for (Passage passage : script.passages()) {
      String text = passage.text().text();
      TextSpan span = passage.text().source(new TextSpan(0, text.length()));
      assertTrue(span.end() <= source.length());
      passage.readings().forEach(r -> assertTrue(r.span().end() <= text.length()));
    }
  }

  @Test
  void aHundredThousandWordsAreParsedAtOnce() {
    StringBuilder book = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      book.append(i % 100 == 0 ? "# Chapter " + i + "\n\n" : "");
      book.append("It *was* the [best](/bˈɛst/) of times, [pause 1s] it was **worst**.\n\n");
    }
    assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          Script script = Script.parse(book.toString());
          int passages = 0;
          for (Passage passage : script.passages()) {
            passages += passage.text().text().isEmpty() ? 0 : 1;
          }
          assertEquals(20_100, passages);
        });
  }

  @Test
  void hostileInputsTakeLinearTime() {
    for (String piece :
        List.of(
            "[ ",
            "]",
            "*",
            "_a",
            "a`",
            "<a",
            "&",
            "![",
            "](",
            "[a](",
            "* ",
            "> ",
            "\\",
            "``a`",
            "[a][b",
            "**a ",
            "<!-- -->",
            "a\n",
            "-\n",
            "[[a]]")) {
      String source = piece.repeat(200_000 / piece.length());
      assertTimeout(
          Duration.ofSeconds(8),
          () -> assertEquals(source, Script.parse(source).print()),
          "piece " + piece);
    }
  }
}
