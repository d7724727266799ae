package org.chatterbloke.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatterbloke.script.Inline.Emphasis;
import org.chatterbloke.text.TextSpan;
import org.junit.jupiter.api.Test;

class ScriptParsingTest {

  @Test
  void headingsAreChaptersWithLevels() throws Exception {
    Script script = Script.parse("# One\n\nText.\n\n### Three ###\nMore.\n\nFour\n====\n");
    List<Block> headings = blocks(script, BlockKind.HEADING);
    assertEquals(List.of(1, 3, 1), headings.stream().map(Block::level).toList());
    assertEquals(
        List.of("One", "Three", "Four"), headings.stream().map(Block::spokenText).toList());
    assertEquals(List.of("1:One", "1:Text.", "2:Three", "2:More.", "3:Four"), read(script));
  }

  @Test
  void hashesWithoutSpaceAreText() throws Exception {
    assertEquals(List.of("0:#1 is a number."), read(Script.parse("#1 is a number.")));
  }

  @Test
  void frontMatterIsReadAndUnknownKeysAreKept() throws Exception {
    Script script =
        Script.parse(
            "---\ntitle: \"The Sea\"\nauthor: Jo\n# a comment\nVoice: af_heart\nlanguage: en-GB\n"
                + "tags:\n  - a\n  - b\nmood: 'calm'\n---\nText.\n");
    FrontMatter matter = script.frontMatter();
    assertEquals(Optional.of("The Sea"), matter.title());
    assertEquals(Optional.of("Jo"), matter.author());
    assertEquals(Optional.of("af_heart"), matter.voice());
    assertEquals(Optional.of("en-GB"), matter.language());
    assertEquals(Optional.of("calm"), matter.get("mood"));
    assertEquals(Optional.of("- a\n- b"), matter.get("tags"));
    assertEquals(List.of("0:Text."), read(script));
    assertEquals("The Sea", script.title());
  }

  @Test
  void aSceneBreakOnTheFirstLineIsNoFrontMatter() throws Exception {
    Script script = Script.parse("---\n\nText.\n");
    assertEquals(FrontMatter.NONE, script.frontMatter());
    assertEquals(BlockKind.SCENE_BREAK, script.blocks().getFirst().kind());
    assertTrue(script.passages().iterator().next().sceneBreakBefore());
  }

  @Test
  void theTitleIsTheFirstHeadingIfTheFrontMatterHasNone() throws Exception {
    assertEquals("Deep *Sea*".replace("*", ""), Script.parse("# Deep *Sea*\n").title());
    assertEquals("", Script.parse("Text").title());
  }

  @Test
  void pausesSplitPassagesAndAddUp() throws Exception {
    Script script =
        Script.parse("One [pause 1.5s] two [pause: 500 ms][pause] three.[Pause 0,2 sec]");
    List<Passage> passages = passages(script);
    assertEquals(List.of("One ", " two ", " three.", " "), texts(passages));
    assertFalse(passages.get(0).hasPauseBefore());
    assertEquals(1.5, passages.get(1).pauseBefore());
    assertEquals(1.5, passages.get(2).pauseBefore());
    assertEquals(0.2, passages.get(3).pauseBefore(), 1e-9);
  }

  @Test
  void pausesKnowMinutesAndMilliseconds() throws Exception {
    assertEquals(
        90 + 0.25,
        passages(Script.parse("[pause 1.5 min][pause 250ms]x")).getFirst().pauseBefore());
  }

  @Test
  void wordsThatBeginLikeCuesAreText() throws Exception {
    assertEquals(
        List.of("0:He [paused] and [voiced] it [sic]."),
        read(Script.parse("He [paused] and [voiced] it [sic].")));
    assertEquals(List.of("0:pause button"), read(Script.parse("[pause button](x.html)")));
    assertEquals(List.of("0:[pause 1s]"), read(Script.parse("\\[pause 1s]")));
  }

