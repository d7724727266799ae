package org.chatterbloke.voice.model.kokoro;

import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.inference.onnx.InferenceException;
import org.chatterbloke.inference.onnx.OnnxModel;
import org.chatterbloke.inference.onnx.OnnxOptions;
import org.chatterbloke.inference.onnx.Tensor;
import org.chatterbloke.voice.model.kokoro.internal.KokoroGraph;
import org.chatterbloke.voice.model.kokoro.internal.NormalNoise;

/**
 * Kokoro-82M, loaded: StyleTTS 2 (Li et al. 2023) with an ISTFTNet decoder. Several threads may use
 * one model; {@link #close} when none does.
 */
public final class KokoroModel implements AutoCloseable {

  /** Samples per second of what it makes. */
  public static final int SAMPLE_RATE = 24_000;

  /** Samples per unit of a duration: 25 ms. */
  public static final int FRAME = 600;

  /** The longest input in phonemes, without both ends. */
  public static final int LONGEST = StyleTable.ROWS;

  /** Changes whenever the same input may sound different. */
  public static final String VERSION = "1.0-r" + KokoroGraph.VERSION;

  private static final Set<String> OUTPUTS = Set.of(KokoroGraph.AUDIO, KokoroGraph.DURATION);

  private final OnnxModel model;

  private KokoroModel(OnnxModel model) {
    this.model = model;
  }

  /**
   * Loads the rewritten graph.
   *
   * @param threads for the computation, 1 or more
   * @throws InferenceException if the runtime refuses the file or memory is short
   */
  public static KokoroModel open(KokoroFiles files, int threads) throws InferenceException {
    return new KokoroModel(OnnxModel.open(files.graph(), OnnxOptions.threads(threads)));
  }

  /**
   * Speaks phonemes. Equal arguments give equal samples.
   *
   * @param ids {@link PhonemeVocabulary#PAD}, at most {@link #LONGEST} phoneme ids, {@code PAD}
   * @param style a row of a {@link StyleTable}
   * @param speed a factor, 1 for the voice's own
   * @param pitch a factor, 1 for the voice's own; formants stay where they are
   * @param seed chooses the noise in the excitation
   * @param cancelled stops the computation when it becomes true
   * @throws java.util.concurrent.CancellationException if cancelled
   * @throws InferenceException if the runtime fails
   */
  public KokoroSpeech speak(
      long[] ids, float[] style, float speed, float pitch, long seed, BooleanSupplier cancelled)
      throws InferenceException {
    Map<String, Tensor> outputs =
        model.run(
            Map.of(
                KokoroGraph.TOKENS, new Tensor.Longs(ids, 1, ids.length),
                KokoroGraph.STYLE, new Tensor.Floats(style, 1, style.length),
                KokoroGraph.SPEED, Tensor.floats(speed),
                KokoroGraph.PITCH_SCALE, Tensor.floats(pitch),
                KokoroGraph.NOISE, Tensor.floats(NormalNoise.of(seed))),
            OUTPUTS,
            cancelled);
    if (outputs.get(KokoroGraph.AUDIO) instanceof Tensor.Floats audio
        && outputs.get(KokoroGraph.DURATION) instanceof Tensor.Longs durations
        && durations.data().length == ids.length) {
      return new KokoroSpeech(audio.data(), durations.data());
    }
    throw new InferenceException(
        FailureKind.INTERNAL,
        "The model Kokoro gave something other than audio and durations.",
        "Run \u201cchatterbloke models verify\u201d to find and replace damaged files.",
        null);
  }

  @Override
  public void close() {
    model.close();
  }
}
