package org.chatterbloke.voice.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chatterbloke.testkit.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NarratorProcessesTest {

  @TempDir private Path root;

  private static String story() {
    StringBuilder story = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      story.append("Sentence ").append((char) ('a' + i % 26)).append(i).append(" is here. ");
    }
    return story.toString();
  }

  @Test
  void aKilledProcessLosesTheTakeInWorkAndNoOther() throws Exception {
    Path home = root.resolve("home");
    Path script = Files.writeString(root.resolve("story.md"), story());
    Path output = root.resolve("story.wav");
    Process child =
        new ChildJvm()
            .start(KilledNarration.class, home.toString(), script.toString(), output.toString());
    try (BufferedReader lines = child.inputReader()) {
      List<String> heard = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        heard.add(line);
        if (line.equals("hanging")) {
          break;
        }
      }
      assertEquals("hanging", heard.isEmpty() ? "" : heard.getLast(), heard.toString());
    } finally {
      child.destroyForcibly().waitFor();
    }
    assertFalse(Files.exists(output));
    Stage.Master master = new Stage(home).narrate(story());
    assertEquals(KilledNarration.TAKES, master.result().reused());
    Stage.Master whole = new Stage(root.resolve("other")).narrate(story());
    assertArrayEquals(whole.samples(), master.samples());
  }

  @Test
  void severalNarrationsOnOneFolderSimplyWork() throws Exception {
    List<Callable<Stage.Master>> jobs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Stage stage = new Stage(root.resolve("shared"));
      jobs.add(() -> stage.narrate(story()));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Stage.Master>> done = threads.invokeAll(jobs);
      float[] first = done.getFirst().get().samples();
      for (Future<Stage.Master> other : done) {
        assertArrayEquals(first, other.get().samples());
      }
    }
    Stage.Master again = new Stage(root.resolve("shared")).narrate(story());
    assertEquals(0, again.result().rendered());
  }
}
