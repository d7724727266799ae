package org.chatterbloke.voice.model.kokoro.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chatterbloke.inference.onnx.graph.GraphAttribute;
import org.chatterbloke.inference.onnx.graph.GraphConstant;
import org.chatterbloke.inference.onnx.graph.GraphNode;
import org.chatterbloke.inference.onnx.graph.OnnxGraph;
import org.jspecify.annotations.Nullable;

/**
 * Fuses adaptive instance normalisation (AdaIN: y = (1 + γ)·(x − mean)/√(variance + ε) + β, with γ
 * and β made from the style) into one InstanceNormalization, and the snake activation behind it (x
 * + sin²(a·x)/a) from five passes over memory into three: the normalisation makes u = a·x itself,
 * because its scale and shift may be any numbers, the activation is u + sin²(u), and the factor 1/a
 * goes into the weights of the convolution that follows.
 */
final class InstanceNorms {

  private static final float EPSILON = 1e-5f;

  private final OnnxGraph graph;
  private final Map<String, GraphNode> producers;
  private final Map<String, List<GraphNode>> consumers;
  private int norms;
  private int snakes;

  private InstanceNorms(OnnxGraph graph) {
    this.graph = graph;
    producers = graph.producers();
    consumers = graph.consumers();
    graph.addConstant(GraphConstant.longs("chatterbloke/flat", -1));
  }

  /** How many of each were fused. */
  record Fused(int norms, int snakes) {}

  static Fused rewrite(OnnxGraph graph) {
    InstanceNorms rewrite = new InstanceNorms(graph);
    List<GraphNode> divisions =
        graph.nodes().stream().filter(n -> n.operator().equals("Div")).toList();
    for (GraphNode division : divisions) {
      String source = rewrite.normalised(division);
      if (source != null) {
        for (GraphNode scaled : rewrite.readers(division.output())) {
          rewrite.fuse(source, division, scaled);
        }
      }
    }
    graph.removeUnused();
    graph.sort();
    return new Fused(rewrite.norms, rewrite.snakes);
  }

  /**
   * What is normalised over time if {@code division} is (x − mean(x)) / √(mean((x − mean)²) + ε).
   */
  private @Nullable String normalised(GraphNode division) {
    GraphNode centred = make(division.input(0), "Sub");
    GraphNode root = make(division.input(1), "Sqrt");
    if (centred == null || root == null) {
      return null;
    }
    GraphNode mean = make(centred.input(1), "ReduceMean");
    GraphNode shifted = make(root.input(0), "Add");
    if (mean == null || shifted == null || !mean.input(0).equals(centred.input(0))) {
      return null;
    }
    GraphNode variance = make(shifted.input(0), "ReduceMean");
    if (variance == null || !overTime(mean) || !overTime(variance)) {
      return null;
    }
    GraphNode square = make(variance.input(0), "Mul");
    if (square == null
        || !square.inputs().equals(List.of(centred.output(), centred.output()))
        || !isNumber(shifted.input(1), EPSILON)) {
      return null;
    }
    return centred.input(0);
  }

  private boolean overTime(GraphNode mean) {
    return graph
        .constant(mean.input(1))
        .map(axes -> axes.elements() == 1 && axes.toLongs()[0] == 2)
        .orElse(false);
  }

  private boolean isNumber(String name, float value) {
    return graph
        .constant(name)
        .map(c -> c.elements() == 1 && Math.abs(c.toFloats()[0] - value) < value * 1e-3f)
        .orElse(false);
  }

  /** Fuses scaled = division × (1 + γ) and the shift by β that reads it. */
  private void fuse(String source, GraphNode division, GraphNode scaled) {
    List<GraphNode> shifts = readers(scaled.output());
    if (!scaled.operator().equals("Mul")
        || shifts.size() != 1
        || !shifts.getFirst().operator().equals("Add")) {
      return;
    }
    GraphNode shifted = shifts.getFirst();
    String gamma = flat(scaled.otherInput(division.output()));
    String beta = flat(shifted.otherInput(scaled.output()));
    norms++;
    Snake snake = snake(shifted.output());
    if (snake == null) {
      replace(shifted, normalisation(source, gamma, beta, shifted.output()));
    } else {
      snakes++;
      fuse(source, gamma, beta, shifted, snake);
    }
  }

  private static GraphNode normalisation(String source, String scale, String shift, String output) {
    return GraphNode.of(
        "InstanceNormalization",
        List.of(source, scale, shift),
        output,
        GraphAttribute.of("epsilon", EPSILON));
  }

