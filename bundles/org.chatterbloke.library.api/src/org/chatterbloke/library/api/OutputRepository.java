package org.chatterbloke.library.api;

import java.util.List;

/** Finished files. Thread-safe, and safe between processes that share one data folder. */
public interface OutputRepository {

  /** Adds an output. */
  void add(StoredOutput output) throws LibraryException;

  /** The newest outputs first, at most {@code limit}. */
  List<StoredOutput> newest(int limit) throws LibraryException;
}
