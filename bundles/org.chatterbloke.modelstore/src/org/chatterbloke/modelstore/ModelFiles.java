package org.chatterbloke.modelstore;

import java.nio.file.Path;
import java.util.Map;

/**
 * The verified files of one model on this machine.
 *
 * @param modelId the manifest's id
 * @param files by the name in the manifest
 */
public record ModelFiles(String modelId, Map<String, Path> files) {

  public ModelFiles {
    files = Map.copyOf(files);
  }

  /**
   * A file by its name in the manifest.
   *
   * @throws IllegalArgumentException if the manifest has no such file
   */
  public Path file(String name) {
    Path file = files.get(name);
    if (file == null) {
      throw new IllegalArgumentException(modelId + " has no file " + name);
    }
    return file;
  }
}
