package org.chatterbloke.voice.model.kokoro.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.inference.onnx.graph.OnnxFormatException;
import org.chatterbloke.modelstore.ModelManifest;
import org.chatterbloke.modelstore.ModelStore;
import org.chatterbloke.modelstore.ModelStoreException;
import org.chatterbloke.voice.model.kokoro.KokoroFiles;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rewritten graph on disk: one folder, named by the checksum of the exported graph and the
 * version of the rewrite, which appears in one move when both of its files are complete. Threads
 * and processes wait for whoever rewrites.
 */
public final class DerivedGraph {

  private static final Logger LOG = LoggerFactory.getLogger(DerivedGraph.class);
  private static final String GRAPH = "kokoro.onnx";
  private static final String WEIGHTS = "kokoro.weights";
  private static final String PREFIX = "graph-";
  private static final long SPACE = 300_000_000;
  private static final Object IN_THIS_PROCESS = new Object();
  private static final long POLL_MILLIS = 100;

  private final Path source;
  private final Path folder;
  private final String name;

  private DerivedGraph(Path source, Path folder, String checksum) {
    this.source = source;
    this.folder = folder;
    this.name = PREFIX + checksum.substring(0, 16) + "-" + KokoroGraph.VERSION;
  }

  /** What belongs to an exported graph; its checksum is the manifest's, or computed without one. */
  public static DerivedGraph of(ModelStore store, Path source) throws ModelStoreException {
    String known =
        store
            .manifest(KokoroFiles.MODEL_ID)
            .flatMap(manifest ->
                manifest.files().stream()
                    .filter(file -> file.name().equals(KokoroFiles.EXPORTED_GRAPH))
                    .map(ModelManifest.ModelFile::sha256)
                    .findFirst())
            .orElse("");
    try {
      String checksum = known.isEmpty() ? checksum(source) : known;
      return new DerivedGraph(source, store.derivedFolder(KokoroFiles.MODEL_ID), checksum);
    } catch (IOException e) {
      throw damaged(source, e);
    }
  }

  /** The graph, rewritten now if it was not before. */
  public Path prepare(IProgressMonitor monitor) throws ModelStoreException {
    Path target = folder.resolve(name);
    if (isComplete(target)) {
      return target.resolve(GRAPH);
    }
    monitor.subTask("Preparing the voice model for this machine");
    synchronized (IN_THIS_PROCESS) {
      try {
        Files.createDirectories(folder);
        // Closing the channel gives the lock back.
        try (FileChannel channel =
            FileChannel.open(
                folder.resolve("rewrite.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
          lock(channel, monitor);
          if (!isComplete(target)) {
            write(target);
            removeOthers(target);
          }
        }
      } catch (IOException e) {
        throw unwritable(e);
      }
    }
    return target.resolve(GRAPH);
  }

  /** Removes the rewritten graph. */
  public void discard() {
    synchronized (IN_THIS_PROCESS) {
      delete(folder.resolve(name));
    }
  }

  private static boolean isComplete(Path target) {
    return Files.isRegularFile(target.resolve(GRAPH))
        && Files.isRegularFile(target.resolve(WEIGHTS));
  }

  private static void lock(FileChannel channel, IProgressMonitor monitor) {
    try {
      while (channel.tryLock() == null) {
        if (monitor.isCanceled()) {
          throw new OperationCanceledException();
        }
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperationCanceledException();
    } catch (IOException e) {
      // Some network file systems have no locks; two processes may then rewrite the same graph, and
      // the move at the end still keeps it whole.
      LOG.info("The rewrite of the voice model is not locked: {}", e.getMessage());
    }
  }

  private void write(Path target) throws IOException, ModelStoreException {
    long usable = Files.getFileStore(folder).getUsableSpace();
    if (usable < SPACE) {
      throw new ModelStoreException(
          FailureKind.STORAGE,
          "The voice model needs "
              + SPACE / 1_000_000
              + " MB in "
              + folder
              + " and "
              + usable / 1_000_000
              + " MB are free.",
          "Free some space, or move the data folder with --home.",
          null);
    }
    Path part = Files.createTempDirectory(folder, "part-");
    try {
      long start = System.nanoTime();
      KokoroGraph.rewrite(source, part.resolve(GRAPH), part.resolve(WEIGHTS), WEIGHTS, Map.of());
      move(part, target);
      LOG.info("Rewrote {} in {} ms", source, (System.nanoTime() - start) / 1_000_000);
    } catch (UnexpectedGraphException | OnnxFormatException e) {
      throw damaged(source, e);
    } finally {
      delete(part);
    }
  }

  private static void move(Path part, Path target) throws IOException {
    delete(target);
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target);
    }
  }

  /** Removes graphs of other versions and what was left of broken attempts. */
  private void removeOthers(Path target) throws IOException {
    try (DirectoryStream<Path> others = Files.newDirectoryStream(folder, "{graph,part}-*")) {
      for (Path other : others) {
        if (!other.equals(target)) {
          delete(other);
        }
      }
    }
  }

  /** Deletes a folder of plain files; one that another process still uses may stay. */
  private static void delete(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      LOG.info("{} could not be removed: {}", folder, e.toString());
    }
  }

  private ModelStoreException unwritable(IOException cause) {
    return new ModelStoreException(
        FailureKind.STORAGE,
        "The voice model could not be prepared in " + folder + ".",
        "Check the space and the permissions of that folder, or move the data folder with --home.",
        cause);
  }

  private static ModelStoreException damaged(Path source, Exception cause) {
    return new ModelStoreException(
        FailureKind.STORAGE,
        "The model file " + source.getFileName() + " is damaged or not the one that is needed.",
        "Run \u201cchatterbloke models verify\u201d to find and replace damaged files.",
        cause);
  }

  private static String checksum(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
