package org.chatterbloke.voice.model.kokoro.internal;

import java.util.List;
import java.util.Map;
import org.chatterbloke.inference.onnx.graph.ElementType;
import org.chatterbloke.inference.onnx.graph.GraphConstant;
import org.chatterbloke.inference.onnx.graph.GraphNode;
import org.chatterbloke.inference.onnx.graph.OnnxGraph;

/** Adds what the exported graph does not let one ask for or set. */
final class ControlInputs {

  private static final String PITCH = "/encoder/F0_proj/Conv_output_0";
  private static final String DURATION = "/encoder/Gather_output_0";
  private static final String SOURCE = "/decoder/decoder/generator/m_source/";
  private static final String VOICED = SOURCE + "l_sin_gen/Cast_output_0";
  private static final String EXCITATION = SOURCE + "l_linear/Add_output_0";
  private static final String HARMONIC_WEIGHTS = "onnx::MatMul_6993";

  /** Constants of the source module (kokoro/istftnet.py, SineGen). */
  private static final float UNVOICED_NOISE = 0.1f / 3;

  private static final float VOICED_NOISE = 0.003f;

  private ControlInputs() {}

  /** Output {@code duration}, int64 [tokens]: frames of 600 samples per token. */
  static void addDuration(OnnxGraph graph) {
    require(graph, DURATION);
    graph.nodes().add(GraphNode.of("Identity", List.of(DURATION), KokoroGraph.DURATION));
    graph.addOutput(KokoroGraph.DURATION, ElementType.INT64, "token_count");
  }

  /** Input {@code f0_scale}, float [1]: multiplies the pitch curve that the decoder is given. */
  static void addPitchScale(OnnxGraph graph) {
    require(graph, PITCH);
    String scaled = PITCH + "/scaled";
    graph.redirect(PITCH, scaled);
    graph.nodes().add(GraphNode.of("Mul", List.of(PITCH, KokoroGraph.PITCH_SCALE), scaled));
    graph.addInput(KokoroGraph.PITCH_SCALE, ElementType.FLOAT, 1);
  }

  /**
   * Input {@code noise}, float [any length]: standard normal numbers, repeated as often as the
   * audio is long. The original source module adds normal noise to each of nine harmonics, 0.003
   * where voiced and 0.1/3 where not, and sums them by a linear layer w; the export left the noise
   * out. The sum of the nine is one normal number with standard deviation |w| times that, which is
   * what is added here. Zeros give the export's own sound.
   */
  static void addNoise(OnnxGraph graph) {
    require(graph, EXCITATION);
    require(graph, VOICED);
    double power = 0;
    for (float weight : constant(graph, HARMONIC_WEIGHTS).toFloats()) {
      power += weight * weight;
    }
    float norm = (float) Math.sqrt(power);
    String base = "chatterbloke/noise/";
    graph.addConstant(scalar(base + "unvoiced", UNVOICED_NOISE * norm));
    graph.addConstant(scalar(base + "difference", (VOICED_NOISE - UNVOICED_NOISE) * norm));
    graph.addConstant(integer(base + "zero", 0));
    graph.addConstant(integer(base + "one", 1));
    String noisy = EXCITATION + "/noisy";
    graph.redirect(EXCITATION, noisy);
    graph
        .nodes()
        .addAll(
            List.of(
                GraphNode.of("Mul", List.of(VOICED, base + "difference"), base + "less"),
                GraphNode.of("Add", List.of(base + "less", base + "unvoiced"), base + "deviation"),
                // index of each sample, modulo the length of the noise
                GraphNode.of("Size", List.of(VOICED), base + "samples"),
                GraphNode.of("Size", List.of(KokoroGraph.NOISE), base + "length"),
                GraphNode.of(
                    "Range", List.of(base + "zero", base + "samples", base + "one"), base + "time"),
                GraphNode.of("Mod", List.of(base + "time", base + "length"), base + "index"),
                GraphNode.of("Gather", List.of(KokoroGraph.NOISE, base + "index"), base + "values"),
                GraphNode.of("Shape", List.of(VOICED), base + "shape"),
                GraphNode.of("Reshape", List.of(base + "values", base + "shape"), base + "shaped"),
                GraphNode.of("Mul", List.of(base + "shaped", base + "deviation"), base + "scaled"),
                GraphNode.of("Add", List.of(EXCITATION, base + "scaled"), noisy)));
    graph.addInput(KokoroGraph.NOISE, ElementType.FLOAT, "noise_length");
  }

  private static GraphConstant scalar(String name, float value) {
    return GraphConstant.floats(name, new long[0], () -> new float[] {value});
  }

  private static GraphConstant integer(String name, long value) {
    GraphConstant row = GraphConstant.longs(name, value);
    return new GraphConstant(name, ElementType.INT64, new long[0], row.content());
  }

  private static void require(OnnxGraph graph, String value) {
    Map<String, GraphNode> producers = graph.producers();
    if (!producers.containsKey(value)) {
      throw new UnexpectedGraphException("nobody makes " + value);
    }
  }

  private static GraphConstant constant(OnnxGraph graph, String name) {
    return graph
        .constant(name)
        .orElseThrow(() -> new UnexpectedGraphException(name + " is no constant"));
  }
}
