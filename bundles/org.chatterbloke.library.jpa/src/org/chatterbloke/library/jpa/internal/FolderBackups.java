package org.chatterbloke.library.jpa.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.library.api.LibraryBackups;
import org.chatterbloke.library.api.LibraryException;
import org.chatterbloke.library.jpa.internal.BackupFolder.Locked;
import org.chatterbloke.library.jpa.internal.BackupIndex.Stored;
import org.chatterbloke.library.jpa.internal.BackupIndex.VoiceFile;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Backups in the data folder: files by content, the database through {@code VACUUM INTO}. */
@Component(service = LibraryBackups.class, configurationPid = BackupConfiguration.PID)
@Designate(ocd = BackupConfiguration.class)
public final class FolderBackups implements LibraryBackups {

  /** An automatic backup gives up after this; what it stored by then it finds the next time. */
  private static final long AUTOMATIC_NANOS = 15_000_000_000L;

  /** How often the copy is made anew because others wrote meanwhile. */
  private static final int TRIES = 3;

  private final LibraryDatabase database;
  private final String keep;
  private final boolean automatic;
  private final Clock clock;

  /** Made by Declarative Services. */
  @Activate
  public FolderBackups(@Reference LibraryDatabase database, BackupConfiguration configuration) {
    this(database, configuration.keep(), configuration.automatic(), Clock.systemDefaultZone());
  }

  /** Backups by a given clock. */
  FolderBackups(LibraryDatabase database, String keep, boolean automatic, Clock clock) {
    this.database = database;
    this.keep = keep;
    this.automatic = automatic;
    this.clock = clock;
  }

  private BackupFolder backups() {
    return new BackupFolder(database.folder().backups());
  }

  @Override
  public Made backUp(IProgressMonitor monitor) throws LibraryException {
    Retention retention = Retention.parse(keep);
    BackupFolder backups = backups();
    try (Locked lock = backups.lock()) {
      return make(backups, retention, true, monitor);
    } catch (IOException e) {
      throw backups.failed(e);
    }
  }

  @Override
  public Optional<Made> backUpIfDue() throws LibraryException {
    if (!automatic || !database.isWritten()) {
      return Optional.empty();
    }
    BackupFolder backups = backups();
    try {
      List<String> ids = backups.ids();
      LocalDate today = LocalDate.now(clock);
      if (!ids.isEmpty() && !day(ids.getFirst()).isBefore(today)) {
        return Optional.empty();
      }
      Retention retention = Retention.parse(keep);
      try (Locked lock = backups.tryLock()) {
        return lock == null
            ? Optional.empty()
            : Optional.of(make(backups, retention, false, new Deadline()));
      }
    } catch (OperationCanceledException e) {
      return Optional.empty(); // goes on after the next command
    } catch (IOException e) {
      throw backups.failed(e);
    }
  }

  private LocalDate day(String id) {
    return BackupFolder.time(id).atZone(clock.getZone()).toLocalDate();
  }

  /** Cancelled after a while. */
  private static final class Deadline extends NullProgressMonitor {
    private final long end = System.nanoTime() + AUTOMATIC_NANOS;

    @Override
    public boolean isCanceled() {
      return System.nanoTime() - end > 0;
    }
  }

  private Made make(
      BackupFolder backups, Retention retention, boolean thorough, IProgressMonitor monitor)
      throws LibraryException, IOException {
    Collection collection = new Collection(backups, thorough, monitor);
    Path source = database.prepare();
    Path copy = backups.root().resolve(".database.part");
    BackupIndex index = null;
    for (int i = 0; i < TRIES; i++) {
      Files.deleteIfExists(copy);
      try {
        boolean quiet = DatabaseCopies.copy(source, copy, collection::voices);
        index = collection.index(copy, now(backups));
        if (quiet) {
          break;
        }
      } catch (NoSuchFileException e) {
        if (i == TRIES - 1) {
          throw e;
        }
      } finally {
        Files.deleteIfExists(copy);
      }
    }
    if (index == null) {
      throw new IOException("the library kept changing");
    }
    String id = BackupFolder.id(index.createdAt());
    backups.write(id, index);
    List<String> removed = shrink(backups, retention);
    return new Made(backups.describe(id), collection.files, collection.bytes, removed);
  }

