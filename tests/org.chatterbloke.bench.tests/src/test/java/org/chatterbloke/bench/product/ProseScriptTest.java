package org.chatterbloke.bench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProseScriptTest {

  @Test
  void aScriptHasTheWordsThatWereAskedForAndNoSentenceTwice() throws Exception {
    ProseScript script = ProseScript.ofWords(100_000);
    List<String> texts = script.sentences().stream().map(ProseScript.Sentence::text).toList();
    assertTrue(script.words() >= 100_000 && script.words() < 100_100, () -> "" + script.words());
    assertEquals(texts.size(), texts.stream().distinct().count());
  }

  @Test
  void aChangeTouchesOneSentenceAlone() throws Exception {
    ProseScript script = ProseScript.ofWords(2000);
    int place = script.middleSentence();
    ProseScript changed = script.with(place, "Something else.");
    List<Integer> different =
        IntStream.range(0, script.sentences().size())
            .filter(i -> !script.sentences().get(i).equals(changed.sentences().get(i)))
            .boxed()
            .toList();
    assertEquals(List.of(place), different);
    assertEquals(
        script.toMarkdown().replace(script.sentences().get(place).text(), "Something else."),
        changed.toMarkdown());
  }

  @Test
  void headingsAndParagraphsStandApart() throws Exception {
    String markdown = ProseScript.ofWords(1500).toMarkdown();
    assertTrue(markdown.startsWith("# Telling number 1\n\nIt is a truth"));
    assertTrue(markdown.contains("\n\n# Telling number 2\n\nAs the doctor told it at dawn: It is"));
  }

  @Test
  void lengthsThatCannotBeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> ProseScript.ofWords(0));
    assertThrows(IllegalArgumentException.class, () -> ProseScript.ofWords(10_000_000));
  }
}
