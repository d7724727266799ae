package org.chatterbloke.voice.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.script.Script;
import org.chatterbloke.script.ScriptReader;
import org.chatterbloke.testkit.MemoryLexicon;
import org.chatterbloke.text.LexiconEntry;
import org.chatterbloke.text.LexiconEntry.Scope;
import org.chatterbloke.voice.core.internal.LibraryPronunciations;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NarratorLexiconTest {

  @TempDir private Path root;
  private Stage stage;
  private Pronunciations lexicon;

  @BeforeEach
  void setUp() {
    stage = new Stage(root);
    lexicon = new LibraryPronunciations(new MemoryLexicon(), stage.frontEnds);
    stage.narrator.setPronunciations(lexicon);
  }

  private void put(String written, String reading) throws ChatterBlokeException {
    lexicon.put(List.of(LexiconEntry.global(written, reading, "en")));
  }

  /** What the engine was asked to say since the last call. */
  private List<String> said() {
    List<String> said =
        stage.engine.spoken().stream().map(request -> request.text().phonemes()).toList();
    stage.engine.forget();
    return said;
  }

  private static String book() {
    StringBuilder book = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      book.append("Sentence ").append(i == 42 ? "aa" : "n" + i);
      book.append(i % 25 == 7 ? " tells of Siobhan. " : " tells of others. ");
    }
    return book.toString();
  }

  @Test
  void changingAnEntryRendersOnlyTheTakesThatItTouches() throws Exception {
    Stage.Master first = stage.narrate(book());
    assertEquals(100, first.result().rendered());
    put("Siobhan", "/ʃɪvɔn/");
    assertEquals(4, stage.narrate(book()).result().rendered());
    assertEquals(0, stage.narrate(book()).result().rendered());
    put("Siobhan", "shivawn");
    Stage.Master changed = stage.narrate(book());
    assertEquals(4, changed.result().rendered());
    assertEquals(96, changed.result().reused());
    put("Nobody", "/nəbɒdi/");
    assertEquals(0, stage.narrate(book()).result().rendered());
    lexicon.remove(LexiconEntry.global("siobhan", "", "en"));
    Stage.Master back = stage.narrate(book());
    assertEquals(0, back.result().rendered(), "the takes from before are still there");
    assertArrayEquals(first.samples(), back.samples());
  }

  @Test
  void readingsOfTheScriptWinOverTheLexicon() throws Exception {
    put("Anna", "/lex/");
    stage.narrate("Anna met [Anna](/script/) there.");
    assertEquals(List.of("lex met script there."), said());
  }

  @Test
  void anEntryForAVoiceHoldsForThatVoiceAlone() throws Exception {
    put("Anna", "/all/");
    String bert = stage.engine.voice(1).id();
    lexicon.put(List.of(new LexiconEntry("Anna", "/bert/", "en", Scope.VOICE, bert, false, false)));
    stage.narrate(
        "Anna one. [voice: b] Anna two.", NarrationSettings.STANDARD, n -> stage.engine.voice(1));
    assertEquals(List.of("all one.", "bert two."), said());
  }

  @Test
  void anEntryForAScriptHoldsForThatFileAlone() throws Exception {
    Path file = Files.writeString(root.resolve("a.md"), "Anna one.");
    Path other = Files.writeString(root.resolve("b.txt"), "Anna one.");
    String voice = stage.engine.voice(0).id();
    String script = Pronunciations.scriptId(root.resolve("./a.md"));
    lexicon.put(
        List.of(
            new LexiconEntry("Anna", "/voice/", "en", Scope.VOICE, voice, false, false),
            new LexiconEntry("Anna", "/script/", "en", Scope.SCRIPT, script, false, false)));
    narrate(ScriptReader.read(file));
    narrate(ScriptReader.read(other));
    narrate(ScriptReader.read(file).replacing(new org.chatterbloke.text.TextSpan(5, 8), "two"));
    assertEquals(List.of("script one.", "voice one.", "script two."), said());
  }

  private void narrate(Script script) throws ChatterBlokeException {
    stage.narrator.narrate(
        NarrationRequest.of(
            script,
            stage.engine.voice(0),
            NarrationOutput.toListener(rate -> new Stage.Recorder())),
        NarrationObserver.NONE,
        new NullProgressMonitor());
  }

  @Test
  void entriesAreCheckedForEveryLanguageThatTheyAreFor() throws Exception {
    assertEquals(
        Map.of("en-GB", "ana", "en-US", "ana"),
        lexicon.phonemes(LexiconEntry.global("Anna", "/ana/", "en")));
    assertEquals(
        Map.of("en-GB", "ana"), lexicon.phonemes(LexiconEntry.global("Anna", "ana", "en-gb")));
    ChatterBlokeException failure =
        assertThrows(
            ChatterBlokeException.class,
            () -> lexicon.phonemes(LexiconEntry.global("Anna", "ana", "de")));
    assertEquals(FailureKind.NOT_FOUND, failure.kind());
    assertEquals("en", lexicon.standardLanguage());
  }
}
