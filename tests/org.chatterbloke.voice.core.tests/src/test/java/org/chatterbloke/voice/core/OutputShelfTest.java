package org.chatterbloke.voice.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.StoredOutput;
import org.chatterbloke.script.ScriptReader;
import org.chatterbloke.voice.core.KeptOutput.State;
import org.chatterbloke.voice.core.internal.LibraryOutputShelf;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputShelfTest {

  private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

  @TempDir private Path temp;
  private Path root;
  private final MemoryOutputs library = new MemoryOutputs();
  private final OutputShelf shelf = new LibraryOutputShelf(library);

  @BeforeEach
  void realRoot() throws IOException {
    root = temp.toRealPath();
  }

  /** A recorded file that is so many days old. */
  private StoredOutput output(String name, int days) throws IOException {
    Path file = Files.writeString(root.resolve(name), "audio of " + name);
    Instant made = NOW.minus(Duration.ofDays(days));
    Files.setLastModifiedTime(file, FileTime.from(made));
    return record(file, made);
  }

  private StoredOutput record(Path file, Instant made) throws IOException {
    StoredOutput output =
        new StoredOutput(
            UUID.randomUUID().toString(),
            file.toString(),
            "Title",
            "Anna",
            "fake",
            1,
            Files.size(file),
            "{}",
            made);
    library.add(output);
    return output;
  }

  private List<String> due(Duration olderThan, int keep) throws ChatterBlokeException {
    return shelf.due(new CleaningPolicy(olderThan, keep), NOW).stream()
        .map(kept -> Path.of(kept.output().file()).getFileName().toString())
        .toList();
  }

  private State stateOf(StoredOutput output) throws ChatterBlokeException {
    return shelf.find(output.id()).state();
  }

  @Test
  void filesAreShownAsTheyAre() throws Exception {
    StoredOutput present = output("present.mp3", 5);
    StoredOutput gone = output("gone.mp3", 4);
    StoredOutput longer = output("longer.mp3", 3);
    StoredOutput later = output("later.mp3", 2);
    StoredOutput folder = output("folder.mp3", 1);
    Files.delete(Path.of(gone.file()));
    Files.writeString(Path.of(longer.file()), "something else");
    Files.setLastModifiedTime(Path.of(later.file()), FileTime.from(NOW));
    Files.delete(Path.of(folder.file()));
    Files.createDirectories(Path.of(folder.file()));
    assertEquals(State.PRESENT, stateOf(present));
    assertEquals(State.GONE, stateOf(gone));
    assertEquals(State.CHANGED, stateOf(longer));
    assertEquals(State.CHANGED, stateOf(later));
    assertEquals(State.CHANGED, stateOf(folder));
    assertEquals(5, shelf.all().size());
  }

  @Test
  void anOutputThatWasWrittenAgainStandsForItsFileNoLonger() throws Exception {
    StoredOutput old = record(Path.of(output("a.mp3", 1).file()), NOW.minus(Duration.ofDays(9)));
    assertEquals(State.REPLACED, stateOf(old));
    assertEquals(State.REPLACED, shelf.delete(shelf.find(old.id())));
    assertTrue(Files.exists(root.resolve("a.mp3")));
    assertEquals(1, library.outputs.size());
  }

  @Test
  void outputsAreFoundByIdBeginningOfIdAndFile() throws Exception {
    StoredOutput output = output("a.mp3", 1);
    assertEquals(output, shelf.find(output.id()).output());
    assertEquals(output, shelf.find(output.id().substring(0, 8)).output());
    assertEquals(output, shelf.find(output.file()).output());
    ChatterBlokeException none = assertThrows(NarrationException.class, () -> shelf.find("zz"));
    assertEquals(FailureKind.NOT_FOUND, none.kind());
  }

  @Test
  void cleaningTakesWhatIsOldAndNotAmongTheNewest() throws Exception {
    for (int days : new int[] {1, 10, 40, 50, 60}) {
      output(days + ".mp3", days);
    }
    assertEquals(List.of("60.mp3", "50.mp3", "40.mp3"), due(Duration.ofDays(30), 0));
    assertEquals(List.of("60.mp3"), due(Duration.ofDays(30), 4));
    assertEquals(List.of("60.mp3", "50.mp3"), due(null, 3));
    assertEquals(List.of(), due(Duration.ofDays(30), 20));
    assertEquals(5, library.outputs.size());
  }

  @Test
  void cleaningForgetsWhatIsGoneAndLeavesWhatWasChanged() throws Exception {
    StoredOutput gone = output("gone.mp3", 50);
    output("changed.mp3", 50);
    output("old.mp3", 60);
    Files.delete(Path.of(gone.file()));
    Files.writeString(root.resolve("changed.mp3"), "edited by hand");
    assertEquals(List.of("old.mp3", "gone.mp3"), due(Duration.ofDays(30), 1));
    assertEquals(List.of("old.mp3", "gone.mp3"), due(Duration.ofDays(30), 0));
    for (KeptOutput kept : shelf.due(new CleaningPolicy(Duration.ofDays(30), 0), NOW)) {
      shelf.delete(kept);
    }
    assertFalse(Files.exists(root.resolve("old.mp3")));
    assertTrue(Files.exists(root.resolve("changed.mp3")));
    assertEquals(1, library.outputs.size());
  }

  @Test
  void aChangedFileIsNotDeletedWithoutItsEntryBeingForgotten() throws Exception {
    StoredOutput output = output("a.mp3", 1);
    KeptOutput before = shelf.find(output.id());
    Files.writeString(root.resolve("a.mp3"), "edited by hand");
    ChatterBlokeException failure =
        assertThrows(NarrationException.class, () -> shelf.delete(before));
    assertEquals(FailureKind.BAD_INPUT, failure.kind());
    assertTrue(failure.sentence().contains("a.mp3"), failure.sentence());
    assertEquals(1, library.outputs.size());
    shelf.forget(before);
    assertTrue(library.outputs.isEmpty());
    assertTrue(Files.exists(root.resolve("a.mp3")));
  }

  @Test
  void linksAreNeverFollowed() throws Exception {
    Path elsewhere = Files.createDirectories(root.resolve("elsewhere"));
    Path own = Files.createDirectories(root.resolve("own"));
    StoredOutput file = output("own/a.mp3", 1);
    StoredOutput link = output("b.mp3", 1);
    Path precious = Files.writeString(elsewhere.resolve("a.mp3"), "audio of own/a.mp3");
    Files.setLastModifiedTime(precious, FileTime.from(NOW.minus(Duration.ofDays(1))));
    Files.delete(own.resolve("a.mp3"));
    Files.delete(own);
    Files.delete(Path.of(link.file()));
    try {
      Files.createSymbolicLink(own, elsewhere);
      Files.createSymbolicLink(Path.of(link.file()), precious);
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "links cannot be made here");
    }
    for (StoredOutput output : List.of(file, link)) {
      assertEquals(State.CHANGED, stateOf(output));
      assertThrows(NarrationException.class, () -> shelf.delete(shelf.find(output.id())));
    }
    assertTrue(Files.exists(precious));
  }

  @Test
  void anOutputIsCurrentUntilScriptSettingsVoiceOrFileChange() throws Exception {
    Stage stage = new Stage(root.resolve("home"));
    stage.narrator.setOutputs(library);
    Path source = Files.writeString(root.resolve("s.md"), "One sentence.");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(60)));
    Path file = root.resolve("s.wav");
    NarrationRequest request =
        NarrationRequest.of(
            ScriptReader.read(source), stage.engine.voice(0), NarrationOutput.toFile(file));
    assertFalse(shelf.isCurrent(request, source));
    stage.narrator.narrate(request, NarrationObserver.NONE, new NullProgressMonitor());
    assertTrue(shelf.isCurrent(request, source));
    assertFalse(shelf.isCurrent(request.with(request.settings().withSeed(1)), source));
    assertFalse(
        shelf.isCurrent(request.with(request.settings().withTarget(MasterTarget.PODCAST)), source));
    NarrationRequest otherVoice =
        NarrationRequest.of(request.script(), stage.engine.voice(1), request.output());
    assertFalse(shelf.isCurrent(otherVoice, source));
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    assertFalse(shelf.isCurrent(request, source));
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(60)));
    assertTrue(shelf.isCurrent(request, source));
    Files.writeString(source, "Another sentence.");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(60)));
    NarrationRequest otherText =
        NarrationRequest.of(ScriptReader.read(source), request.voice(), request.output());
    assertFalse(shelf.isCurrent(otherText, source));
    Files.writeString(file, "cut");
    assertFalse(shelf.isCurrent(request, source));
  }
}
