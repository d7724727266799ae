package org.chatterbloke.voice.model.kokoro.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chatterbloke.inference.onnx.graph.ElementType;
import org.chatterbloke.inference.onnx.graph.GraphNode;
import org.chatterbloke.inference.onnx.graph.OnnxGraph;
import org.chatterbloke.modelstore.ModelFiles;
import org.chatterbloke.modelstore.ModelManifest;
import org.chatterbloke.modelstore.ModelStore;
import org.chatterbloke.modelstore.ModelStoreException;
import org.chatterbloke.testkit.TestModels;
import org.chatterbloke.voice.model.kokoro.KokoroFiles;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerivedGraphTest {

  @TempDir private Path folder;

  /** A store that knows nothing but where derived files go. */
  private final class EmptyStore implements ModelStore {
    @Override
    public List<ModelManifest> manifests() {
      return List.of();
    }

    @Override
    public Optional<ModelManifest> manifest(String modelId) {
      return Optional.empty();
    }

    @Override
    public Optional<ModelFiles> find(String modelId) {
      return Optional.empty();
    }

    @Override
    public ModelFiles require(String modelId, boolean mayDownload, IProgressMonitor monitor) {
      throw new IllegalStateException("not asked for here");
    }

    @Override
    public List<String> verify(String modelId, IProgressMonitor monitor) {
      return List.of();
    }

    @Override
    public boolean remove(String modelId) {
      return false;
    }

    @Override
    public Path derivedFolder(String modelId) {
      return folder.resolve("derived");
    }
  }

  private List<String> derived() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("derived"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void somethingElseThanTheModelIsDamagedAndLeavesNothing() throws Exception {
    Path text = Files.writeString(folder.resolve("kokoro.onnx"), "not a model");
    Path other = folder.resolve("other.onnx");
    try (OnnxGraph graph = OnnxGraph.create(17)) {
      graph.addInput("x", ElementType.FLOAT, 1);
      graph.nodes().add(GraphNode.of("Neg", List.of("x"), "audio"));
      graph.addOutput("audio", ElementType.FLOAT, 1);
      graph.write(other, folder.resolve("other.weights"), "other.weights");
    }
    for (Path source : List.of(text, other)) {
      DerivedGraph graph = DerivedGraph.of(new EmptyStore(), source);
      ModelStoreException failure =
          assertThrows(ModelStoreException.class, () -> graph.prepare(new NullProgressMonitor()));
      assertTrue(failure.sentence().contains(source.getFileName().toString()), failure.sentence());
      assertEquals(List.of("rewrite.lock"), derived());
    }
  }

  @Test
  void rewritesOnceAndRemovesOlderVersions() throws Exception {
    Path source = TestModels.require(KokoroFiles.MODEL_ID).file(KokoroFiles.EXPORTED_GRAPH);
    Files.createDirectories(folder.resolve("derived/graph-old-0"));
    Files.createDirectories(folder.resolve("derived/part-left-behind"));
    DerivedGraph graph = DerivedGraph.of(new EmptyStore(), source);
    Path first = graph.prepare(new NullProgressMonitor());
    assertEquals(2, derived().size(), derived().toString());
    var written = Files.getLastModifiedTime(first);
    assertEquals(first, graph.prepare(new NullProgressMonitor()));
    assertEquals(written, Files.getLastModifiedTime(first));
    assertTrue(first.getParent().getFileName().toString().startsWith("graph-6e742170d309016e"));
  }
}
