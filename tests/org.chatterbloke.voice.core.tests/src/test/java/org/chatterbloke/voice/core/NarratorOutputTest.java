package org.chatterbloke.voice.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.AudioException;
import org.chatterbloke.audio.AudioFiles;
import org.chatterbloke.audio.WavCodec;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.StoredOutput;
import org.chatterbloke.script.Script;
import org.chatterbloke.voice.api.EngineUnavailableException;
import org.chatterbloke.voice.api.VoiceData;
import org.chatterbloke.voice.api.VoiceProfile;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NarratorOutputTest {

  @TempDir private Path root;
  private Stage stage;
  private Path out;

  @BeforeEach
  void setUp() throws IOException {
    stage = new Stage(root.resolve("home"));
    out = Files.createDirectories(root.resolve("out"));
  }

  private NarrationRequest request(String script, NarrationOutput output) throws Exception {
    return NarrationRequest.of(Script.parse(script), stage.engine.voice(0), output);
  }

  private NarrationResult narrate(NarrationRequest request) throws ChatterBlokeException {
    return stage.narrator.narrate(request, NarrationObserver.NONE, new NullProgressMonitor());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> list = Files.list(out)) {
      return list.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aFileHoldsTheMasterAndIsNotedInTheLibrary() throws Exception {
    MemoryOutputs noted = new MemoryOutputs();
    stage.narrator.setOutputs(noted);
    Path file = out.resolve("story.wav");
    String script = "# The Tale\n\nOne sentence. Another.";
    NarrationResult result = narrate(request(script, NarrationOutput.toFile(file)));
    AudioClip clip = new AudioFiles(List.of(new WavCodec())).read(file);
    float[] master = stage.narrate(script).samples();
    assertEquals(master.length, clip.frames());
    for (int i = 0; i < master.length; i++) {
      assertEquals(master[i], clip.sample(0, i), 1e-4);
    }
    assertEquals(file, result.file());
    assertEquals(List.of("story.wav"), files());
    StoredOutput output = noted.outputs.getFirst();
    assertEquals("The Tale", output.title());
    assertEquals("Anna of fake", output.voiceName());
    assertEquals(Files.size(file), output.bytes());
    assertEquals(result.seconds(), output.seconds());
    assertTrue(output.settings().contains("\"seed\":0"), output.settings());
  }

  @Test
  void cancelLeavesNoFileAndKeepsTheOldOneAndTheTakes() throws Exception {
    Path file = Files.writeString(out.resolve("story.wav"), "an older file");
    NullProgressMonitor monitor = new NullProgressMonitor();
    NarrationObserver cancelling =
        new NarrationObserver() {
          @Override
          public void segment(NarratedSegment segment) {
            if (segment.index() == 1) {
              monitor.setCanceled(true);
            }
          }
        };
    NarrationRequest request =
        request(
            "One. Two. Three. Four. Five. Six. Seven. Eight. Nine. Ten. Eleven. Twelve.",
            NarrationOutput.toFile(file));
    assertThrows(
        OperationCanceledException.class,
        () -> stage.narrator.narrate(request, cancelling, monitor));
    assertEquals("an older file", Files.readString(file));
    assertEquals(List.of("story.wav"), files());
    assertTrue(stage.takes().size() >= 2);
    assertTrue(stage.takes().stream().allMatch(path -> path.toString().endsWith(".take")));
    NarrationResult result = narrate(request);
    assertTrue(result.reused() >= 2, "reused " + result.reused());
  }

  @Test
  void cancelBeforeTheBeginningOpensNothing() throws Exception {
    NullProgressMonitor monitor = new NullProgressMonitor();
    monitor.setCanceled(true);
    NarrationRequest request = request("One.", NarrationOutput.toFile(out.resolve("a.wav")));
    assertThrows(
        OperationCanceledException.class,
        () -> stage.narrator.narrate(request, NarrationObserver.NONE, monitor));
    assertEquals(0, stage.engine.opened());
    assertEquals(List.of(), files());
  }

  @Test
  void aFailingEngineLeavesNoFile() throws Exception {
    stage.engine.beforeSpeak(request -> {
      throw new IllegalStateException("a defect");
    });
    NarrationRequest request = request("One.", NarrationOutput.toFile(out.resolve("a.wav")));
    assertThrows(IllegalStateException.class, () -> narrate(request));
    assertEquals(List.of(), files());
  }

  @Test
  void aFullDiskIsASentenceAndTheEncoderIsThrownAway() throws Exception {
    RecordingEncoder encoder =
        new RecordingEncoder((samples, offset, length) -> {
          throw new IOException("No space left on device");
        });
    AudioException failure =
        assertThrows(
            AudioException.class,
            () -> narrate(request("One.", NarrationOutput.toEncoder(rate -> encoder))));
    assertEquals(FailureKind.STORAGE, failure.kind());
    assertTrue(failure.sentence().contains("No space left on device"), failure.sentence());
    assertTrue(encoder.closed && !encoder.finished);
  }

  @Test
  void aListenerThatFailsIsASentence() throws Exception {
    NarrationException failure =
        assertThrows(
            NarrationException.class,
            () ->
                narrate(
                    request(
                        "One.",
                        NarrationOutput.toListener(rate ->
                            (samples, offset, length) -> {
                              throw new IOException("unplugged");
                            }))));
    assertEquals(FailureKind.UNAVAILABLE, failure.kind());
    assertTrue(failure.sentence().contains("unplugged"), failure.sentence());
  }

  @Test
  void aMissingFolderIsNamedBeforeAnythingIsRendered() throws Exception {
    NarrationRequest request = request("One.", NarrationOutput.toFile(out.resolve("no/a.wav")));
    AudioException failure = assertThrows(AudioException.class, () -> narrate(request));
    assertTrue(failure.sentence().contains("no"), failure.sentence());
    assertEquals(0, stage.engine.opened());
  }

  @Test
  void anUnknownExtensionIsNamed() {
    NarrationException failure =
        assertThrows(NarrationException.class, () -> NarrationOutput.toFile(Path.of("story.xyz")));
    assertTrue(failure.remedy().contains(".wav"), failure.remedy());
  }

  @Test
  void aScriptOfNotesOrSignsHasNothingToSay() throws Exception {
    for (String script : List.of("", "> note: x\n", "[[x]]", "[pause 1s]", "$$$ ^^ %%")) {
      NarrationException failure =
          assertThrows(
              NarrationException.class,
              () -> narrate(request(script, NarrationOutput.toFile(out.resolve("a.wav")))),
              script);
      assertTrue(failure.sentence().contains("nothing to say"), failure.sentence());
      assertEquals(FailureKind.BAD_INPUT, failure.kind());
      assertEquals(List.of(), files());
    }
  }

  @Test
  void unknownVoicesInCuesAreNamedWithTheirLine() throws Exception {
    NarrationException failure =
        assertThrows(NarrationException.class, () -> stage.narrate("One.\n\n[voice: Zed]\nTwo."));
    assertEquals(FailureKind.NOT_FOUND, failure.kind());
    assertTrue(failure.sentence().startsWith("Line 3, column 1: "), failure.sentence());
    assertTrue(failure.sentence().contains("Zed"), failure.sentence());
  }

  @Test
  void missingEnginesAndLanguagesAreNamed() {
    VoiceProfile lost =
        new VoiceProfile(
            "x",
            "Lost",
            "en-US",
            VoiceData.stock("gone", "x"),
            org.chatterbloke.voice.api.ParameterValues.NONE,
            null);
    assertTrue(failure(lost).sentence().contains("engine gone"));
    VoiceProfile foreign =
        new VoiceProfile(
            "y",
            "Yuki",
            "ja-JP",
            VoiceData.stock("fake", "fake_anna"),
            org.chatterbloke.voice.api.ParameterValues.NONE,
            null);
    assertTrue(failure(foreign).sentence().contains("ja-JP"));
  }

  private NarrationException failure(VoiceProfile voice) {
    return assertThrows(
        NarrationException.class,
        () ->
            narrate(
                NarrationRequest.of(
                    Script.parse("One."), voice, NarrationOutput.toFile(out.resolve("a.wav")))));
  }

  @Test
  void anEngineThatLeavesWhileItSpeaksIsNamedAndItsSessionIsClosed() throws Exception {
    stage.engine.beforeSpeak(request -> {
      // Another thread, because leaving waits for the session that is speaking here.
      Thread leaving = Thread.ofPlatform().start(() -> stage.engines.removeEngine(stage.engine));
      while (stage.engines.descriptor("fake").isPresent()
          || leaving.getState() == Thread.State.RUNNABLE) {
        Thread.onSpinWait();
      }
    });
    EngineUnavailableException failure =
        assertThrows(EngineUnavailableException.class, () -> stage.narrate("One. Two."));
    assertTrue(failure.sentence().contains("fake was removed"), failure.sentence());
    assertEquals(1, stage.engine.opened());
    stage.engines.close();
    assertEquals(1, stage.engine.closed());
  }

  @Test
  void segmentsReachTheListenerBeforeTheLastOneIsSpoken() throws Exception {
    Stage.Recorder recorder = new Stage.Recorder();
    List<Integer> heardAt = new ArrayList<>();
    stage.engine.beforeSpeak(request -> {
      if (request.text().spoken().startsWith("Last")) {
        while (recorder.samples().length == 0) {
          Thread.onSpinWait();
        }
        heardAt.add(recorder.samples().length);
      }
    });
    narrate(
        request(
            "First. Last.",
            NarrationOutput.toListener(rate ->
                (samples, offset, length) -> {
                  synchronized (recorder) {
                    recorder.write(samples, offset, length);
                  }
                })));
    assertEquals(1, heardAt.size());
    assertTrue(heardAt.getFirst() < recorder.samples().length);
  }

  @Test
  void progressEndsComplete() throws Exception {
    List<NarrationProgress> snapshots = new ArrayList<>();
    stage.narrator.narrate(
        request("One. Two. Three.", NarrationOutput.toListener(rate -> new Stage.Recorder())),
        new NarrationObserver() {
          @Override
          public void progress(NarrationProgress snapshot) {
            snapshots.add(snapshot);
          }
        },
        new NullProgressMonitor());
    NarrationProgress last = snapshots.getLast();
    assertEquals(1, last.fraction());
    assertEquals(3, last.segments());
    assertEquals(3, last.rendered());
    assertFalse(snapshots.size() > 5);
  }

  @Test
  void oneSessionServesOneNarrationAfterTheOther() throws Exception {
    stage.narrate("One.");
    stage.narrate("Two.");
    assertEquals(1, stage.engine.opened());
    assertEquals(0, stage.engine.closed());
    stage.engines.closeIdleSessions();
    assertEquals(1, stage.engine.closed());
  }

  @Test
  void emojiControlCharactersAndEndlessWordsSimplyWork() throws Exception {
    String odd =
        "Hi \uD83D\uDE00 \u0007\u0000 there\u200B. "
            + "x".repeat(5000)
            + ". And "
            + "word ".repeat(1000).strip()
            + ".\n\nEnd\uD83C.";
    Stage.Master master = stage.narrate(odd);
    assertTrue(master.result().segments().size() > 40);
    for (float sample : master.samples()) {
      assertTrue(Float.isFinite(sample) && Math.abs(sample) <= 1);
    }
    assertArrayEquals(master.samples(), stage.narrate(odd).samples());
  }
}
