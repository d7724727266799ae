package org.chatterbloke.bench.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * An empty data folder for one benchmark, and room for its files; both vanish with {@link
 * #close()}.
 */
final class ProductHome implements AutoCloseable {

  private final Path parent;
  private final Path home;

  private ProductHome(Path parent) throws IOException {
    this.parent = parent;
    this.home = Files.createDirectory(parent.resolve("home"));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::deleteAtLast));
  }

  /** After Ctrl-C nobody calls {@link #close()}. */
  private void deleteAtLast() {
    try {
      if (Files.exists(parent)) {
        delete(parent);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("left behind: " + parent);
    }
  }

  /** A data folder that fetches its models as a user's does. */
  static ProductHome withoutModels() throws IOException {
    return new ProductHome(Files.createTempDirectory("chatterbloke-bench"));
  }

  /** A data folder that finds its models in the folder that the tests fill. */
  static ProductHome withModelsOf(Product product) throws IOException {
    ProductHome made = withoutModels();
    Files.writeString(
        made.home.resolve("chatterbloke.properties"),
        "modelstore.folders = " + product.root().resolve(".home/models") + System.lineSeparator());
    return made;
  }

  /** The data folder. */
  Path folder() {
    return home;
  }

  /** The path of a file outside the data folder that vanishes too. */
  Path file(String name) {
    return parent.resolve(name);
  }

  /** An empty file outside the data folder that vanishes too. */
  Path temporary(String name) throws IOException {
    return Files.createTempFile(parent, name, "");
  }

  @Override
  public void close() throws IOException {
    delete(parent);
  }

  /** Deletes a folder with all that it holds. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
