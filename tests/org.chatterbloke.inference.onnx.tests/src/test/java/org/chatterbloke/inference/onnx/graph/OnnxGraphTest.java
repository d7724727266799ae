package org.chatterbloke.inference.onnx.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chatterbloke.inference.onnx.OnnxModel;
import org.chatterbloke.inference.onnx.OnnxOptions;
import org.chatterbloke.inference.onnx.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Graphs are edited as files and the runtime accepts what comes out. */
class OnnxGraphTest {

  private static final int SIZE = 600;

  @TempDir private Path folder;

  /** y = x · factors + shift, with factors large enough to lie in the other file. */
  private static OnnxGraph product() {
    OnnxGraph graph = OnnxGraph.create(17);
    graph.addInput("x", ElementType.FLOAT, 1, SIZE);
    graph.addConstant(
        GraphConstant.floats(
            "factors",
            new long[] {1, SIZE},
            () -> {
              float[] factors = new float[SIZE];
              for (int i = 0; i < SIZE; i++) {
                factors[i] = i;
              }
              return factors;
            }));
    graph.addConstant(GraphConstant.floats("shift", new long[] {1}, () -> new float[] {0.5f}));
    graph.addConstant(GraphConstant.longs("unused", 1, 2, 3));
    // In the wrong order, to be sorted.
    graph.nodes().add(GraphNode.of("Add", List.of("product", "shift"), "y"));
    graph.nodes().add(GraphNode.of("Mul", List.of("x", "factors"), "product"));
    graph.nodes().add(GraphNode.of("Neg", List.of("product"), "nobody_reads_this"));
    graph.addOutput("y", ElementType.FLOAT, 1, "n");
    return graph;
  }

  private Path write(OnnxGraph graph, String name) throws IOException {
    Path file = folder.resolve(name + ".onnx");
    graph.write(file, folder.resolve(name + ".weights"), name + ".weights");
    return file;
  }

  private static float[] run(Path file, String output) throws Exception {
    float[] ones = new float[SIZE];
    Arrays.fill(ones, 1);
    try (OnnxModel model = OnnxModel.open(file, OnnxOptions.threads(1))) {
      Tensor result = model.run(Map.of("x", new Tensor.Floats(ones, 1, SIZE))).get(output);
      return ((Tensor.Floats) result).data();
    }
  }

  @Test
  void theRuntimeRunsAWrittenGraphWithItsWeightsBeside() throws Exception {
    try (OnnxGraph graph = product()) {
      graph.sort();
      Path file = write(graph, "product");
      assertTrue(Files.size(folder.resolve("product.weights")) >= SIZE * 4);
      float[] y = run(file, "y");
      assertEquals(0.5f, y[0]);
      assertEquals(599.5f, y[599]);
    }
  }

  @Test
  void unusedNodesAndConstantsGo() {
    try (OnnxGraph graph = product()) {
      graph.removeUnused();
      assertEquals(2, graph.nodes().size());
      assertTrue(graph.constant("unused").isEmpty());
      assertTrue(graph.constant("shift").isPresent());
    }
  }

  @Test
  void sortingNamesWhatIsMissing() {
    try (OnnxGraph graph = product()) {
      graph.nodes().add(GraphNode.of("Neg", List.of("nowhere"), "z"));
      IllegalStateException failure = assertThrows(IllegalStateException.class, graph::sort);
      assertTrue(failure.getMessage().contains("nowhere"), failure.getMessage());
    }
  }

