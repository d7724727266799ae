package org.chatterbloke.library.api;

import java.util.List;

/**
 * The user's pronunciation lexicon. Thread-safe, and safe between processes that share one data
 * folder.
 */
public interface LexiconRepository {

  /** All entries by key. Cheap where there is no library yet: none is made. */
  List<StoredLexiconEntry> all() throws LibraryException;

  /**
   * Adds entries; one with the key of an older entry replaces it. All or none; of entries with one
   * key the last is kept.
   */
  void put(List<StoredLexiconEntry> entries) throws LibraryException;

  /** Removes an entry; false if it was not there. */
  boolean remove(String key) throws LibraryException;
}