  /** A time that no backup has yet, after all others. */
  private Instant now(BackupFolder backups) throws IOException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<String> ids = backups.ids();
    Instant newest = ids.isEmpty() ? Instant.MIN : BackupFolder.time(ids.getFirst());
    return now.isAfter(newest) ? now : newest.plusMillis(1);
  }

  /** Stores what is new. */
  private final class Collection {

    private final BackupFolder backups;
    private final boolean thorough;
    private final IProgressMonitor monitor;
    private final Map<String, VoiceFile> known = new HashMap<>();
    private List<VoiceFile> voices = List.of();
    private int files;
    private long bytes;

    Collection(BackupFolder backups, boolean thorough, IProgressMonitor monitor)
        throws IOException {
      this.backups = backups;
      this.thorough = thorough;
      this.monitor = monitor;
      List<String> ids = thorough ? List.of() : backups.ids();
      for (String id : ids.subList(0, Math.min(1, ids.size()))) {
        try {
          backups.index(id).files().forEach(file -> known.put(file.path(), file));
        } catch (BackupIndex.DamagedException e) {
          known.clear(); // everything is read again
        }
      }
    }

    void voices() throws IOException {
      Path root = database.folder().voices();
      List<VoiceFile> found = new ArrayList<>();
      if (Files.isDirectory(root)) {
        Path real = root.toRealPath();
        List<Path> all;
        try (Stream<Path> walk = Files.walk(real)) {
          all =
              walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                  .filter(file -> !real.relativize(file).getName(0).toString().startsWith("."))
                  .sorted()
                  .toList();
        } catch (java.io.UncheckedIOException e) {
          throw e.getCause();
        }
        for (Path file : all) {
          found.add(store(file, real.relativize(file).toString().replace('\\', '/')));
        }
      }
      voices = found;
    }

    private VoiceFile store(Path file, String path) throws IOException {
      long modified = Math.max(0, Files.getLastModifiedTime(file).toMillis());
      VoiceFile before = known.get(path);
      if (before != null
          && before.modified() == modified
          && before.stored().bytes() == Files.size(file)
          && backups.objects().has(before.stored())) {
        return before;
      }
      return new VoiceFile(path, put(file), modified);
    }

    private Stored put(Path file) throws IOException {
      ObjectStore.Put put = backups.objects().put(file, thorough, monitor);
      files += put.isNew() ? 1 : 0;
      bytes += put.isNew() ? put.stored().bytes() : 0;
      return put.stored();
    }

    BackupIndex index(Path copy, Instant now) throws IOException {
      String problem = DatabaseCopies.problem(copy);
      if (!problem.isEmpty()) {
        throw new IOException(problem);
      }
      return new BackupIndex(now, put(copy), voices);
    }
  }

  /** Removes what the retention does not keep, and the files that no backup needs any more. */
  private List<String> shrink(BackupFolder backups, Retention retention) throws IOException {
    List<String> ids = backups.ids();
    Set<Instant> kept =
        retention.kept(
            ids.stream().map(BackupFolder::time).toList(), clock.instant(), clock.getZone());
    List<String> removed = new ArrayList<>();
    Set<String> used = new HashSet<>();
    boolean readable = true;
    for (String id : ids) {
      if (!kept.contains(BackupFolder.time(id))) {
        backups.remove(id);
        removed.add(id);
        continue;
      }
      try {
        used.addAll(backups.index(id).objects());
      } catch (BackupIndex.DamagedException e) {
        readable = false; // what it needs is not known: nothing is taken away
      }
    }
    if (readable) {
      backups.objects().retain(used);
    }
    return removed;
  }

  @Override
  public List<Backup> all() throws LibraryException {
    BackupFolder backups = backups();
    try {
      List<Backup> all = new ArrayList<>();
      for (String id : backups.ids()) {
        all.add(backups.describe(id));
      }
      return all;
    } catch (IOException e) {
      throw backups.failed(e);
    }
  }

  @Override
  public List<Checked> verify(String id, IProgressMonitor monitor) throws LibraryException {
    BackupFolder backups = backups();
    try {
      List<String> ids = id.isBlank() ? backups.ids() : List.of(backups.existing(id));
      Map<Stored, String> seen = new HashMap<>();
      List<Checked> all = new ArrayList<>();
      for (String one : ids) {
        all.add(verify(backups, one, seen, monitor));
      }
      return all;
    } catch (IOException e) {
      throw backups.failed(e);
    }
  }

  private static Checked verify(
      BackupFolder backups, String id, Map<Stored, String> seen, IProgressMonitor monitor)
      throws IOException {
    BackupIndex index;
    try {
      index = backups.index(id);
    } catch (BackupIndex.DamagedException e) {
      return new Checked(id, 0, List.of("The backup cannot be used: " + e.why() + "."));
    }
    Map<String, Stored> parts = new java.util.LinkedHashMap<>();
    parts.put("copy of the database", index.database());
    index.files().forEach(file -> parts.put("file " + file.path(), file.stored()));
    List<String> problems = new ArrayList<>();
    for (Map.Entry<String, Stored> part : parts.entrySet()) {
      String problem = seen.get(part.getValue());
      if (problem == null) {
        problem = backups.objects().problem(part.getValue(), monitor);
        seen.put(part.getValue(), problem);
      }
      if (!problem.isEmpty()) {
        problems.add("The " + part.getKey() + " is " + problem + ".");
      }
    }
    return new Checked(id, parts.size(), problems);
  }

  @Override
  public Restored restore(String id, IProgressMonitor monitor) throws LibraryException {
    BackupFolder backups = backups();
    DataFolder folder = database.folder();
    try (Locked lock = backups.lock()) {
      String wanted = backups.existing(id);
      database.close();
      Optional<Path> previous =
          new RestoreJob(folder, backups, monitor).run(wanted, clock.instant());
      return new Restored(backups.describe(wanted), previous);
    } catch (IOException e) {
      throw backups.failed(e);
    }
  }
}
