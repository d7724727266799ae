package org.chatterbloke.voice.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.voice.api.ParameterValues;
import org.chatterbloke.voice.api.SpeechFailedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NarratorTakesTest {

  @TempDir private Path root;
  private Stage stage;

  @BeforeEach
  void setUp() {
    stage = new Stage(root);
  }

  private static String story(int sentences) {
    StringBuilder story = new StringBuilder("# A story\n\n");
    for (int i = 0; i < sentences; i++) {
      story.append("Sentence ").append((char) ('a' + i % 26)).append(i).append(" goes here. ");
      story.append(i % 5 == 4 ? "\n\n" : "");
    }
    return story.toString();
  }

  @Test
  void aSecondRunReusesEveryTakeBitByBitWithoutOpeningTheEngine() throws Exception {
    Stage.Master first = stage.narrate(story(20));
    assertEquals(21, first.result().rendered());
    assertEquals(0, first.result().reused());
    Stage again = new Stage(root);
    Stage.Master second = again.narrate(story(20));
    assertEquals(0, second.result().rendered());
    assertEquals(21, second.result().reused());
    assertEquals(0, again.engine.opened());
    assertArrayEquals(first.samples(), second.samples());
    assertTrue(second.result().segments().stream().allMatch(NarratedSegment::reused));
  }

  @Test
  void oneChangedSentenceIsRenderedAloneAndTheRestOfTheMasterStays() throws Exception {
    String before = story(200);
    Stage.Master first = stage.narrate(before);
    stage.engine.forget();
    String after = before.replace("Sentence q120 goes", "Sentence q120 went");
    assertNotEquals(before, after);
    Stage.Master second = stage.narrate(after);
    assertEquals(List.of("Sentence q120 went here."), stage.spoken());
    assertEquals(1, second.result().rendered());

    NarratedSegment last = first.result().segments().get(120);
    assertTrue(last.text().startsWith("Sentence p119"), last.text());
    assertArrayEquals(first.part(0, last.end()), second.part(0, last.end()));
    double oldNext = first.result().segments().get(122).start();
    double newNext = second.result().segments().get(122).start();
    assertArrayEquals(
        first.part(oldNext, first.result().seconds()),
        second.part(newNext, second.result().seconds()));
  }

  @Test
  void twoDifferentSeedsVoicesOrParametersNeverShareATake() throws Exception {
    String script = "Hello there.";
    Set<String> keys = new HashSet<>();
    NarrationSettings standard = NarrationSettings.STANDARD;
    for (NarrationSettings settings :
        List.of(
            standard,
            standard.withSeed(1),
            standard.withParameters(ParameterValues.NONE.with("speed", 1.5)),
            standard.withParameters(ParameterValues.NONE.with("pitch", 2)))) {
      keys.add(take(stage.narrate(script, settings, CueVoices.NONE)));
    }
    keys.add(take(stage.narrate("[voice: b] Hello there.", standard, n -> stage.engine.voice(1))));
    assertEquals(5, keys.size());
    assertEquals(take(stage.narrate("> Hello there.")), take(stage.narrate("# Hello there.")));
  }

  private static String take(Stage.Master master) {
    return master.result().segments().getFirst().take();
  }

  @Test
  void equalSentencesAreRenderedOnce() throws Exception {
    Stage.Master master = stage.narrate("Again. Again. Again.");
    assertEquals(1, master.result().rendered());
    assertEquals(2, master.result().reused());
    assertEquals(1, stage.takes().size());
  }

  @Test
  void aDamagedOrCutTakeIsRenderedAgainAndSoundsTheSame() throws Exception {
    Stage.Master first = stage.narrate("One here. Two here. Three here.");
    List<Path> takes = stage.takes();
    assertEquals(3, takes.size());
    byte[] bytes = Files.readAllBytes(takes.get(0));
    bytes[bytes.length / 2] ^= 1;
    Files.write(takes.get(0), bytes);
    Files.write(takes.get(1), new byte[17]);
    Stage.Master second = stage.narrate("One here. Two here. Three here.");
    assertEquals(2, second.result().rendered());
    assertArrayEquals(first.samples(), second.samples());
    assertEquals(0, stage.narrate("One here. Two here. Three here.").result().rendered());
  }

  @Test
  void aFailureInTheMiddleKeepsTheFinishedTakes() throws Exception {
    stage.engine.beforeSpeak(request -> {
      if (request.text().spoken().contains("c2")) {
        throw new SpeechFailedException(
            FailureKind.INTERNAL, "It broke.", "Try again.", true, null);
      }
    });
    SpeechFailedException failure =
        assertThrows(SpeechFailedException.class, () -> stage.narrate(story(5)));
    assertEquals("It broke.", failure.sentence());
    assertEquals(3, stage.takes().size());
    stage.engine.beforeSpeak(request -> {});
    Stage.Master master = stage.narrate(story(5));
    assertEquals(3, master.result().reused());
    assertEquals(3, master.result().rendered());
  }

  @Test
  void whatAnEngineLacksOfSpeedAndPitchIsAdded() throws Exception {
    var plain =
        new org.chatterbloke.testkit.FakeVoiceEngine(
            "plain",
            16000,
            org.chatterbloke.voice.api.EngineInput.TEXT,
            Set.of(org.chatterbloke.voice.api.EngineFeature.WORD_TIMES));
    stage.engines.addEngine(plain);
    String script = "[voice: plain] Some more words to be measured.";
    Stage.Master normal = stage.narrate(script, NarrationSettings.STANDARD, name -> plain.voice(0));
    Stage.Master fast =
        stage.narrate(
            script,
            NarrationSettings.STANDARD.withParameters(
                ParameterValues.NONE.with("speed", 2).with("pitch", 3)),
            name -> plain.voice(0));
    assertEquals(0.5, duration(fast) / duration(normal), 0.05, "twice as fast is half as long");
    var words = fast.result().segments().getFirst().words();
    var slowWords = normal.result().segments().getFirst().words();
    assertEquals(6, words.size());
    double first = slowWords.get(3).start() - slowWords.get(0).start();
    assertEquals(first / 2, words.get(3).start() - words.get(0).start(), 0.02);
    assertTrue(plain.spoken().stream().allMatch(r -> r.parameters().values().isEmpty()));
  }

  private static double duration(Stage.Master master) {
    NarratedSegment segment = master.result().segments().getFirst();
    return segment.end() - segment.start();
  }

  @Test
  void anUnwritableCacheIsARemarkAndNoFailure() throws Exception {
    Files.createDirectories(stage.folder.cache());
    Files.writeString(stage.folder.cache().resolve("takes"), "a file in the way");
    Stage.Master master = stage.narrate("One here. Two here.");
    assertEquals(2, master.result().segments().size());
    assertEquals(1, master.result().remarks().size());
    assertTrue(master.result().remarks().getFirst().startsWith("Takes cannot be kept"));
  }
}
