package org.chatterbloke.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.modelstore.ModelFiles;
import org.chatterbloke.modelstore.ModelStore;
import org.chatterbloke.modelstore.ModelStoreException;
import org.chatterbloke.modelstore.internal.FileModelStore;
import org.chatterbloke.modelstore.internal.ManifestEntry;
import org.chatterbloke.modelstore.internal.ManifestReader;
import org.eclipse.core.runtime.NullProgressMonitor;

/**
 * The real models, for tests that need them: fetched once by the real store into {@code
 * .home/models} at the root of the repository, shared by all test modules, also when several run at
 * once.
 */
public final class TestModels {

  /** The system property with the root of the repository. */
  public static final String ROOT_PROPERTY = "chatterbloke.test.root";

  private TestModels() {}

  /** The root of the repository. */
  public static Path root() {
    String root = System.getProperty(ROOT_PROPERTY);
    if (root == null) {
      throw new IllegalStateException("the system property " + ROOT_PROPERTY + " is not set");
    }
    return Path.of(root).toAbsolutePath().normalize();
  }

  /** A store over the shared folder with the manifests of the working copy. */
  public static ModelStore store() {
    return new FileModelStore(new DataFolder(root().resolve(".home")), TestModels::manifests);
  }

  /**
   * The files of a model, fetched if they are not there.
   *
   * @throws IllegalStateException if no source gives them; the message says what was tried
   */
  public static ModelFiles require(String modelId) {
    try {
      return store().require(modelId, true, new NullProgressMonitor());
    } catch (ModelStoreException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** All manifests below {@code models/}. */
  public static List<ManifestEntry> manifests() {
    List<ManifestEntry> manifests = new ArrayList<>();
    try (DirectoryStream<Path> bundles = Files.newDirectoryStream(root().resolve("models"))) {
      for (Path bundle : bundles) {
        Path manifest = bundle.resolve("model.json");
        if (Files.isRegularFile(manifest)) {
          try (InputStream in = Files.newInputStream(manifest)) {
            manifests.add(
                new ManifestEntry(
                    ManifestReader.read(in), name -> Files.newInputStream(bundle.resolve(name))));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return manifests;
  }
}
