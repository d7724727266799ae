package org.chatterbloke.library.api;

import java.util.List;
import java.util.Optional;

/** Finished files. Thread-safe, and safe between processes that share one data folder. */
public interface OutputRepository {

  /** Adds an output. */
  void add(StoredOutput output) throws LibraryException;

  /** The newest outputs first, at most {@code limit}. */
  List<StoredOutput> newest(int limit) throws LibraryException;

  /** The newest output that was written to a file, by its path as recorded. */
  Optional<StoredOutput> newestOf(String file) throws LibraryException;

  /** Forgets an output; false if it was not there. Its file is the caller's business. */
  boolean remove(String id) throws LibraryException;
}
