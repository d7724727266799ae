package org.chatterbloke.modelstore.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.chatterbloke.modelstore.ModelFiles;
import org.chatterbloke.modelstore.ModelManifest;
import org.chatterbloke.modelstore.ModelManifest.ModelFile;
import org.chatterbloke.modelstore.ModelSource;
import org.chatterbloke.testkit.TestModels;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests of this repository, with the files that their sources give. */
class RealModelsTest {

  @ParameterizedTest
  @ValueSource(strings = {"english", "hibari", "kokoro-82m", "ge2e"})
  void everyFileIsHereAndHasItsSizeAndChecksum(String id) throws Exception {
    ModelFiles files = TestModels.require(id);

    ModelManifest manifest = TestModels.store().manifest(id).orElseThrow();
    assertEquals(manifest.files().size(), files.files().size());
    for (ModelFile file : manifest.files()) {
      assertEquals(file.size(), Files.size(files.file(file.name())), file.name());
    }
    assertEquals(List.of(), TestModels.store().verify(id, new NullProgressMonitor()));
    assertEquals(files, TestModels.store().find(id).orElseThrow());
  }

  @Test
  void everyModelCanBeFetchedWithoutAnyPackageClient() {
    for (ModelManifest manifest : TestModels.store().manifests()) {
      for (ModelFile file : manifest.files()) {
        assertTrue(
            file.sources().stream()
                .anyMatch(source ->
                    !(source instanceof ModelSource.PythonPackages)
                        && !(source instanceof ModelSource.NodePackage)),
            manifest.id() + " " + file.name());
      }
    }
  }
}
