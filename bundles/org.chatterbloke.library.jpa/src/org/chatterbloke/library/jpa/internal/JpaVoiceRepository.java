package org.chatterbloke.library.jpa.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.LibraryException;
import org.chatterbloke.library.api.StoredVoice;
import org.chatterbloke.library.api.VoiceRepository;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Voices in the database. */
@Component
public final class JpaVoiceRepository implements VoiceRepository {

  private final LibraryDatabase database;

  /** Opens nothing yet. */
  @Activate
  public JpaVoiceRepository(@Reference LibraryDatabase database) {
    this.database = database;
  }

  @Override
  public List<StoredVoice> all() throws LibraryException {
    return database.read(manager ->
        manager
            .createQuery("select v from Voice v order by v.nameKey", VoiceEntity.class)
            .getResultStream()
            .map(VoiceEntity::toVoice)
            .toList());
  }

  @Override
  public Optional<StoredVoice> byName(String name) throws LibraryException {
    return database.read(manager ->
        manager
            .createQuery("select v from Voice v where v.nameKey = :key", VoiceEntity.class)
            .setParameter("key", NameKey.of(name))
            .getResultStream()
            .findFirst()
            .map(VoiceEntity::toVoice));
  }

  @Override
  public Optional<StoredVoice> byId(String id) throws LibraryException {
    return database.read(manager -> {
      VoiceEntity entity = find(manager, id);
      return entity == null ? Optional.<StoredVoice>empty() : Optional.of(entity.toVoice());
    });
  }

  @Override
  public void add(StoredVoice voice) throws LibraryException {
    checkName(voice.name());
    database.write(
        manager -> {
          manager.persist(new VoiceEntity(voice));
          return voice;
        },
        () -> taken(voice.name()));
  }

  @Override
  public void rename(String id, String newName) throws LibraryException {
    checkName(newName);
    AtomicBoolean found = new AtomicBoolean();
    database.write(
        manager -> {
          VoiceEntity entity = find(manager, id);
          if (entity != null) {
            found.set(true);
            entity.rename(newName);
          }
          return id;
        },
        () -> taken(newName));
    if (!found.get()) {
      throw new LibraryException(
          FailureKind.NOT_FOUND,
          "There is no voice with the id " + id + " in the library.",
          "List the voices with \u201cchatterbloke voices list\u201d.",
          null);
    }
  }

  @Override
  public boolean remove(String id) throws LibraryException {
    return database.write(
        manager -> {
          VoiceEntity entity = find(manager, id);
          if (entity != null) {
            manager.remove(entity);
          }
          return entity != null;
        },
        () -> taken(id));
  }

  private static @Nullable VoiceEntity find(EntityManager manager, String id) {
    return manager.find(VoiceEntity.class, id);
  }

  private static void checkName(String name) throws LibraryException {
    if (name.isBlank()) {
      throw new LibraryException(
          FailureKind.BAD_INPUT, "A voice needs a name.", "Give one that is not empty.", null);
    }
  }

  private static LibraryException taken(String name) {
    return new LibraryException(
        FailureKind.BAD_INPUT,
        "There is already a voice named \u201c" + name + "\u201d.",
        "Choose another name, or rename or delete the other voice first.",
        null);
  }
}
