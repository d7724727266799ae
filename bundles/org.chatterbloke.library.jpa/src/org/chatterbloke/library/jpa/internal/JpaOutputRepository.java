package org.chatterbloke.library.jpa.internal;

import java.util.List;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.LibraryException;
import org.chatterbloke.library.api.OutputRepository;
import org.chatterbloke.library.api.StoredOutput;
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
        () ->
            new LibraryException(
                FailureKind.INTERNAL,
                "The output " + output.id() + " is in the library already.",
                "Please report this with the log file.",
                null));
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
}
