package org.chatterbloke.modelstore.internal;

import java.io.IOException;
import java.io.InputStream;
import org.chatterbloke.modelstore.ModelManifest;

/**
 * A manifest and the way to files that came with it.
 *
 * @param manifest the manifest
 * @param bundled opens a file beside the manifest
 */
public record ManifestEntry(ModelManifest manifest, BundledFiles bundled) {

  /** Opens files of the bundle or folder that a manifest lies in. */
  @FunctionalInterface
  public interface BundledFiles {

    /**
     * Opens a file.
     *
     * @param entry path in the bundle
     * @throws IOException if there is no such entry
     */
    InputStream open(String entry) throws IOException;
  }
}
