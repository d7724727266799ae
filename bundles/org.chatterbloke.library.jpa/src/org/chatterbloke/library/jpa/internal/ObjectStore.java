package org.chatterbloke.library.jpa.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chatterbloke.library.jpa.internal.BackupIndex.Stored;
import org.eclipse.core.runtime.IProgressMonitor;

/** Files by the checksum of their content: {@code objects/ab/abcdef…}. */
final class ObjectStore {

  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");
  private static final String PART = ".part";

  private final Path root;

  ObjectStore(Path root) {
    this.root = root;
  }

  /** An object and whether it was new. */
  record Put(Stored stored, boolean isNew) {}

  private Path path(String sha256) {
    return root.resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  /** Whether an object is there with its size; its content is not read. */
  boolean has(Stored stored) throws IOException {
    Path file = path(stored.sha256());
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.size(file) == stored.bytes();
  }

  /** What is wrong with an object, or "". */
  String problem(Stored stored, IProgressMonitor monitor) throws IOException {
    Path file = path(stored.sha256());
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return "missing";
    }
    return Files.size(file) == stored.bytes() && Checksums.of(file, monitor).equals(stored.sha256())
        ? ""
        : "damaged";
  }

  /**
   * Stores a file's content.
   *
   * @param thorough whether an object that is there already is read again, and replaced if damaged
   */
  Put put(Path source, boolean thorough, IProgressMonitor monitor) throws IOException {
    Files.createDirectories(root);
    Path part = Files.createTempFile(root, "new", PART);
    try {
      String sha256;
      try (OutputStream out = Files.newOutputStream(part)) {
        sha256 = Checksums.copy(source, out, monitor);
      }
      Stored stored = new Stored(sha256, Files.size(part));
      boolean there = thorough ? problem(stored, monitor).isEmpty() : has(stored);
      if (!there) {
        Path target = path(sha256);
        Files.createDirectories(target.getParent());
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      }
      return new Put(stored, !there);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Copies an object out; false if its content is not what its name says. */
  boolean copyTo(Stored stored, Path target, IProgressMonitor monitor) throws IOException {
    Path file = path(stored.sha256());
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (OutputStream out = Files.newOutputStream(target)) {
      return Checksums.copy(file, out, monitor).equals(stored.sha256());
    }
  }

  /** Deletes all objects but some, and what a killed process has left. */
  void retain(Set<String> used) throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    List<Path> surplus;
    try (Stream<Path> walk = Files.walk(root, 2)) {
      surplus =
          walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .filter(file -> isSurplus(file, used))
              .toList();
    }
    for (Path file : surplus) {
      Files.deleteIfExists(file);
    }
  }

  private boolean isSurplus(Path file, Set<String> used) {
    String name = file.getFileName().toString();
    if (root.equals(file.getParent())) {
      return name.endsWith(PART);
    }
    return NAME.matcher(name).matches() && !used.contains(name);
  }
}
