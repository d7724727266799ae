package org.chatterbloke.library.jpa.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.LibraryBackups.Backup;
import org.chatterbloke.library.api.LibraryException;
import org.jspecify.annotations.Nullable;

/** The folder {@code backups}: indexes by time, the object store, and a lock. */
final class BackupFolder {

  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String EXTENSION = ".backup";

  private final Path root;
  private final ObjectStore objects;

  BackupFolder(Path root) {
    this.root = root;
    this.objects = new ObjectStore(root.resolve("objects"));
  }

  Path root() {
    return root;
  }

  ObjectStore objects() {
    return objects;
  }

  static String id(Instant time) {
    return ID.format(time);
  }

  /** The time of an id. */
  static Instant time(String id) {
    return ID.parse(id, Instant::from);
  }

  private Path file(String id) {
    return root.resolve(id + EXTENSION);
  }

  /** Ids, newest first. */
  List<String> ids() throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(root)) {
      return list.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(EXTENSION))
          .map(name -> name.substring(0, name.length() - EXTENSION.length()))
          .filter(BackupFolder::isId)
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }

  private static boolean isId(String text) {
    try {
      return id(time(text)).equals(text);
    } catch (DateTimeException e) {
      return false;
    }
  }

  BackupIndex index(String id) throws IOException, BackupIndex.DamagedException {
    return BackupIndex.read(file(id));
  }

  /** A backup for listing. */
  Backup describe(String id) throws IOException {
    try {
      BackupIndex index = index(id);
      return new Backup(id, time(id), index.files().size(), index.bytes(), "");
    } catch (BackupIndex.DamagedException e) {
      return new Backup(id, time(id), 0, 0, e.why());
    }
  }

  void write(String id, BackupIndex index) throws IOException {
    Path part = root.resolve("." + id + ".part");
    Files.writeString(part, index.print());
    Files.move(part, file(id), StandardCopyOption.ATOMIC_MOVE);
  }

  void remove(String id) throws IOException {
    Files.deleteIfExists(file(id));
  }

  /** The right to change the folder. */
  record Locked(FileChannel channel, FileLock lock) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      channel.close(); // releases the lock
    }
  }

  /** Takes the lock, or gives null if another process or thread has it. */
  @Nullable Locked tryLock() throws IOException {
    Files.createDirectories(root);
    FileChannel channel =
        FileChannel.open(
            root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    return lock == null ? null : new Locked(channel, lock);
  }

  /** As {@link #tryLock()}, with a sentence. */
  Locked lock() throws IOException, LibraryException {
    Locked locked = tryLock();
    if (locked == null) {
      throw new LibraryException(
          FailureKind.UNAVAILABLE,
          "Another backup or restore is running in " + root + ".",
          "Wait until it has finished and try again.",
          null);
    }
    return locked;
  }

  /** An id that exists; "" is the newest. */
  String existing(String wanted) throws IOException, LibraryException {
    List<String> ids = ids();
    if (wanted.isBlank() && !ids.isEmpty()) {
      return ids.getFirst();
    }
    if (!ids.contains(wanted)) {
      throw new LibraryException(
          FailureKind.NOT_FOUND,
          wanted.isBlank()
              ? "There is no backup in " + root + "."
              : "There is no backup " + wanted + " in " + root + ".",
          "“chatterbloke backup list” shows all; “chatterbloke backup now” makes one.",
          null);
    }
    return wanted;
  }

  /** The failure for something that could not be read or written. */
  LibraryException failed(IOException e) {
    String reason =
        e instanceof NoSuchFileException missing
            ? missing.getFile() + " is missing"
            : String.valueOf(e.getMessage());
    return new LibraryException(
        FailureKind.STORAGE,
        "The backup in " + root + " did not succeed: " + reason + ".",
        "Check that the folder may be written and has room; nothing was lost.",
        e);
  }
}
