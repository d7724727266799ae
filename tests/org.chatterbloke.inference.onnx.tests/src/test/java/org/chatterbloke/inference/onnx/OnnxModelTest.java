package org.chatterbloke.inference.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.inference.onnx.graph.ElementType;
import org.chatterbloke.inference.onnx.graph.GraphNode;
import org.chatterbloke.inference.onnx.graph.OnnxGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelTest {

  @TempDir private Path folder;

  private Path chain(String operator, int length) throws Exception {
    try (OnnxGraph graph = OnnxGraph.create(17)) {
      graph.addInput("x", ElementType.FLOAT, "n", "m");
      String last = "x";
      for (int i = 0; i < length; i++) {
        List<String> inputs = operator.equals("Neg") ? List.of(last) : List.of("x", last);
        last = "v" + i;
        graph.nodes().add(GraphNode.of(operator, inputs, last));
      }
      graph.nodes().add(GraphNode.of("Identity", List.of(last), "y"));
      graph.addOutput("y", ElementType.FLOAT, "n", "m");
      Path file = folder.resolve(operator + ".onnx");
      graph.write(file, folder.resolve(operator + ".weights"), operator + ".weights");
      return file;
    }
  }

  @Test
  void runsAndReturnsWhatWasAskedFor() throws Exception {
    try (OnnxModel model = OnnxModel.open(chain("Neg", 1), OnnxOptions.threads(1))) {
      assertEquals(Set.of("x"), model.inputs());
      assertEquals(Set.of("y"), model.outputs());
      Tensor.Floats x = new Tensor.Floats(new float[] {1, -2}, 1, 2);
      Tensor.Floats y = (Tensor.Floats) model.run(Map.of("x", x), Set.of("y")).get("y");
      assertArrayEquals(new float[] {-1, 2}, y.data());
      assertArrayEquals(new long[] {1, 2}, y.shape());
    }
  }

  @Test
  void aRunThatIsNotCancelledGivesItsResult() throws Exception {
    try (OnnxModel model = OnnxModel.open(chain("Neg", 2), OnnxOptions.threads(1))) {
      Tensor.Floats x = new Tensor.Floats(new float[] {3}, 1, 1);
      Tensor y = model.run(Map.of("x", x), Set.of("y"), () -> false).get("y");
      assertArrayEquals(new float[] {3}, ((Tensor.Floats) y).data());
    }
  }

  @Test
  void aLongRunStopsWhenCancelled() throws Exception {
    int size = 600;
    try (OnnxModel model = OnnxModel.open(chain("MatMul", 2000), OnnxOptions.threads(1))) {
      Tensor.Floats x = new Tensor.Floats(new float[size * size], size, size);
      AtomicInteger asked = new AtomicInteger();
      assertThrows(
          CancellationException.class,
          () -> model.run(Map.of("x", x), Set.of("y"), () -> asked.incrementAndGet() > 2));
      assertTrue(asked.get() > 2);
    }
  }

  @Test
  void closingTwiceDoesNothing() throws Exception {
    OnnxModel model = OnnxModel.open(chain("Neg", 1), OnnxOptions.threads(1));
    model.close();
    model.close();
  }

  @Test
  void missingAndBrokenFilesAreNamedInASentence() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.onnx"), "not a model");
    for (Path file : List.of(broken, folder.resolve("missing.onnx"))) {
      InferenceException failure =
          assertThrows(
              InferenceException.class, () -> OnnxModel.open(file, OnnxOptions.threads(1)));
      assertEquals(FailureKind.STORAGE, failure.kind());
      assertTrue(failure.sentence().contains(file.getFileName().toString()), failure.sentence());
    }
  }

  @Test
  void aWrongInputIsReported() throws Exception {
    try (OnnxModel model = OnnxModel.open(chain("Neg", 1), OnnxOptions.threads(1))) {
      InferenceException failure =
          assertThrows(InferenceException.class, () -> model.run(Map.of("x", Tensor.longs(1, 2))));
      assertEquals(FailureKind.INTERNAL, failure.kind());
    }
  }
}