  @Test
  void aReadGraphCanBeEditedAndWrittenAgain() throws Exception {
    // Small constants lie in the file itself, as in models of one file.
    OnnxGraph small = OnnxGraph.create(17);
    small.addInput("x", ElementType.FLOAT, 1, SIZE);
    small.addConstant(GraphConstant.floats("two", new long[] {1}, () -> new float[] {2}));
    small.nodes().add(GraphNode.of("Mul", List.of("x", "two"), "y"));
    small.addOutput("y", ElementType.FLOAT, 1, SIZE);
    Path file = write(small, "small");
    small.close();

    try (OnnxGraph graph = OnnxGraph.read(file)) {
      assertEquals(Set.of("x"), graph.inputs());
      assertEquals(Set.of("y"), graph.outputs());
      assertArrayEquals(new float[] {2}, graph.constant("two").orElseThrow().toFloats());
      graph.redirect("x", "more");
      graph.nodes().add(GraphNode.of("Add", List.of("x", "two"), "more"));
      graph.addOutput("more", ElementType.FLOAT, 1, SIZE);
      graph.sort();
      assertEquals(6, run(write(graph, "edited"), "y")[0]);
      assertEquals(3, run(folder.resolve("edited.onnx"), "more")[0]);
    }
  }

  @Test
  void attributesSurvive() throws Exception {
    OnnxGraph graph = OnnxGraph.create(17);
    graph.addInput("x", ElementType.FLOAT, 1, 1, SIZE);
    graph.addConstant(GraphConstant.floats("w", new long[] {1, 1, 3}, () -> new float[] {1, 2, 3}));
    graph
        .nodes()
        .add(
            GraphNode.of(
                "Conv",
                List.of("x", "w"),
                "y",
                GraphAttribute.of("pads", new long[] {1, 1}),
                GraphAttribute.of("group", 1)));
    graph.addOutput("y", ElementType.FLOAT, 1, 1, SIZE);
    Path file = write(graph, "conv");
    graph.close();
    try (OnnxGraph read = OnnxGraph.read(file)) {
      GraphNode node = read.nodes().getFirst();
      assertArrayEquals(new long[] {1, 1}, node.attribute("pads").orElseThrow().asLongs());
      assertEquals(1, node.attribute("group").orElseThrow().asLong());
      assertTrue(node.attribute("strides").isEmpty());
    }
  }

  @Test
  void constantsWrittenWithTypedFieldsAreRead() throws Exception {
    ProtoWriter floats =
        new ProtoWriter()
            .packed(1, 2)
            .varint(2, ElementType.FLOAT.code())
            .string(8, "f")
            .fixed32(4, Float.floatToRawIntBits(1.5f))
            .fixed32(4, Float.floatToRawIntBits(-2));
    GraphConstant f = GraphConstant.read(java.nio.ByteBuffer.wrap(floats.toByteArray()));
    assertArrayEquals(new float[] {1.5f, -2}, f.toFloats());
    ProtoWriter bytes =
        new ProtoWriter()
            .varint(1, 2)
            .varint(2, ElementType.UINT8.code())
            .string(8, "q")
            .packed(5, 7, 200);
    GraphConstant q = GraphConstant.read(java.nio.ByteBuffer.wrap(bytes.toByteArray()));
    assertArrayEquals(new float[] {7, 200}, q.toFloats());
    ProtoWriter longs =
        new ProtoWriter()
            .packed(1, 2)
            .varint(2, ElementType.INT64.code())
            .string(8, "n")
            .packed(7, -1, 300);
    GraphConstant n = GraphConstant.read(java.nio.ByteBuffer.wrap(longs.toByteArray()));
    assertArrayEquals(new long[] {-1, 300}, n.toLongs());
  }

  @Test
  void aFileThatIsNoModelOrWasCutIsRejected() throws Exception {
    Path text = Files.writeString(folder.resolve("text.onnx"), "this is not a model at all");
    assertThrows(OnnxFormatException.class, () -> OnnxGraph.read(text));
    Path empty = Files.createFile(folder.resolve("empty.onnx"));
    assertThrows(OnnxFormatException.class, () -> OnnxGraph.read(empty));
    Path whole;
    try (OnnxGraph graph = product()) {
      graph.sort();
      whole = write(graph, "whole");
    }
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.onnx");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    assertThrows(OnnxFormatException.class, () -> OnnxGraph.read(cut));
    assertFalse(Files.notExists(cut));
  }

  @Test
  void contentInAnotherFileIsNotRead() throws Exception {
    try (OnnxGraph graph = product()) {
      graph.sort();
      Path file = write(graph, "external");
      assertThrows(OnnxFormatException.class, () -> OnnxGraph.read(file));
    }
  }
}
