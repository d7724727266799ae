package org.chatterbloke.voice.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chatterbloke.testkit.FakeVoiceEngine;
import org.chatterbloke.voice.api.ParameterValues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NarratorMasterTest {

  private static final PauseLengths PAUSES = PauseLengths.STANDARD;

  @TempDir private Path root;
  private Stage stage;

  @BeforeEach
  void setUp() {
    stage = new Stage(root);
  }

  /** Stretches of the master that are quieter than −60 dBFS and longer than 20 ms, in seconds. */
  private static List<Double> gaps(Stage.Master master) {
    List<Double> gaps = new ArrayList<>();
    int quiet = 0;
    for (float sample : master.samples()) {
      if (Math.abs(sample) < 0.001) {
        quiet++;
      } else {
        if (quiet > 0.02 * master.result().sampleRate()) {
          gaps.add((double) quiet / master.result().sampleRate());
        }
        quiet = 0;
      }
    }
    return gaps;
  }

  private static void assertGaps(Stage.Master master, double... wanted) {
    List<Double> gaps = gaps(master);
    // The guard before the first speech is a gap of its own.
    List<Double> joins = gaps.subList(gaps.getFirst() < 0.04 ? 1 : 0, gaps.size());
    assertEquals(wanted.length, joins.size(), joins.toString());
    for (int i = 0; i < wanted.length; i++) {
      assertEquals(wanted[i], joins.get(i), 0.012, "gap " + i + " of " + joins);
    }
  }

  @Test
  void pausesFollowPunctuationParagraphsAndHeadings() throws Exception {
    Stage.Master master =
        stage.narrate(
            "# Title\n\nOne. Two!\n\nThree.\n\n- Item a\n- Item b\n\n***\n\nFour.\n\n## Next\n\nFive.");
    assertGaps(
        master,
        PAUSES.afterHeading(),
        PAUSES.sentence(),
        PAUSES.paragraph(),
        PAUSES.paragraph(),
        PAUSES.listItem(),
        PAUSES.scene(),
        PAUSES.beforeHeading(),
        PAUSES.afterHeading());
  }

  @Test
  void explicitPausesReplaceThePauseOfTheirPlace() throws Exception {
    Stage.Master master =
        stage.narrate(
            "[pause 700ms] One. [pause 1.5s] Two [pause 250ms] three.\n\n[pause 0s] Four.");
    assertEquals(0.7, master.result().segments().getFirst().start(), 0.01);
    List<NarratedSegment> segments = master.result().segments();
    assertEquals(1.5, segments.get(1).start() - segments.get(0).end(), 0.001);
    assertEquals(0.25, segments.get(2).start() - segments.get(1).end(), 0.001);
    assertEquals(0, segments.get(3).start() - segments.get(2).end(), 0.001);
  }

  @Test
  void aPauseAtTheEndIsSilenceAtTheEnd() throws Exception {
    Stage.Master master = stage.narrate("One. [pause 2s]");
    double end = master.result().segments().getLast().end();
    assertEquals(2, master.result().seconds() - end, 0.001);
    assertEquals(master.result().seconds(), master.samples().length / 24000.0, 1e-9);
  }

  @Test
  void pausesShrinkWithTheRequestedSpeed() throws Exception {
    Stage.Master master =
        stage.narrate(
            "One. Two.",
            NarrationSettings.STANDARD.withParameters(ParameterValues.NONE.with("speed", 2)),
            CueVoices.NONE);
    assertGaps(master, PAUSES.sentence() / 2);
  }

  @Test
  void noJoinClicksAndNoGapIsLongerThanIntended() throws Exception {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      script.append("Word").append(i).append(i % 3 == 0 ? " or so" : "").append(". ");
    }
    Stage.Master master = stage.narrate(script.toString());
    for (double gap : gaps(master)) {
      assertTrue(gap <= PAUSES.sentence() + 0.15, "gap of " + gap);
    }
    assertEquals(0, steps(master.samples()));
    assertEquals(0, steps(stage.narrate("One [pause 0s] two [pause 0s] three.").samples()));
  }

  /** Steps between neighbours that are larger than the engine's tones have them. */
  private static int steps(float[] samples) {
    int steps = Math.abs(samples[0]) > 0.1 || Math.abs(samples[samples.length - 1]) > 0.1 ? 1 : 0;
    for (int i = 1; i < samples.length; i++) {
      steps += Math.abs(samples[i] - samples[i - 1]) > 0.06 ? 1 : 0;
    }
    return steps;
  }

  @Test
  void theSilenceAtTheEndsOfATakeIsTrimmed() throws Exception {
    NarratedSegment segment = stage.narrate("Hello.").result().segments().getFirst();
    assertTrue(segment.start() < 0.03, "starts at " + segment.start());
    assertEquals(5 * FakeVoiceEngine.LETTER, segment.end() - segment.start(), 0.011);
  }

  @Test
  void wordsAreFoundInTheMasterAndInTheScript() throws Exception {
    String source =
        "# The *End*\n\nThere are [42](/x/)... no, 42 boats [slowly](/slo/) on the sea.";
    source = source.replace("[42](/x/)...", "so many,");
    Stage.Master master = stage.narrate(source);
    List<String> words = new ArrayList<>();
    double last = -1;
    for (NarratedSegment segment : master.result().segments()) {
      assertEquals(segment.text().strip(), segment.text());
      for (NarratedSegment.Word word : segment.words()) {
        words.add(word.source().in(source) + "=" + word.spoken());
        assertTrue(word.start() >= last && word.end() > word.start(), word.toString());
        assertTrue(word.start() >= segment.start() && word.end() <= segment.end() + 1e-9);
        float[] heard = master.part(word.start(), word.end());
        assertTrue(rms(heard) > 0.15, word + " is not heard where it should be");
        last = word.start();
      }
    }
    assertEquals(
        List.of(
            "The=The",
            "End=End",
            "There=There",
            "are=are",
            "so=so",
            "many=many",
            "no=no",
            "42=forty",
            "42=two",
            "boats=boats",
            "slowly=slowly",
            "on=on",
            "the=the",
            "sea=sea"),
        words);
  }

  private static double rms(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += sample * sample;
    }
    return Math.sqrt(sum / samples.length);
  }

  @Test
  void wordsOfReusedTakesAreTheSame() throws Exception {
    String script = "One, two and 42 three. Four.";
    var first = stage.narrate(script).result();
    var second = stage.narrate(script).result();
    assertEquals(
        first.segments().stream().map(NarratedSegment::words).toList(),
        second.segments().stream().map(NarratedSegment::words).toList());
  }

  @Test
  void chaptersAreFoundInTheMaster() throws Exception {
    NarrationResult result =
        stage.narrate("Before.\n\n# One\n\nText.\n\n## ***\n\n## Two *b*\n\nMore.").result();
    assertEquals(
        List.of("One", "Two b"),
        result.chapters().stream().map(NarrationResult.Chapter::title).toList());
    assertEquals(List.of(1, 2), result.chapters().stream().map(c -> c.level()).toList());
    assertEquals(result.segments().get(1).start(), result.chapters().getFirst().start());
    assertEquals(0, result.segments().getFirst().chapter());
    assertEquals(1, result.segments().get(1).chapter());
    assertEquals(result.segments().getLast().chapter(), result.segments().get(3).chapter());
  }

  @Test
  void cuesChangeTheVoiceAndItsEngineWhateverItsRate() throws Exception {
    FakeVoiceEngine other =
        new FakeVoiceEngine(
            "other",
            16000,
            org.chatterbloke.voice.api.EngineInput.TEXT,
            java.util.Set.of(org.chatterbloke.voice.api.EngineFeature.SPEED));
    stage.engines.addEngine(other);
    List<String> asked = new ArrayList<>();
    Stage.Master master =
        stage.narrate(
            "Me. [voice: B] Him. [voice: A] Her.\n\n[voice: B] Him again.",
            NarrationSettings.STANDARD,
            name -> {
              asked.add(name);
              return name.equals("B") ? other.voice(1) : stage.engine.voice(1);
            });
    assertEquals(List.of("B", "A"), asked);
    assertEquals(
        List.of("Anna of fake", "Bert of other", "Bert of fake", "Bert of other"),
        master.result().segments().stream().map(NarratedSegment::voice).toList());
    NarratedSegment him = master.result().segments().get(1);
    assertEquals(24000, master.result().sampleRate());
    assertEquals(3 * FakeVoiceEngine.LETTER, him.end() - him.start(), 0.02);
    assertEquals(0, steps(master.samples()));
  }

  @Test
  void aLongSentenceIsCutAndStillSaidWhole() throws Exception {
    StringBuilder sentence = new StringBuilder("Now");
    for (int i = 0; i < 900; i++) {
      sentence.append(i % 40 == 39 ? ", then" : " word");
    }
    NarrationResult result = stage.narrate(sentence + ".").result();
    assertEquals(901, result.segments().stream().mapToInt(s -> s.words().size()).sum());
    for (var request : stage.engine.spoken()) {
      int length = request.text().phonemes().length();
      assertTrue(length <= stage.engine.descriptor().maximumInput(), "input of " + length);
    }
  }

  @Test
  void theFirstSegmentIsShortWhereverTheAudioGoes() throws Exception {
    String script = "When the morning came at last, the whole crew of the ship was on deck. Then.";
    NarratedSegment first = stage.narrate(script).result().segments().getFirst();
    assertEquals("When the morning came at last,", first.text());
  }

  @Test
  void aLoudnessTargetIsReachedInTheFileAndNotForTheListener() throws Exception {
    Stage.Recorder encoded = new Stage.Recorder();
    Stage.Recorder heard = new Stage.Recorder();
    String script = "One sentence is here. And another one follows. The last one ends it now.";
    NarrationOutput output =
        NarrationOutput.toEncoder(rate -> new RecordingEncoder(encoded)).heardBy(rate -> heard);
    NarrationResult result =
        stage.narrator.narrate(
            new NarrationRequest(
                org.chatterbloke.script.Script.parse(script),
                stage.engine.voice(0),
                CueVoices.NONE,
                NarrationSettings.STANDARD.withTarget(MasterTarget.PODCAST),
                output),
            NarrationObserver.NONE,
            new org.eclipse.core.runtime.NullProgressMonitor());
    assertArrayEquals(stage.narrate(script).samples(), heard.samples());
    assertEquals(heard.samples().length, encoded.samples().length);
    var meter = new org.chatterbloke.audio.measure.LoudnessMeter(result.sampleRate(), 1);
    meter.add(new float[][] {encoded.samples()}, 0, encoded.samples().length);
    assertEquals(-16, meter.integrated(), 0.3);
    assertTrue(meter.truePeak() < -0.9, "true peak " + meter.truePeak());
  }
}
