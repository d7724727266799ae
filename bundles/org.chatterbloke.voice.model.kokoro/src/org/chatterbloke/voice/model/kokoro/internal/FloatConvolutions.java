package org.chatterbloke.voice.model.kokoro.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chatterbloke.inference.onnx.graph.GraphAttribute;
import org.chatterbloke.inference.onnx.graph.GraphConstant;
import org.chatterbloke.inference.onnx.graph.GraphNode;
import org.chatterbloke.inference.onnx.graph.OnnxGraph;

/**
 * Turns each 8-bit convolution into a float one on dequantised weights: w = (q − zero point) ×
 * scale. The runtime's integer convolution takes three to four times as long as its float one, and
 * the activations need not be rounded to 8 bits any more.
 *
 * <p>The chain that is replaced: DynamicQuantizeLinear → ConvInteger → [Add bias] → Cast → Mul
 * scale, where the bias was quantised by Reshape ← Cast ← Floor ← Div.
 */
final class FloatConvolutions {

  private final OnnxGraph graph;
  private final Map<String, GraphNode> producers;
  private final Map<String, List<GraphNode>> consumers;

  private FloatConvolutions(OnnxGraph graph) {
    this.graph = graph;
    producers = graph.producers();
    consumers = graph.consumers();
  }

  /** Rewrites all and returns how many there were. */
  static int rewrite(OnnxGraph graph) {
    FloatConvolutions rewrite = new FloatConvolutions(graph);
    List<GraphNode> convolutions =
        graph.nodes().stream().filter(n -> n.operator().equals("ConvInteger")).toList();
    convolutions.forEach(rewrite::replace);
    graph.removeUnused();
    graph.sort();
    return convolutions.size();
  }

  private void replace(GraphNode convolution) {
    GraphNode quantiser = producer(convolution.input(0), "DynamicQuantizeLinear");
    GraphNode next = onlyConsumer(convolution.output());
    String bias = "";
    if (next.operator().equals("Add")) {
      bias = bias(next.otherInput(convolution.output()));
      next = onlyConsumer(next.output());
    }
    expect(next, "Cast");
    GraphNode scaling = expect(onlyConsumer(next.output()), "Mul");
    GraphNode scales = producer(scaling.otherInput(next.output()), "Mul");
    GraphConstant scale = constant(scales.otherInput(quantiser.outputs().get(1)));

    GraphConstant quantised = constant(convolution.input(1));
    GraphConstant zeroPoint = constant(convolution.input(3));
    GraphConstant weights =
        GraphConstant.floats(
            quantised.name() + "/float",
            quantised.shape(),
            () -> dequantised(quantised, zeroPoint.toFloats()[0], scale.toFloats()[0]));
    graph.addConstant(weights);

    List<String> inputs = new ArrayList<>(List.of(quantiser.input(0), weights.name()));
    if (!bias.isEmpty()) {
      inputs.add(bias);
    }
    graph.nodes().remove(scaling);
    graph
        .nodes()
        .add(
            GraphNode.of(
                "Conv",
                inputs,
                scaling.output(),
                convolution.attributes().toArray(GraphAttribute[]::new)));
  }

  private static float[] dequantised(GraphConstant quantised, float zeroPoint, float scale) {
    float[] values = quantised.toFloats();
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - zeroPoint) * scale;
    }
    return values;
  }

  /** The float bias behind its quantised form. */
  private String bias(String quantised) {
    String reshaped = producer(quantised, "Reshape").input(0);
    String rounded = producer(reshaped, "Cast").input(0);
    String divided = producer(rounded, "Floor").input(0);
    return constant(producer(divided, "Div").input(0)).name();
  }

  private GraphNode producer(String value, String operator) {
    GraphNode node = producers.get(value);
    if (node == null) {
      throw new UnexpectedGraphException("nobody makes " + value);
    }
    return expect(node, operator);
  }

  private GraphNode onlyConsumer(String value) {
    List<GraphNode> found = consumers.getOrDefault(value, List.of());
    if (found.size() != 1) {
      throw new UnexpectedGraphException(found.size() + " nodes read " + value);
    }
    return found.getFirst();
  }

  private static GraphNode expect(GraphNode node, String operator) {
    if (!node.operator().equals(operator)) {
      throw new UnexpectedGraphException(operator + " expected, found " + node);
    }
    return node;
  }

  private GraphConstant constant(String name) {
    return graph
        .constant(name)
        .orElseThrow(() -> new UnexpectedGraphException(name + " is no constant"));
  }
}
