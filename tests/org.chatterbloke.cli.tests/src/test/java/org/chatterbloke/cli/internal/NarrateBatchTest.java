package org.chatterbloke.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.cli.Terminal;
import org.chatterbloke.library.api.StoredVoice;
import org.chatterbloke.voice.api.CloneObserver;
import org.chatterbloke.voice.api.ParameterValues;
import org.chatterbloke.voice.api.VoiceData;
import org.chatterbloke.voice.api.VoiceProfile;
import org.chatterbloke.voice.core.CleaningPolicy;
import org.chatterbloke.voice.core.CloningRequest;
import org.chatterbloke.voice.core.CloningService;
import org.chatterbloke.voice.core.KeptOutput;
import org.chatterbloke.voice.core.NarrationException;
import org.chatterbloke.voice.core.NarrationObserver;
import org.chatterbloke.voice.core.NarrationRequest;
import org.chatterbloke.voice.core.NarrationResult;
import org.chatterbloke.voice.core.Narrator;
import org.chatterbloke.voice.core.OutputShelf;
import org.chatterbloke.voice.core.VoiceResolver;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NarrateBatchTest {

  @TempDir private Path root;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CommandLineSession session =
      new CommandLineSession(
          new Terminal(
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8),
              false));
  private final List<String> spoken = new ArrayList<>();
  private String cancelAt = "";
  private Set<String> current = Set.of();

  @BeforeEach
  void scripts() throws IOException {
    Path folder = Files.createDirectories(root.resolve("book/part"));
    Files.writeString(root.resolve("book/1.md"), "One.");
    Files.writeString(root.resolve("book/2.md"), "An unclosed [pause cue.");
    Files.writeString(root.resolve("book/3.md"), "Fails when spoken.");
    Files.writeString(folder.resolve("4.md"), "Four.");
  }

  private NarrationResult speak(NarrationRequest request) throws ChatterBlokeException {
    String text = request.script().source();
    if (text.equals(cancelAt)) {
      session.monitor().setCanceled(true);
      throw new OperationCanceledException();
    }
    if (text.startsWith("Fails")) {
      throw new NarrationException(
          FailureKind.RESOURCES, "There is no memory for this.", "Get more.", null);
    }
    spoken.add(text);
    return new NarrationResult(1, 24000, 1, 0, List.of(), List.of(), List.of(), null);
  }

  private int narrate(String... arguments) {
    Narrator narrator =
        new Narrator() {
          @Override
          public NarrationResult narrate(
              NarrationRequest request, NarrationObserver observer, IProgressMonitor monitor)
              throws ChatterBlokeException {
            return speak(request);
          }
        };
    NarrateCommand command =
        new NarrateCommand(narrator, new OneVoice(), new NoCloning(), new Shelf(), session);
    List<String> line = new ArrayList<>(List.of(arguments));
    line.addAll(List.of("-o", root.resolve("out") + "/"));
    return new CommandLine(command)
        .setExpandAtFiles(false)
        .setExecutionExceptionHandler(
            (failure, l, result) -> FailureReport.print(failure, session.terminal()))
        .execute(line.toArray(String[]::new));
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void oneFailingScriptDoesNotStopTheRestAndTheFirstFailureGivesTheExitCode() {
    int exit = narrate(root.resolve("book").toString(), "--recursive");
    assertEquals(3, exit);
    assertEquals(List.of("One.", "Four."), spoken);
    assertTrue(printed().contains("4 scripts: 2 done, 2 failed, 0 skipped"), printed());
    assertTrue(printed().contains("3.md: There is no memory for this."), printed());
    assertTrue(Files.isDirectory(root.resolve("out/part")), "places below folders are kept");
  }

  @Test
  void continueLeavesOutWhatIsCurrent() {
    current = Set.of("1.mp3");
    assertEquals(
        0, narrate("--continue", root + "/book/1.md", root.resolve("book/part").toString()));
    assertEquals(List.of("Four."), spoken);
    assertTrue(printed().contains("2 scripts: 1 done, 0 failed, 1 skipped"), printed());
    spoken.clear();
    assertEquals(0, narrate(root + "/book/1.md", root.resolve("book/part").toString()));
    assertEquals(List.of("One.", "Four."), spoken);
  }

  @Test
  void cancelStopsAll() throws IOException {
    Files.writeString(root.resolve("list.txt"), "book/1.md\nbook/part/4.md\nbook/3.md\n");
    cancelAt = "Four.";
    assertEquals(130, narrate("@" + root.resolve("list.txt")));
    assertEquals(List.of("One."), spoken);
    assertTrue(printed().contains("3 scripts: 1 done, 0 failed, 0 skipped"), printed());
    assertTrue(printed().contains("2 not begun or not finished"), printed());
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("--continue"));
  }

  @Test
  void jsonTellsFailedAndSkipped() {
    current = Set.of("1.mp3");
    assertEquals(3, narrate(root.resolve("book").toString(), "--continue", "--json"));
    assertTrue(printed().contains("\"sentence\" : \"There is no memory for this.\""), printed());
    assertTrue(printed().contains("\"skipped\" : [ {"), printed());
    assertFalse(printed().contains("scripts:"), printed());
  }

  @Test
  void aSingleScriptFailsAsItIs() {
    assertEquals(7, narrate(root + "/book/3.md"));
    assertFalse(printed().contains("script"), printed());
  }

  @Test
  void anUnknownVoiceIsSaidOnceBeforeAnythingIsMade() {
    assertEquals(4, narrate(root.resolve("book").toString(), "--voice", "nobody"));
    assertEquals(List.of(), spoken);
    assertEquals("", printed());
  }

  private static final class OneVoice implements VoiceResolver {

    private static final VoiceProfile ANNA =
        new VoiceProfile(
            "fake:anna",
            "Anna",
            "en-US",
            new VoiceData("fake", "stock", "anna", Map.of(), "anna"),
            ParameterValues.NONE,
            null);

    @Override
    public VoiceProfile resolve(String name, String engineId) throws ChatterBlokeException {
      throw new NarrationException(
          FailureKind.NOT_FOUND, "There is no voice " + name + ".", "Name another.", null);
    }

    @Override
    public VoiceProfile standard(String engineId, String language) {
      return ANNA;
    }

    @Override
    public VoiceProfile profile(StoredVoice voice) {
      return ANNA;
    }

    @Override
    public List<String> names() {
      return List.of("Anna");
    }
  }

  private static final class NoCloning implements CloningService {

    @Override
    public ClonedVoice clone(CloningRequest request, CloneObserver observer, IProgressMonitor m) {
      throw new AssertionError("nothing is cloned here");
    }

    @Override
    public ClonedVoice matchOnce(
        Path recording,
        String method,
        String engineId,
        String language,
        CloneObserver observer,
        IProgressMonitor monitor) {
      throw new AssertionError("nothing is matched here");
    }

    @Override
    public void delete(String name) {
      throw new AssertionError("nothing is deleted here");
    }
  }

  private final class Shelf implements OutputShelf {

    @Override
    public List<KeptOutput> all() {
      return List.of();
    }

    @Override
    public KeptOutput find(String name) {
      throw new AssertionError(name);
    }

    @Override
    public List<KeptOutput> due(CleaningPolicy policy, java.time.Instant now) {
      return List.of();
    }

    @Override
    public KeptOutput.State delete(KeptOutput output) {
      throw new AssertionError(output);
    }

    @Override
    public void forget(KeptOutput output) {
      throw new AssertionError(output);
    }

    @Override
    public boolean isCurrent(NarrationRequest request, Path script) {
      return current.contains(request.output().file().path().getFileName().toString());
    }
  }
}
