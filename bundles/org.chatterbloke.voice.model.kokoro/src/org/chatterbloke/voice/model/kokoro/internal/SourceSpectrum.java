package org.chatterbloke.voice.model.kokoro.internal;

import java.util.List;
import org.chatterbloke.inference.onnx.graph.GraphAttribute;
import org.chatterbloke.inference.onnx.graph.GraphConstant;
import org.chatterbloke.inference.onnx.graph.GraphNode;
import org.chatterbloke.inference.onnx.graph.OnnxGraph;

/**
 * Computes the short-time spectrum of the excitation by a convolution with windowed cosines and
 * sines instead of the operator STFT, whose implementation is slow for frames of 20 samples.
 */
final class SourceSpectrum {

  private static final String PREFIX = "/decoder/decoder/generator/";

  private SourceSpectrum() {}

  static void rewrite(OnnxGraph graph) {
    GraphNode spectrum =
        graph.nodes().stream()
            .filter(n -> n.operator().equals("STFT"))
            .findFirst()
            .orElseThrow(() -> new UnexpectedGraphException("no STFT"));
    long step = constant(graph, spectrum.input(1)).toLongs()[0];
    GraphConstant window = constant(graph, spectrum.input(2));
    int length = (int) window.elements();
    int bins = length / 2 + 1;
    String basis = "chatterbloke/spectrum_basis";
    graph.addConstant(
        GraphConstant.floats(
            basis, new long[] {2L * bins, 1, length}, () -> basis(window.toFloats(), bins)));
    String both = "chatterbloke/spectrum";
    String split = "chatterbloke/spectrum_split";
    graph.addConstant(GraphConstant.longs(split, bins, bins));
    graph.nodes().removeIf(n -> n.outputs().contains(PREFIX + "Gather_4_output_0"));
    graph.nodes().removeIf(n -> n.outputs().contains(PREFIX + "Gather_5_output_0"));
    graph
        .nodes()
        .add(
            GraphNode.of(
                "Conv",
                List.of(PREFIX + "Pad_output_0", basis),
                both,
                GraphAttribute.of("strides", new long[] {step}),
                GraphAttribute.of("kernel_shape", new long[] {length})));
    graph
        .nodes()
        .add(
            GraphNode.of(
                "Split",
                List.of(both, split),
                List.of(PREFIX + "Gather_4_output_0", PREFIX + "Gather_5_output_0"),
                GraphAttribute.of("axis", 1)));
    halfTurnIsPositive(graph);
    graph.removeUnused();
    graph.sort();
  }

  /**
   * The phase of a negative real number is +π in the Fourier transform that the network was trained
   * with. The exported graph asks for an imaginary part above zero, gets rounding noise of either
   * sign from STFT and so throws a coin between +π and −π; here the part is exactly zero.
   */
  private static void halfTurnIsPositive(OnnxGraph graph) {
    String positive = PREFIX + "Greater_output_0";
    GraphNode greater =
        graph.nodes().stream()
            .filter(n -> n.outputs().contains(positive) && n.operator().equals("Greater"))
            .findFirst()
            .orElseThrow(() -> new UnexpectedGraphException("no comparison of the phase"));
    graph.nodes().remove(greater);
    graph.nodes().add(GraphNode.of("GreaterOrEqual", greater.inputs(), positive));
  }

  /** Rows of w·cos(2πkn/N), then of −w·sin(2πkn/N). */
  private static float[] basis(float[] window, int bins) {
    int length = window.length;
    float[] values = new float[2 * bins * length];
    for (int k = 0; k < bins; k++) {
      for (int n = 0; n < length; n++) {
        // Whole turns are taken out first, so that the sines of bins 0 and N/2 are exactly zero.
        int turn = k * n % length;
        double angle = 2 * Math.PI * turn / length;
        double sine = 2 * turn % length == 0 ? 0 : Math.sin(angle);
        values[k * length + n] = (float) (window[n] * Math.cos(angle));
        values[(bins + k) * length + n] = (float) (-window[n] * sine);
      }
    }
    return values;
  }

  private static GraphConstant constant(OnnxGraph graph, String name) {
    return graph
        .constant(name)
        .orElseThrow(() -> new UnexpectedGraphException(name + " is no constant"));
  }
}
