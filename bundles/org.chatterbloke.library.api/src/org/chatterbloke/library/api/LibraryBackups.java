package org.chatterbloke.library.api;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Service: backups of the database and of the voices' files in the data folder's {@code backups}.
 * Each backup stands for the whole library; a file that several have in common is stored once.
 * Thread-safe, and safe between processes: one backup or restore runs at a time.
 */
public interface LibraryBackups {

  /**
   * A backup.
   *
   * @param id its name, a time in UTC; ids sort by time
   * @param createdAt when
   * @param files of voices, without the database
   * @param bytes of all its files with the database
   * @param problem why it cannot be used, or ""
   */
  record Backup(String id, Instant createdAt, int files, long bytes, String problem) {}

  /**
   * What a backup did.
   *
   * @param backup the new one
   * @param storedFiles files that were not in an earlier backup
   * @param storedBytes their size
   * @param removed ids of old backups that were removed by the retention
   */
  record Made(Backup backup, int storedFiles, long storedBytes, List<String> removed) {
    public Made {
      removed = List.copyOf(removed);
    }
  }

  /** The result of checking a backup: one sentence for each problem. */
  record Checked(String id, int files, List<String> problems) {
    public Checked {
      problems = List.copyOf(problems);
    }
  }

  /**
   * The result of a restore.
   *
   * @param backup what is in force now
   * @param previous the folder in which the state before lies; absent if there was none
   */
  record Restored(Backup backup, Optional<Path> previous) {}

  /**
   * Makes a backup, then removes those that the retention does not keep. Stored files that are
   * damaged are stored anew.
   *
   * @throws LibraryException with a sentence; earlier backups stay as they were
   * @throws org.eclipse.core.runtime.OperationCanceledException if cancelled
   */
  Made backUp(IProgressMonitor monitor) throws LibraryException;

  /**
   * Makes the day's backup if this process has written the library, automatic backups are on, and
   * there is none of today. Cheap otherwise, and gives up after some seconds; what was stored by
   * then helps the next time.
   *
   * @return what was done; empty if nothing was due or another process is at it
   */
  Optional<Made> backUpIfDue() throws LibraryException;

  /** All backups, newest first, unusable ones included. */
  List<Backup> all() throws LibraryException;

  /**
   * Recomputes the checksums of a backup.
   *
   * @param id a backup, or "" for all
   * @throws LibraryException of kind NOT_FOUND if there is no such backup
   */
  List<Checked> verify(String id, IProgressMonitor monitor) throws LibraryException;

  /**
   * Puts database and voices back as they were. The backup is checked first, and the present state
   * is moved into a folder of its own before; nothing is deleted.
   *
   * @param id a backup, or "" for the newest
   * @throws LibraryException with a sentence if the backup is damaged or another program uses the
   *     library; nothing is changed then
   */
  Restored restore(String id, IProgressMonitor monitor) throws LibraryException;
}