  @Test
  void voicesHoldUntilTheNextCueOrHeading() throws Exception {
    Script script =
        Script.parse(
            "Narrator. [voice: Anna Lee] Hello. [voice Bert] Hi.\n\nStill Bert. [voice] Me.\n\n"
                + "[voice: Anna Lee]\n\nAnna again.\n\n# Next\n\nMe again.");
    assertEquals(
        List.of(
            "|Narrator.",
            "Anna Lee|Hello.",
            "Bert|Hi.",
            "Bert|Still Bert.",
            "|Me.",
            "Anna Lee|Anna again.",
            "|Next",
            "|Me again."),
        passages(script).stream().map(p -> p.voice() + "|" + p.text().text().strip()).toList());
  }

  @Test
  void emphasisIsKnownAndItsMarksAreNotSpoken() throws Exception {
    Script script = Script.parse("A *soft* and **strong** and ***both*** _x_ __y__ word.");
    Map<String, Emphasis> found = new java.util.LinkedHashMap<>();
    for (Inline inline : script.blocks().getFirst().inlines()) {
      if (inline instanceof Inline.Text text && text.emphasis() != Emphasis.NONE) {
        found.put(text.spoken(), text.emphasis());
      }
    }
    assertEquals(
        Map.of(
            "soft", Emphasis.EMPHASIS,
            "strong", Emphasis.STRONG,
            "both", Emphasis.STRONG,
            "x", Emphasis.EMPHASIS,
            "y", Emphasis.STRONG),
        found);
    assertEquals(List.of("0:A soft and strong and both x y word."), read(script));
  }

  @Test
  void asterisksThatEmphasiseNothingAreText() throws Exception {
    assertEquals(
        List.of("0:5 * 3 is snake_case_name and a* b"),
        read(Script.parse("5 * 3 is snake_case_name and a* b")));
    assertEquals(List.of("0:*a b c"), read(Script.parse("*a _b c_".replace("_b c_", "*b* c"))));
  }

  @Test
  void readingsCarryTheirPhonemes() throws Exception {
    String source = "Say [Kokoro *now*](/kˈOkəɹO/) please.";
    Passage passage = passages(Script.parse(source)).getFirst();
    assertEquals("Say Kokoro now please.", passage.text().text());
    assertEquals(1, passage.readings().size());
    TextSpan span = passage.readings().getFirst().span();
    assertEquals("Kokoro now", span.in(passage.text().text()));
    assertEquals("kˈOkəɹO", passage.readings().getFirst().phonemes());
    assertEquals("Kokoro *now*", passage.text().source(span).in(source));
  }

  @Test
  void notesAndDirectionsAreNotSpoken() throws Exception {
    Script script =
        Script.parse(
            "Hello <!-- aside --> there [[slowly, *please*]] friend.\n\n<!--\nlong\n\ncomment -->\n\n"
                + "> Note: ask Jo\n> about it\n>\n> really\n\n> [!TIP]\n> unspoken\n\n"
                + "> Quoted *words*\nlazy.\n\n```\ncode\n\n# no\n```\n(Parentheses are spoken.)\n");
    assertEquals(
        List.of("0:Hello there friend.", "0:Quoted words lazy.", "0:(Parentheses are spoken.)"),
        read(script));
  }

  @Test
  void textAfterACommentOnItsLastLineIsSpoken() throws Exception {
    assertEquals(List.of("0:Spoken."), read(Script.parse("<!-- a\nb --> Spoken.\n")));
  }

  @Test
  void linksAreSpokenAndImagesAreNot() throws Exception {
    Script script =
        Script.parse(
            "See [the *sea*](https://x.org/a_(b) \"t\") ![a boat](b.png) and [it][ref] or [ref] x[^1]."
                + " <https://x.org> <b>bold</b> 1 < 2 &amp; R&D &#233;\n\n[ref]: https://y.org\n"
                + "[^1]: A footnote.\n");
    assertEquals(
        List.of("0:See the sea and it or ref x. https://x.org bold 1 < 2 & R&D é"), read(script));
  }

