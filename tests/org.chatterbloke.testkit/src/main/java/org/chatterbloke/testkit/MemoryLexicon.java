package org.chatterbloke.testkit;

import java.util.List;
import java.util.TreeMap;
import org.chatterbloke.library.api.LexiconRepository;
import org.chatterbloke.library.api.StoredLexiconEntry;

/** A lexicon in memory. */
public final class MemoryLexicon implements LexiconRepository {

  private final TreeMap<String, StoredLexiconEntry> entries = new TreeMap<>();

  @Override
  public synchronized List<StoredLexiconEntry> all() {
    return List.copyOf(entries.values());
  }

  @Override
  public synchronized void put(List<StoredLexiconEntry> added) {
    added.forEach(entry -> entries.put(entry.key(), entry));
  }

  @Override
  public synchronized boolean remove(String key) {
    return entries.remove(key) != null;
  }
}
