package org.chatterbloke.voice.core;

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
import org.chatterbloke.audio.AudioFiles;
import org.chatterbloke.audio.AudioFormat;
import org.chatterbloke.audio.EncodeRequest;
import org.chatterbloke.audio.WavCodec;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.LibraryException;
import org.chatterbloke.library.api.StoredVoice;
import org.chatterbloke.testkit.SyntheticSpeech;
import org.chatterbloke.voice.api.ParameterValues;
import org.chatterbloke.voice.api.Sex;
import org.chatterbloke.voice.core.CloningService.ClonedVoice;
import org.chatterbloke.voice.core.internal.LibraryCloningService;
import org.chatterbloke.voice.core.internal.LiveClonerRegistry;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloningServiceTest {

  @TempDir private Path root;
  private Stage stage;
  private final MemoryVoices library = new MemoryVoices();
  private final FakeCloner cloner = new FakeCloner("match", "fake");
  private final List<String> notes = new ArrayList<>();
  private LibraryCloningService service;
  private Path recording;

  @BeforeEach
  void setUp() throws Exception {
    stage = new Stage(root.resolve("home"));
    LiveClonerRegistry cloners = new LiveClonerRegistry();
    cloners.addCloner(cloner);
    service = new LibraryCloningService(cloners, stage.engines, stage.narrator, stage.folder);
    service.addCodec(new WavCodec());
    service.setLibrary(library);
    recording = write("me.wav", speech(6));
  }

  private static AudioClip speech(double seconds) {
    return SyntheticSpeech.of(16000, seconds, 120, 1, 1);
  }

  private Path write(String name, AudioClip clip) throws Exception {
    Path file = root.resolve(name);
    new AudioFiles(List.of(new WavCodec()))
        .write(file, clip, EncodeRequest.mono(AudioFormat.WAV, clip.sampleRate()));
    return file;
  }

  private ClonedVoice make(CloningRequest request) throws ChatterBlokeException {
    return service.clone(request, notes::add, new NullProgressMonitor());
  }

  private List<String> voiceFiles() throws IOException {
    Path voices = stage.folder.voices();
    if (!Files.isDirectory(voices)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(voices)) {
      return walk.filter(Files::isRegularFile)
          .map(path -> voices.relativize(path).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Test
  void aVoiceIsStoredWithItsFilesItsReportAndItsRecordings() throws Exception {
    ClonedVoice made =
        make(
            new CloningRequest(
                " Jo ",
                List.of(recording),
                "",
                "",
                "en-GB",
                Sex.FEMALE,
                ParameterValues.NONE,
                "Jo said yes."));
    StoredVoice voice = library.voices.getFirst();
    assertEquals("Jo", voice.name());
    assertEquals("match", voice.clonerId());
    assertEquals("fake-1", voice.format());
    assertEquals("Jo said yes.", voice.consent());
    assertEquals(0.62, voice.similarity());
    assertTrue(voice.report().contains("It is near."), voice.report());
    assertEquals("recordings/01-me.wav", voice.recordings());
    assertEquals(
        List.of(voice.id() + "/data.bin", voice.id() + "/recordings/01-me.wav"), voiceFiles());
    assertEquals("Jo", Files.readString(made.profile().voice().files().get("data")));
    assertEquals(1.5, made.profile().parameters().values().get("pitch"));
    assertEquals(3, made.profile().equaliser().gains()[0]);
    assertEquals(voice, made.stored().orElseThrow());
    assertTrue(notes.contains("Listening."));
    assertTrue(cloner.heardSeconds > 0.4, "heard " + cloner.heardSeconds);
    assertTrue(stage.narrate("Hi.").result().rendered() == 1);
  }

  @Test
  void aVoiceThatWasMadeCanBeNarratedWith() throws Exception {
    ClonedVoice made = make(CloningRequest.of("Jo", List.of(recording)));
    Stage.Master master =
        stage.narrate("[voice: Jo] Hello.", NarrationSettings.STANDARD, n -> made.profile());
    assertEquals("Jo", master.result().segments().getFirst().voice());
  }

  @Test
  void onFailureAndOnCancelNothingStays() throws Exception {
    library.full = true;
    assertThrows(LibraryException.class, () -> make(CloningRequest.of("Jo", List.of(recording))));
    assertEquals(List.of(), voiceFiles());
    NullProgressMonitor monitor = new NullProgressMonitor();
    cloner.beforeEnd = () -> monitor.setCanceled(true);
    assertThrows(
        OperationCanceledException.class,
        () -> service.clone(CloningRequest.of("Jo", List.of(recording)), notes::add, monitor));
    cloner.beforeEnd =
        () -> {
          throw new IllegalStateException("a defect");
        };
    assertThrows(
        IllegalStateException.class, () -> make(CloningRequest.of("Jo", List.of(recording))));
    assertEquals(List.of(), voiceFiles());
    assertEquals(List.of(), library.voices);
  }

  @Test
  void unusableRecordingsAreNamed() throws Exception {
    assertFails(
        FailureKind.BAD_INPUT, "silent", write("silent.wav", AudioClip.silence(16000, 80000)));
    assertFails(FailureKind.BAD_INPUT, "s of speech", write("short.wav", speech(2)));
    assertFails(FailureKind.BAD_INPUT, "clipped", write("loud.wav", clipped(speech(6))));
    assertFails(FailureKind.NOT_FOUND, "does not exist", root.resolve("none.wav"));
    assertFails(
        FailureKind.BAD_INPUT, "empty", Files.write(root.resolve("empty.wav"), new byte[0]));
    assertFails(
        FailureKind.BAD_INPUT,
        "text.wav",
        Files.writeString(root.resolve("text.wav"), "no audio at all, only words\n".repeat(50)));
    byte[] whole = Files.readAllBytes(recording);
    assertFails(
        FailureKind.BAD_INPUT,
        "cut.wav",
        Files.write(root.resolve("cut.wav"), java.util.Arrays.copyOf(whole, 20)));
    assertEquals(0, cloner.made);
    assertEquals(List.of(), voiceFiles());
  }

  private static AudioClip clipped(AudioClip clip) {
    float[] samples = clip.monoSamples();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.clamp(samples[i] * 50, -1, 1);
    }
    return AudioClip.wrap(clip.sampleRate(), samples);
  }

  private void assertFails(FailureKind kind, String part, Path file) {
    ChatterBlokeException failure =
        assertThrows(
            ChatterBlokeException.class, () -> make(CloningRequest.of("Jo", List.of(file))));
    assertTrue(failure.sentence().contains(part), failure.sentence());
    assertTrue(failure.sentence().contains(file.getFileName().toString()), failure.sentence());
    assertEquals(kind, failure.kind(), failure.sentence());
  }

  @Test
  void severalShortRecordingsTogetherAreEnough() throws Exception {
    List<Path> parts =
        List.of(write("a.wav", speech(2)), write("b.wav", speech(2)), write("c.wav", speech(2)));
    assertEquals("Jo", make(CloningRequest.of("Jo", parts)).profile().name());
    assertEquals(3, library.voices.getFirst().recordings().lines().count());
  }

  @Test
  void wrongRequestsAreNamed() throws Exception {
    make(CloningRequest.of("Jo", List.of(recording)));
    assertRequestFails("already", request("JO", "", "", ""));
    assertRequestFails("cannot be the name", request("a*b", "", "", ""));
    assertRequestFails("cannot be the name", request("  ", "", "", ""));
    assertRequestFails("no cloning method macth", request("X", "macth", "", ""));
    assertRequestFails("no voices for an engine other", request("X", "match", "other", ""));
    assertRequestFails("does not speak fr-FR", request("X", "", "", "fr-FR"));
    assertRequestFails("No recording", CloningRequest.of("X", List.of()));
  }

  private CloningRequest request(String name, String method, String engine, String language) {
    return new CloningRequest(
        name, List.of(recording), method, engine, language, Sex.UNKNOWN, ParameterValues.NONE, "");
  }

  private void assertRequestFails(String part, CloningRequest request) {
    ChatterBlokeException failure = assertThrows(ChatterBlokeException.class, () -> make(request));
    assertTrue(failure.sentence().contains(part), failure.sentence());
  }

  @Test
  void aRecordingIsMatchedOnceAndNotStored() throws Exception {
    ClonedVoice first = match(recording);
    assertFalse(first.reused());
    Path copy = Files.copy(recording, root.resolve("copy of me.wav"));
    ClonedVoice second = match(copy);
    assertTrue(second.reused());
    assertEquals(1, cloner.made);
    assertEquals("copy of me", second.profile().name());
    assertEquals(first.profile().voice(), second.profile().voice());
    assertEquals(first.profile().equaliser(), second.profile().equaliser());
    assertEquals(first.profile().parameters(), second.profile().parameters());
    assertEquals(first.report(), second.report());
    assertTrue(Files.exists(second.profile().voice().files().get("data")));
    assertEquals(List.of(), library.voices);
    assertEquals(List.of(), voiceFiles());
  }

  @Test
  void aDamagedMatchIsMadeAgain() throws Exception {
    match(recording);
    try (Stream<Path> walk = Files.walk(stage.folder.cache().resolve("matches"))) {
      Path profile = walk.filter(p -> p.endsWith("profile.json")).findFirst().orElseThrow();
      Files.writeString(profile, "{\"engine\":");
    }
    assertFalse(match(recording).reused());
    assertTrue(match(recording).reused());
    assertEquals(2, cloner.made);
  }

  private ClonedVoice match(Path file) throws ChatterBlokeException {
    return service.matchOnce(file, "", "", "", notes::add, new NullProgressMonitor());
  }

  @Test
  void deletingRemovesTheEntryAndTheFolder() throws Exception {
    make(CloningRequest.of("Jo", List.of(recording)));
    service.delete("jo");
    assertEquals(List.of(), library.voices);
    assertEquals(List.of(), voiceFiles());
    ChatterBlokeException failure =
        assertThrows(ChatterBlokeException.class, () -> service.delete("Jo"));
    assertEquals(FailureKind.NOT_FOUND, failure.kind());
  }
}