  @Test
  void listItemsAreBlocksWithoutTheirMarks() throws Exception {
    Script script =
        Script.parse(
            "- one\n  goes on\n* two\n1. three\n2) four\n- [ ] five\n> - six\n\n-7 degrees");
    assertEquals(6, blocks(script, BlockKind.LIST_ITEM).size());
    assertEquals(
        List.of("0:one goes on", "0:two", "0:three", "0:four", "0:five", "0:six", "0:-7 degrees"),
        read(script));
  }

  @Test
  void sceneBreaksEndParagraphs() throws Exception {
    for (String line : List.of("---", "***", "* * *", "_____")) {
      Script script = Script.parse("One.\n" + line + "\nTwo.");
      assertEquals(List.of("0:One.", "0:Two."), read(script), line);
      assertTrue(passages(script).get(1).sceneBreakBefore(), line);
    }
  }

  @Test
  void codeSpansAreSpokenAsTheyAre() throws Exception {
    assertEquals(List.of("0:Type ls *a* ok `x"), read(Script.parse("Type `ls *a*` ok `x")));
  }

  @Test
  void everyCharacterKnowsItsPlaceInTheScript() throws Exception {
    String source = "> A *big* [word](/x/)\r\n> with &mdash; **joy**\n> and [pause 1s] the end.";
    for (Passage passage : Script.parse(source).passages()) {
      String text = passage.text().text();
      for (int i = 0; i < text.length(); i++) {
        String found = passage.text().source(new TextSpan(i, i + 1)).in(source);
        String wanted = text.substring(i, i + 1);
        boolean right =
            found.equals(wanted)
                || (wanted.equals(" ") && found.isBlank())
                || (wanted.equals("—") && found.equals("&mdash;"));
        assertTrue(right, wanted + " is not " + found);
      }
    }
  }

  @Test
  void plainTextIsSpokenAsItIs() {
    Script script = Script.plain("# no heading\n[pause 1s] *x*\n\n\nSecond\r\nline.\n");
    assertEquals(List.of("0:# no heading [pause 1s] *x*", "0:Second line."), read(script));
    assertEquals(script.source(), script.print());
  }

  @Test
  void scriptsOfNotesAreSilent() throws Exception {
    assertTrue(Script.parse("").isSilent());
    assertTrue(Script.parse("---\ntitle: x\n---\n> note: a\n\n[[b]]\n<!-- c -->\n").isSilent());
    assertTrue(Script.parse("[pause 2s]").isSilent());
    assertFalse(Script.parse("x").isSilent());
  }

  @Test
  void aPartCanBeReplaced() throws Exception {
    Script script = Script.parse("One. Two. Three.");
    assertEquals("One. Zwei. Three.", script.replacing(new TextSpan(5, 9), "Zwei.").source());
  }

  @Test
  void emojiAndControlCharactersArePlainText() throws Exception {
    String source = "Hi \uD83D\uDE00\u0007 \u200D there \u0000.";
    Script script = Script.parse(source);
    assertEquals(source, script.print());
    assertEquals(source, passages(script).getFirst().text().text());
  }

  private static List<Passage> passages(Script script) {
    List<Passage> passages = new ArrayList<>();
    script.passages().forEach(passages::add);
    return passages;
  }

  private static List<String> texts(List<Passage> passages) {
    return passages.stream().map(p -> p.text().text()).toList();
  }

  private static List<String> read(Script script) {
    return passages(script).stream()
        .map(p -> p.chapter() + ":" + p.text().text().strip().replaceAll("\\s+", " "))
        .toList();
  }

  private static List<Block> blocks(Script script, BlockKind kind) {
    return script.blocks().stream().filter(block -> block.kind() == kind).toList();
  }
}
