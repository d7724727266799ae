package org.chatterbloke.voice.model.kokoro.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.chatterbloke.inference.onnx.graph.ElementType;
import org.chatterbloke.inference.onnx.graph.OnnxGraph;

/**
 * The rewrite of the exported 8-bit graph that this product runs: faster, and with durations, pitch
 * and noise in the caller's hands.
 */
public final class KokoroGraph {

  /** Input int64 [1, n]: 0, phoneme ids, 0. */
  public static final String TOKENS = "tokens";

  /** Input float [1, 256]: a row of a voice's style table. */
  public static final String STYLE = "style";

  /** Input float [1]: speed as a factor. */
  public static final String SPEED = "speed";

  /** Input float [1]: factor of the pitch. */
  public static final String PITCH_SCALE = "f0_scale";

  /** Input float [any]: standard normal numbers; zeros for none. */
  public static final String NOISE = "noise";

  /** Output float [samples]. */
  public static final String AUDIO = "audio";

  /** Output int64 [n]: frames of 600 samples per token. */
  public static final String DURATION = "duration";

  /** Changes whenever the rewritten graph may sound different. */
  public static final int VERSION = 1;

  private KokoroGraph() {}

  /**
   * Rewrites the model file.
   *
   * @param source the exported graph
   * @param target the graph to write; its weights go to {@code weights}
   * @param weightsName the name that {@code weights} will have in the end
   * @param more further outputs, by the names of inner float values; usually none
   * @throws IOException if the file cannot be read or written
   * @throws UnexpectedGraphException if it is another model, or a part of it
   */
  public static void rewrite(
      Path source, Path target, Path weights, String weightsName, Map<String, Object[]> more)
      throws IOException {
    try (OnnxGraph graph = OnnxGraph.read(source)) {
      more.forEach((name, shape) -> graph.addOutput(name, ElementType.FLOAT, shape));
      FloatConvolutions.rewrite(graph);
      SourceSpectrum.rewrite(graph);
      ControlInputs.addDuration(graph);
      ControlInputs.addPitchScale(graph);
      ControlInputs.addNoise(graph);
      graph.sort();
      InstanceNorms.rewrite(graph);
      BlockedConvolutions.rewrite(graph);
      graph.write(target, weights, weightsName);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new UnexpectedGraphException(String.valueOf(e.getMessage()));
    }
  }
}
