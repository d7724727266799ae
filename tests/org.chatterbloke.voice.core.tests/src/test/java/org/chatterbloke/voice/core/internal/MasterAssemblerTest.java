package org.chatterbloke.voice.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.chatterbloke.voice.core.internal.MasterAssembler.Placed;
import org.junit.jupiter.api.Test;

class MasterAssemblerTest {

  private static final int RATE = 24000;

  private final SampleBuffer master = new SampleBuffer();
  private final MasterAssembler assembler = new MasterAssembler(RATE, master);

  /** Noise of a level between silences. */
  private static float[] take(double lead, double speech, double trail, double level) {
    Random random = new Random(7);
    float[] samples = new float[(int) Math.round((lead + speech + trail) * RATE)];
    for (int i = 0; i < samples.length; i++) {
      boolean speaking = i >= lead * RATE && i < (lead + speech) * RATE;
      double loudness = speaking ? level : level * 1e-4;
      samples[i] = (float) (loudness * (2 * random.nextDouble() - 1));
    }
    return samples;
  }

  private Placed add(float[] take, double pause) throws Exception {
    return assembler.add(take, SpeechEdges.of(take, RATE), pause);
  }

  @Test
  void edgesAreFoundWithinAFrame() {
    SpeechEdges edges = SpeechEdges.of(take(0.3, 0.5, 0.2, 0.3), RATE);
    assertEquals(0.3, edges.start() / (double) RATE, 0.006);
    assertEquals(0.8, edges.end() / (double) RATE, 0.006);
    assertTrue(SpeechEdges.of(new float[1000], RATE).isSilent());
    assertTrue(SpeechEdges.of(new float[0], RATE).isSilent());
  }

  @Test
  void pausesAreExactWhateverTheTakesHaveAtTheirEnds() throws Exception {
    Placed last = add(take(0.2, 0.4, 0.3, 0.3), 0);
    for (double pause : new double[] {0, 0.01, 0.06, 0.2, 1.5}) {
      for (double silence : new double[] {0, 0.01, 0.5}) {
        Placed next = add(take(silence, 0.3, silence, 0.2), pause);
        assertEquals(Math.round(pause * RATE), next.start() - last.end(), "pause " + pause);
        last = next;
      }
    }
    assembler.finish(0.5);
    assertEquals(assembler.position(), master.toArray().length);
    assertEquals(0.5, (assembler.position() - last.end()) / (double) RATE, 1e-6);
  }

  @Test
  void whatLiesBetweenTheSpeechOfTwoTakesIsQuiet() throws Exception {
    Placed first = add(take(0.2, 0.4, 0.3, 0.5), 0);
    Placed second = add(take(0.2, 0.4, 0.3, 0.5), 0.4);
    assembler.finish(0);
    float[] all = master.toArray();
    for (long i = first.end(); i < second.start(); i++) {
      assertTrue(Math.abs(all[(int) i]) < 1e-3);
    }
  }

  @Test
  void aSilentTakeOnlyKeepsTheLongerPause() throws Exception {
    Placed first = add(take(0.1, 0.4, 0.1, 0.5), 0);
    add(new float[5000], 0.9);
    Placed second = add(take(0.1, 0.4, 0.1, 0.5), 0.4);
    assertEquals(Math.round(0.9 * RATE), second.start() - first.end());
  }

  @Test
  void theFirstSpeechFollowsThePauseThatIsAskedFor() throws Exception {
    assertEquals(Math.round(0.7 * RATE), add(take(0.3, 0.4, 0.1, 0.5), 0.7).start());
  }
}
