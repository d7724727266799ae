package org.chatterbloke.modelstore.internal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chatterbloke.modelstore.ModelManifest.ModelFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files in the user's own folders, found by size and checksum whatever their names are, so that the
 * cache of another program serves as it is. Folders are walked once, and only when a file is
 * wanted. One thread.
 */
final class LocalCopies {

  private static final Logger LOG = LoggerFactory.getLogger(LocalCopies.class);
  private static final int DEEPEST = 8;
  private static final int MOST = 50_000;

  private final List<Path> folders;
  private final Set<Long> sizes;
  private final ByteProgress progress;
  private final Map<Path, String> checksums = new HashMap<>();
  private @Nullable Map<Long, List<Path>> bySize;
  private int looked;

  /**
   * Over folders.
   *
   * @param folders may be absent
   * @param sizes of the files that may be asked for, in bytes
   */
  LocalCopies(List<Path> folders, Set<Long> sizes, ByteProgress progress) {
    this.folders = folders;
    this.sizes = sizes;
    this.progress = progress;
  }

  /** A file with the size and checksum of the wanted one. */
  Optional<Path> find(ModelFile wanted) {
    if (folders.isEmpty()) {
      return Optional.empty();
    }
    Map<Long, List<Path>> found = bySize;
    if (found == null) {
      found = walk();
      bySize = found;
    }
    return found.getOrDefault(wanted.size(), List.of()).stream()
        .filter(file -> checksums.computeIfAbsent(file, this::checksum).equals(wanted.sha256()))
        .findFirst();
  }

  private String checksum(Path file) {
    progress.doing("Checking " + file);
    try {
      return Checksums.of(file, progress);
    } catch (IOException e) {
      return "";
    }
  }

  private Map<Long, List<Path>> walk() {
    Map<Long, List<Path>> found = new HashMap<>();
    for (Path folder : folders) {
      progress.doing("Searching " + folder);
      looked = 0;
      walk(folder.toAbsolutePath(), 0, found);
    }
    return found;
  }

  private void walk(Path folder, int depth, Map<Long, List<Path>> found) {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        progress.check();
        if (++looked > MOST) {
          return;
        }
        BasicFileAttributes attributes =
            Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isDirectory() && depth < DEEPEST) {
          walk(child, depth + 1, found);
        } else if (attributes.isRegularFile() && sizes.contains(attributes.size())) {
          found.computeIfAbsent(attributes.size(), size -> new ArrayList<>()).add(child);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.info("{} was not searched for models: {}", folder, e.toString());
    }
  }
}
