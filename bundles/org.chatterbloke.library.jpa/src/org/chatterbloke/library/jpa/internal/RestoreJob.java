package org.chatterbloke.library.jpa.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.LibraryException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * Puts one backup back: unpacks it beside, checks it, moves the present state into a folder of its
 * own, and moves the unpacked state into its place. If a move fails, all moves before are undone.
 */
final class RestoreJob {

  private static final List<String> DATABASE_TAILS = List.of("", "-wal", "-shm", "-journal");

  private final DataFolder folder;
  private final BackupFolder backups;
  private final IProgressMonitor monitor;
  private final Deque<Path[]> moves = new ArrayDeque<>();

  RestoreJob(DataFolder folder, BackupFolder backups, IProgressMonitor monitor) {
    this.folder = folder;
    this.backups = backups;
    this.monitor = monitor;
  }

  /** Does it; gives the folder with the state before. */
  Optional<Path> run(String id, Instant now) throws LibraryException, IOException {
    BackupIndex index;
    try {
      index = backups.index(id);
    } catch (BackupIndex.DamagedException e) {
      throw damaged(id, e.why());
    }
    Path beside = folder.root().resolve(".restore-" + BackupFolder.id(now));
    try {
      unpack(id, index, beside);
      if (monitor.isCanceled()) {
        throw new OperationCanceledException();
      }
      DatabaseCopies.release(folder.database());
      return exchange(beside, aside(now));
    } finally {
      delete(beside);
    }
  }

  /** The failure for a backup that cannot be used. */
  static LibraryException damaged(String id, String why) {
    return new LibraryException(
        FailureKind.STORAGE,
        "The backup " + id + " cannot be used: " + why + ".",
        "Choose another one of “chatterbloke backup list”; nothing was changed.",
        null);
  }

  private void unpack(String id, BackupIndex index, Path beside)
      throws LibraryException, IOException {
    ObjectStore objects = backups.objects();
    Path voices = Files.createDirectories(beside.resolve("voices"));
    Path database = beside.resolve("database");
    if (!objects.copyTo(index.database(), database, monitor)) {
      throw damaged(id, "the copy of its database is missing or damaged");
    }
    for (BackupIndex.VoiceFile file : index.files()) {
      Path target = voices.resolve(file.path());
      Files.createDirectories(target.getParent());
      if (!objects.copyTo(file.stored(), target, monitor)) {
        throw damaged(id, "its file " + file.path() + " is missing or damaged");
      }
      Files.setLastModifiedTime(target, FileTime.fromMillis(file.modified()));
    }
    String problem = DatabaseCopies.problem(database);
    if (!problem.isEmpty()) {
      throw damaged(id, problem);
    }
    try {
      DatabaseCopies.makeShareable(database);
    } catch (SQLException e) {
      throw DatabaseFailures.of(database, e);
    }
  }

  private Path aside(Instant now) {
    return folder.root().resolve("before-restore").resolve(BackupFolder.id(now));
  }

  private Optional<Path> exchange(Path beside, Path aside) throws IOException {
    boolean done = false;
    try {
      for (String tail : DATABASE_TAILS) {
        Path file = folder.database();
        setAside(file.resolveSibling(file.getFileName() + tail), aside);
      }
      setAside(folder.voices(), aside);
      Optional<Path> previous = moves.isEmpty() ? Optional.empty() : Optional.of(aside);
      move(beside.resolve("voices"), folder.voices());
      move(beside.resolve("database"), folder.database());
      done = true;
      return previous;
    } finally {
      if (!done) {
        undo();
      }
    }
  }

  private void setAside(Path path, Path aside) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(aside);
      move(path, aside.resolve(path.getFileName()));
    }
  }

  private void move(Path from, Path to) throws IOException {
    Files.move(from, to);
    moves.push(new Path[] {from, to});
  }

  private void undo() throws IOException {
    while (!moves.isEmpty()) {
      Path[] move = moves.pop();
      Files.move(move[1], move[0]);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
