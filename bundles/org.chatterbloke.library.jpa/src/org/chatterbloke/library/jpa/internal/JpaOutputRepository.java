package org.chatterbloke.library.jpa.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.LibraryException;
import org.chatterbloke.library.api.OutputRepository;
import org.chatterbloke.library.api.StoredOutput;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finished files in the database. */
@Component
public final class JpaOutputRepository implements OutputRepository {

  private final LibraryDatabase database;

  /** Opens nothing yet. */
  @Activate
  public JpaOutputRepository(@Reference LibraryDatabase database) {
    this.database = database;
  }

  @Override
  public void add(StoredOutput output) throws LibraryException {
    database.write(
        manager -> {
          manager.persist(new OutputEntity(output));
          return output;
        },
        () -> twice(output.id()));
  }

  @Override
  public List<StoredOutput> newest(int limit) throws LibraryException {
    if (limit < 1) {
      return List.of();
    }
    return database.read(manager ->
        manager
            .createQuery(
                "select o from Output o order by o.createdAt desc, o.id", OutputEntity.class)
            .setMaxResults(limit)
            .getResultStream()
            .map(OutputEntity::toOutput)
            .toList());
  }

  @Override
  public Optional<StoredOutput> newestOf(String file) throws LibraryException {
    return database.read(manager ->
        manager
            .createQuery(
                "select o from Output o where o.file = :file order by o.createdAt desc, o.id",
                OutputEntity.class)
            .setParameter("file", file)
            .setMaxResults(1)
            .getResultStream()
            .findFirst()
            .map(OutputEntity::toOutput));
  }

  @Override
  public boolean remove(String id) throws LibraryException {
    return database.write(
        manager -> {
          OutputEntity entity = find(manager, id);
          if (entity != null) {
            manager.remove(entity);
          }
          return entity != null;
        },
        () -> twice(id));
  }

  private static @Nullable OutputEntity find(EntityManager manager, String id) {
    return manager.find(OutputEntity.class, id);
  }

  private static LibraryException twice(String id) {
    return new LibraryException(
        FailureKind.INTERNAL,
        "The output " + id + " is in the library already.",
        "Please report this with the log file.",
        null);
  }
}
