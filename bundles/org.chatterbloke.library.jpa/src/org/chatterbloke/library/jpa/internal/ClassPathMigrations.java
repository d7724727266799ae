package org.chatterbloke.library.jpa.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * The migrations by name, read through this bundle's class loader: Flyway needs neither to scan the
 * class path nor to know bundles.
 */
final class ClassPathMigrations implements ResourceProvider {

  /** All migrations in order; a new one is added here. */
  static final List<String> NAMES = List.of("V1__library.sql", "V2__lexicon.sql");

  /** The version of the last migration, which also sets {@code pragma user_version} to it. */
  static final int LATEST = NAMES.size();

  private static final String FOLDER = "/db/migration/sqlite/";

  @Override
  public @Nullable LoadableResource getResource(@Nullable String name) {
    return name != null && NAMES.contains(name) ? new Migration(name) : null;
  }

  @Override
  public Collection<LoadableResource> getResources(
      @Nullable String prefix, String @Nullable [] suffixes) {
    return NAMES.stream()
        .filter(name -> prefix == null || name.startsWith(prefix))
        .filter(name -> suffixes == null || Arrays.stream(suffixes).anyMatch(name::endsWith))
        .<LoadableResource>map(Migration::new)
        .toList();
  }

  private static final class Migration extends LoadableResource {

    private final String name;

    Migration(String name) {
      this.name = name;
    }

    @Override
    public Reader read() {
      InputStream in = ClassPathMigrations.class.getResourceAsStream(FOLDER + name);
      if (in == null) {
        throw new UncheckedIOException(new IOException("no migration " + name));
      }
      return new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    @Override
    public String getAbsolutePath() {
      return FOLDER + name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return FOLDER + name;
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}
