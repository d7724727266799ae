package org.chatterbloke.library.jpa.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.LexiconRepository;
import org.chatterbloke.library.api.LibraryException;
import org.chatterbloke.library.api.StoredLexiconEntry;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The lexicon in the database. */
@Component
public final class JpaLexiconRepository implements LexiconRepository {

  private final LibraryDatabase database;

  /** Opens nothing yet. */
  @Activate
  public JpaLexiconRepository(@Reference LibraryDatabase database) {
    this.database = database;
  }

  @Override
  public List<StoredLexiconEntry> all() throws LibraryException {
    if (!database.exists()) {
      return List.of();
    }
    return database.read(manager ->
        manager
            .createQuery("select e from LexiconEntry e order by e.key", LexiconEntryEntity.class)
            .getResultStream()
            .map(LexiconEntryEntity::toEntry)
            .toList());
  }

  @Override
  public void put(List<StoredLexiconEntry> entries) throws LibraryException {
    database.write(
        manager -> {
          for (StoredLexiconEntry entry : entries) {
            LexiconEntryEntity known = find(manager, entry.key());
            if (known == null) {
              manager.persist(new LexiconEntryEntity(entry));
            } else {
              known.set(entry);
            }
          }
          return entries;
        },
        JpaLexiconRepository::duplicate);
  }

  @Override
  public boolean remove(String key) throws LibraryException {
    if (!database.exists()) {
      return false;
    }
    return database.write(
        manager -> {
          LexiconEntryEntity known = find(manager, key);
          if (known != null) {
            manager.remove(known);
          }
          return known != null;
        },
        JpaLexiconRepository::duplicate);
  }

  private static @Nullable LexiconEntryEntity find(EntityManager manager, String key) {
    return manager.find(LexiconEntryEntity.class, key);
  }

  /** Transactions that write follow each other, so that a key cannot appear in between. */
  private static LibraryException duplicate() {
    return new LibraryException(
        FailureKind.INTERNAL,
        "An entry of the lexicon is in the library twice.",
        "Please report this with the log file.",
        null);
  }
}
