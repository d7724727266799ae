package org.chatterbloke.modelstore.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chatterbloke.modelstore.ModelManifest.ModelFile;
import org.chatterbloke.modelstore.ModelStoreException;

/**
 * The folder of one model and its list of verified files. The list ({@value #LIST}) has a line per
 * file: checksum, size, time of last change, name, and where the file lies if that is not here.
 * While size and time are what the list says, the checksum holds; this makes a look-up cheap.
 * Whoever changes the list holds the model's lock.
 */
final class ModelFolder {

  /** The list's name. */
  static final String LIST = ".verified";

  private record Mark(String sha256, long size, long modified, String elsewhere) {}

  private final Path folder;

  ModelFolder(Path folder) {
    this.folder = folder;
  }

  /** Where a file belongs. */
  Path place(ModelFile file) {
    return folder.resolve(file.name());
  }

  /** Where the verified files among some are, by name. */
  Map<String, Path> verified(Collection<ModelFile> files) {
    Map<String, Mark> marks = read();
    Map<String, Path> verified = new TreeMap<>();
    for (ModelFile file : files) {
      Mark mark = marks.get(file.name());
      if (mark != null && mark.sha256.equals(file.sha256()) && mark.size == file.size()) {
        path(file, mark)
            .filter(path -> unchanged(path, mark))
            .ifPresent(path -> verified.put(file.name(), path));
      }
    }
    return verified;
  }

  private Optional<Path> path(ModelFile file, Mark mark) {
    try {
      return Optional.of(mark.elsewhere.isEmpty() ? place(file) : Path.of(mark.elsewhere));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean unchanged(Path path, Mark mark) {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      return now.isRegularFile()
          && now.size() == mark.size
          && now.lastModifiedTime().toMillis() == mark.modified;
    } catch (IOException e) {
      return false;
    }
  }

  private Map<String, Mark> read() {
    Map<String, Mark> marks = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(folder.resolve(LIST), StandardCharsets.UTF_8)) {
        String[] part = line.split("\t", -1);
        if (part.length == 5) {
          marks.put(
              part[3],
              new Mark(part[0], Long.parseLong(part[1]), Long.parseLong(part[2]), part[4]));
        }
      }
    } catch (IOException | NumberFormatException e) {
      // Absent or damaged: the files are verified again, which costs time and nothing else.
      marks.clear();
    }
    return marks;
  }

  /**
   * Notes that a file has the right size and checksum.
   *
   * @param path where it is
   */
  void mark(ModelFile file, Path path) throws ModelStoreException {
    try {
      long modified = Files.getLastModifiedTime(path).toMillis();
      String elsewhere = path.equals(place(file)) ? "" : path.toAbsolutePath().toString();
      Map<String, Mark> marks = read();
      marks.put(file.name(), new Mark(file.sha256(), file.size(), modified, elsewhere));
      write(marks);
    } catch (IOException e) {
      throw StoreFailures.storage(path, e);
    }
  }

  /** Forgets files, which makes them missing until they are verified again. */
  void unmark(Collection<String> names) throws ModelStoreException {
    Map<String, Mark> marks = read();
    if (marks.keySet().removeAll(names)) {
      write(marks);
    }
  }

  private void write(Map<String, Mark> marks) throws ModelStoreException {
    StringBuilder text = new StringBuilder();
    marks.forEach((name, mark) ->
        text.append(mark.sha256)
            .append('\t')
            .append(mark.size)
            .append('\t')
            .append(mark.modified)
            .append('\t')
            .append(name)
            .append('\t')
            .append(mark.elsewhere)
            .append('\n'));
    Path list = folder.resolve(LIST);
    try {
      Files.createDirectories(folder);
      Path beside = folder.resolve(LIST + ".new");
      Files.writeString(beside, text);
      move(beside, list);
    } catch (IOException e) {
      throw StoreFailures.storage(list, e);
    }
  }

  /** Replaces a file at once where the file system can do that. */
  static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Deletes the folder; false if there was none. */
  boolean delete() throws ModelStoreException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      deleteTree(folder);
      return true;
    } catch (IOException e) {
      throw StoreFailures.storage(folder, e);
    }
  }

  /** Deletes a folder with its content; links are deleted, not followed. */
  static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(root)) {
        for (Path child : children) {
          deleteTree(child);
        }
      }
    }
    Files.deleteIfExists(root);
  }
}
