package org.chatterbloke.voice.model.kokoro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.chatterbloke.inference.onnx.OnnxModel;
import org.chatterbloke.inference.onnx.OnnxOptions;
import org.chatterbloke.inference.onnx.Tensor;
import org.chatterbloke.testkit.TestModels;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rewritten graph against the exported one. */
class KokoroModelTest {

  private static final String PHONEMES = "ðə hˈɑɹbəɹ wʌz kwˈIət.";

  private static KokoroFiles files;
  private static KokoroModel model;
  private static long[] ids;
  private static float[] style;

  @BeforeAll
  static void load() throws Exception {
    files = KokoroFiles.prepare(TestModels.store(), true, new NullProgressMonitor());
    model = KokoroModel.open(files, 2);
    PhonemeVocabulary vocabulary = files.vocabulary();
    int[] symbols = PHONEMES.codePoints().toArray();
    ids = new long[symbols.length + 2];
    for (int i = 0; i < symbols.length; i++) {
      ids[i + 1] = vocabulary.id(symbols[i]).orElseThrow();
    }
    style = files.styles(VoiceMix.parse("af_heart")).row(symbols.length);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static KokoroSpeech speak(float speed, float pitch, long seed) throws Exception {
    return model.speak(ids, style, speed, pitch, seed, () -> false);
  }

  @Test
  void durationsAddUpToTheAudio() throws Exception {
    KokoroSpeech speech = speak(1, 1, 0);
    assertEquals(ids.length, speech.frames().length);
    assertEquals(speech.samples().length, Arrays.stream(speech.frames()).sum() * KokoroModel.FRAME);
    assertTrue(Arrays.stream(speech.frames()).allMatch(frames -> frames >= 1));
  }

  @Test
  void lengthAndLoudnessAreThoseOfTheExportedGraph() throws Exception {
    KokoroSpeech speech = speak(1, 1, 0);
    try (OnnxModel exported =
        OnnxModel.open(
            files.downloaded().file(KokoroFiles.EXPORTED_GRAPH), OnnxOptions.threads(2))) {
      Map<String, Tensor> outputs =
          exported.run(
              Map.of(
                  "tokens", new Tensor.Longs(ids, 1, ids.length),
                  "style", new Tensor.Floats(style, 1, style.length),
                  "speed", Tensor.floats(1)),
              Set.of("audio"));
      float[] expected = ((Tensor.Floats) outputs.get("audio")).data();
      assertEquals(expected.length, speech.samples().length);
      double[] there = levels(expected);
      double[] here = levels(speech.samples());
      double difference = 0;
      for (int i = 0; i < there.length; i++) {
        difference += Math.abs(there[i] - here[i]) / there.length;
      }
      // The exported graph rounds activations to 8 bits, so that samples differ; levels do not.
      assertTrue(difference < 3, difference + " dB mean difference of levels");
    }
  }

  /** The level of each 25 ms in dB, not below −50. */
  private static double[] levels(float[] samples) {
    double[] levels = new double[samples.length / KokoroModel.FRAME];
    for (int frame = 0; frame < levels.length; frame++) {
      double power = 1e-5;
      for (int i = 0; i < KokoroModel.FRAME; i++) {
        double sample = samples[frame * KokoroModel.FRAME + i];
        power += sample * sample / KokoroModel.FRAME;
      }
      levels[frame] = 10 * Math.log10(power);
    }
    return levels;
  }

  @Test
  void theSeedDecidesTheNoise() throws Exception {
    float[] first = speak(1, 1, 5).samples();
    float[] other = speak(1, 1, 6).samples();
    assertFalse(Arrays.equals(first, other));
    assertEquals(first.length, other.length);
    assertArrayEquals(first, speak(1, 1, 5).samples());
  }

  @Test
  void pitchLeavesDurationsAlone() throws Exception {
    assertArrayEquals(speak(1, 1, 0).frames(), speak(1, 1.5f, 0).frames());
  }

  @Test
  void cancelStopsTheComputation() {
    assertThrows(
        CancellationException.class, () -> model.speak(ids, style, 0.5f, 1, 0, () -> true));
  }
}
