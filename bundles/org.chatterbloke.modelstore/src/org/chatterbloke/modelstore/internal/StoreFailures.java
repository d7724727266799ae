package org.chatterbloke.modelstore.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Collection;
import java.util.Locale;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.modelstore.ModelManifest;
import org.chatterbloke.modelstore.ModelStoreException;

/** The sentences of the store's failures, in one place. */
final class StoreFailures {

  private static final String MOVE =
      "Free some space, or move the data folder with --home or CHATTERBLOKE_HOME.";

  private StoreFailures() {}

  static ModelStoreException unknown(String modelId) {
    return new ModelStoreException(
        FailureKind.NOT_FOUND,
        "There is no model named '" + modelId + "'.",
        "The command 'models list' names those that the installed plug-ins bring.",
        null);
  }

  static ModelStoreException notHere(ModelManifest manifest, long missing) {
    return new ModelStoreException(
        FailureKind.NOT_FOUND,
        "T%s is not complete on this machine (%s are missing)."
            .formatted(label(manifest).substring(1), size(missing)),
        "Run 'models fetch " + manifest.id() + "' once with a network.",
        null);
  }

  static ModelStoreException offline(ModelManifest manifest, long missing) {
    return new ModelStoreException(
        FailureKind.UNAVAILABLE,
        "T%s is not complete on this machine (%s are missing) and downloads are switched off."
            .formatted(label(manifest).substring(1), size(missing)),
        "Set "
            + StoreConfiguration.PID
            + ".offline to false, or name a folder that has the files in "
            + StoreConfiguration.PID
            + ".folders.",
        null);
  }

  static ModelStoreException noSource(
      ModelManifest manifest, String file, Collection<String> tried) {
    return new ModelStoreException(
        FailureKind.UNAVAILABLE,
        "No source gave %s of %s: %s."
            .formatted(
                file,
                label(manifest),
                tried.isEmpty() ? "none is allowed by the settings" : String.join("; ", tried)),
        "Check the network and try again; pip or npm add further sources, and a folder that has the"
            + " file can be named in "
            + StoreConfiguration.PID
            + ".folders.",
        null);
  }

  static ModelStoreException noRoom(ModelManifest manifest, Path folder, long need, long free) {
    return new ModelStoreException(
        FailureKind.STORAGE,
        "There is no room for %s in %s: it needs %s and %s are free."
            .formatted(label(manifest), folder, size(need), size(free)),
        MOVE,
        null);
  }

  /** For a failure to write below a folder. */
  static ModelStoreException storage(Path path, Exception e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("No space left")
        || message.contains("not enough space")
        || message.contains("quota exceeded")) {
      return new ModelStoreException(
          FailureKind.STORAGE, "The disk is full; " + path + " could not be written.", MOVE, e);
    }
    return new ModelStoreException(
        FailureKind.STORAGE,
        "The model folder refuses " + path + " (" + reason(e) + ").",
        "Make the folder writable, or move the data folder with --home or CHATTERBLOKE_HOME.",
        e);
  }

  private static String reason(Exception e) {
    return switch (e) {
      case AccessDeniedException denied -> "no permission";
      case FileAlreadyExistsException exists -> exists.getFile() + " is a file";
      case NotDirectoryException file -> file.getFile() + " is not a folder";
      case ReadOnlyFileSystemException readOnly -> "read-only";
      case FileSystemException other when other.getReason() != null ->
          String.valueOf(other.getReason()).toLowerCase(Locale.ROOT);
      case IOException other -> String.valueOf(other.getMessage());
      default -> e.toString();
    };
  }

  private static String label(ModelManifest manifest) {
    return "the model " + manifest.name() + " (" + manifest.id() + ")";
  }

  /** Bytes for people: "92.4 MB". */
  static String size(long bytes) {
    if (bytes >= 1_000_000_000) {
      return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
    if (bytes >= 1_000_000) {
      return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
    return Math.max(1, bytes / 1000) + " kB";
  }
}
