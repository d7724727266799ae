package org.chatterbloke.voice.core;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import org.chatterbloke.audio.AudioSink;
import org.chatterbloke.script.Script;
import org.chatterbloke.testkit.FakeVoiceEngine;
import org.chatterbloke.voice.api.EngineInput;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NarratorMemoryTest {

  @TempDir private Path root;

  /** Ten thousand sentences, of which a few thousand differ, so that the disk is not the test. */
  @Test
  void aHundredThousandWordsNeedLittleMoreMemoryThanAThousand() throws Exception {
    Stage stage = new Stage(root);
    FakeVoiceEngine fast = new FakeVoiceEngine("fast", 8000, EngineInput.TEXT, Set.of());
    stage.engines.addEngine(fast);
    long small = narrate(stage, fast, 1_000);
    long large = narrate(stage, fast, 100_000);
    long grown = (large - small) >> 20;
    assertTrue(grown < 100, "grew by " + grown + " MB");
  }

  /** The memory in use after the last segment, garbage left out. */
  private static long narrate(Stage stage, FakeVoiceEngine engine, int words) throws Exception {
    StringBuilder book = new StringBuilder();
    for (int i = 0; i < words / 10; i++) {
      book.append("It was day ").append(i % 400).append(" and they went on to sea. ");
      book.append(i % 8 == 7 ? "\n\n" : "");
    }
    Script script = Script.parse(book.toString());
    long[] used = new long[1];
    int total = words / 10;
    NarrationResult result =
        stage.narrator.narrate(
            NarrationRequest.of(
                script,
                engine.voice(0),
                NarrationOutput.toEncoder(rate -> new RecordingEncoder(AudioSink.discard()))),
            new NarrationObserver() {
              @Override
              public void segment(NarratedSegment segment) {
                if (segment.index() == total - 1) {
                  System.gc();
                  Runtime runtime = Runtime.getRuntime();
                  used[0] = runtime.totalMemory() - runtime.freeMemory();
                }
              }
            },
            new NullProgressMonitor());
    assertTrue(result.segments().size() >= total);
    return used[0];
  }
}