  /** A value of shape [1, channels, 1] as [channels]. */
  private String flat(String value) {
    String name = value + "/flat";
    if (make(name, "Reshape") == null) {
      GraphNode reshape = GraphNode.of("Reshape", List.of(value, "chatterbloke/flat"), name);
      graph.nodes().add(reshape);
      producers.put(name, reshape);
    }
    return name;
  }

  /**
   * The activation that reads a normalised value.
   *
   * @param frequency a, shape [1, channels, 1]
   * @param sum x + sin²(a·x)/a
   * @param convolution the only reader of {@code sum}
   */
  private record Snake(GraphConstant frequency, GraphNode sum, GraphNode convolution) {}

  private @Nullable Snake snake(String x) {
    List<GraphNode> readers = readers(x);
    for (GraphNode multiplied : readers) {
      GraphConstant frequency =
          multiplied.operator().equals("Mul")
              ? graph.constant(multiplied.otherInput(x)).orElse(null)
              : null;
      GraphNode sine = frequency == null ? null : only(multiplied.output(), "Sin");
      GraphNode power = sine == null ? null : only(sine.output(), "Pow");
      GraphNode divided = power == null ? null : only(power.output(), "Mul");
      GraphNode sum = divided == null ? null : only(divided.output(), "Add");
      GraphNode convolution = sum == null ? null : only(sum.output(), "Conv");
      if (frequency != null
          && sum != null
          && convolution != null
          && readers.size() == 2
          && readers.contains(sum)) {
        return new Snake(frequency, sum, convolution);
      }
    }
    return null;
  }

  private void fuse(String source, String gamma, String beta, GraphNode shifted, Snake snake) {
    String base = snake.sum().output();
    float[] a = snake.frequency().toFloats();
    String frequency = base + "/frequency";
    graph.addConstant(GraphConstant.floats(frequency, new long[] {a.length}, () -> a));
    List<GraphNode> nodes = new ArrayList<>();
    nodes.add(GraphNode.of("Mul", List.of(gamma, frequency), base + "/scale"));
    nodes.add(GraphNode.of("Mul", List.of(beta, frequency), base + "/shift"));
    nodes.add(normalisation(source, base + "/scale", base + "/shift", base + "/u"));
    nodes.add(GraphNode.of("Sin", List.of(base + "/u"), base + "/sine"));
    nodes.add(GraphNode.of("Mul", List.of(base + "/sine", base + "/sine"), base + "/square"));
    nodes.add(GraphNode.of("Add", List.of(base + "/u", base + "/square"), base));
    graph.nodes().remove(shifted);
    replace(snake.sum(), nodes.toArray(GraphNode[]::new));

    GraphNode convolution = snake.convolution();
    GraphConstant weights =
        graph
            .constant(convolution.input(1))
            .orElseThrow(() -> new UnexpectedGraphException("weights of " + convolution));
    GraphConstant scaled =
        GraphConstant.floats(
            weights.name() + "/scaled", weights.shape(), () -> divideInputs(weights, a));
    graph.addConstant(scaled);
    List<String> inputs = new ArrayList<>(convolution.inputs());
    inputs.set(1, scaled.name());
    replace(
        convolution,
        GraphNode.of(
            "Conv",
            inputs,
            convolution.output(),
            convolution.attributes().toArray(GraphAttribute[]::new)));
  }

  /** Divides the weights [out, in, kernel] of each input channel by its frequency. */
  private static float[] divideInputs(GraphConstant weights, float[] frequency) {
    float[] values = weights.toFloats();
    int kernel = (int) weights.shape()[2];
    for (int i = 0; i < values.length; i++) {
      values[i] /= frequency[i / kernel % frequency.length];
    }
    return values;
  }

  private void replace(GraphNode old, GraphNode... replacements) {
    graph.nodes().remove(old);
    graph.nodes().addAll(List.of(replacements));
  }

  private @Nullable GraphNode make(String value, String operator) {
    GraphNode node = producers.get(value);
    return node != null && node.operator().equals(operator) ? node : null;
  }

  private List<GraphNode> readers(String value) {
    return consumers.getOrDefault(value, List.of());
  }

  private @Nullable GraphNode only(String value, String operator) {
    List<GraphNode> found = readers(value);
    return found.size() == 1 && found.getFirst().operator().equals(operator)
        ? found.getFirst()
        : null;
  }
}
