package org.chatterbloke.library.jpa.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.library.api.LibraryException;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The database file: opened, created and brought up to date at the first use. Thread-safe. Several
 * processes may use one file: it is in WAL mode, every writing transaction takes the write lock at
 * its start and waits for it, nothing is cached between transactions, and the schema is changed
 * under a lock file.
 *
 * <p>Opening is kept short: the version stands in the file's header ({@code pragma user_version}),
 * so that Flyway runs only if the file is new or old.
 */
@Component(service = LibraryDatabase.class)
public final class LibraryDatabase {

  /** How long a process waits for another one's transaction. */
  private static final int BUSY_MILLISECONDS = 30_000;

  /** File locks do not hold within one process. */
  private static final Object SCHEMA_LOCK = new Object();

  private final Supplier<DataFolder> folder;
  private @Nullable Opened opened;
  private volatile boolean written;

  /** The file, its entity managers, and a connection that keeps the write-ahead log open. */
  private record Opened(Path file, EntityManagerFactory factory, Connection anchor) {}

  /** The database of the data folder in force at the first use. */
  @Activate
  public LibraryDatabase() {
    this.folder = DataFolder::current;
  }

  /** The database of another folder. */
  public LibraryDatabase(DataFolder folder) {
    this.folder = () -> folder;
  }

  /**
   * Runs something that reads.
   *
   * @throws LibraryException with a sentence if the database cannot be opened or read
   */
  <T> T read(Function<EntityManager, T> work) throws LibraryException {
    Opened database = open();
    try (EntityManager manager = database.factory.createEntityManager()) {
      return work.apply(manager);
    } catch (RuntimeException e) {
      throw DatabaseFailures.of(database.file, e);
    }
  }

  /**
   * Runs something that writes, in one transaction.
   *
   * @param duplicate made if a row with the same key exists
   * @throws LibraryException as {@link #read}, or what {@code duplicate} gives
   */
  <T> T write(Function<EntityManager, T> work, Supplier<LibraryException> duplicate)
      throws LibraryException {
    Opened database = open();
    try (EntityManager manager = database.factory.createEntityManager()) {
      manager.getTransaction().begin();
      try {
        T result = work.apply(manager);
        manager.getTransaction().commit();
        written = true;
        return result;
      } finally {
        if (manager.getTransaction().isActive()) {
          manager.getTransaction().rollback();
        }
      }
    } catch (RuntimeException e) {
      throw DatabaseFailures.isDuplicate(e)
          ? duplicate.get()
          : DatabaseFailures.of(database.file, e);
    }
  }

  /** Whether something was written through this object. */
  boolean isWritten() {
    return written;
  }

  /** The data folder in force. */
  DataFolder folder() {
    return folder.get();
  }

  /** Opens the file, and creates it if there is none. */
  Path prepare() throws LibraryException {
    return open().file();
  }

  /** Closes the database; the next use opens it again. */
  @Deactivate
  public synchronized void close() {
    Opened database = opened;
    opened = null;
    if (database != null) {
      database.factory.close();
      try {
        database.anchor.close();
      } catch (SQLException e) {
        throw new IllegalStateException("closing " + database.file, e);
      }
    }
  }

  /** Whether there is a file yet, or it is open. */
  boolean exists() {
    return Files.exists(folder.get().database());
  }

  private synchronized Opened open() throws LibraryException {
    Opened database = opened;
    if (database == null) {
      database = openFile(folder.get());
      opened = database;
    }
    return database;
  }

  private static Opened openFile(DataFolder folder) throws LibraryException {
    Path file = folder.database();
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw DatabaseFailures.unwritable(file, e);
    }
    SQLiteDataSource source = source(file, false);
    Connection anchor = null;
    try {
      anchor = source.getConnection();
      if (version(anchor) < ClassPathMigrations.LATEST) {
        anchor.close();
        migrate(file, folder.backups());
        anchor = source.getConnection();
      }
      int version = version(anchor);
      if (version > ClassPathMigrations.LATEST) {
        throw DatabaseFailures.newer(file, version);
      }
      Opened result = new Opened(file, factory(source), anchor);
      anchor = null;
      return result;
    } catch (SQLException | RuntimeException e) {
      throw DatabaseFailures.of(file, e);
    } catch (IOException e) {
      throw DatabaseFailures.unwritable(file, e);
    } finally {
      closeQuietly(anchor);
    }
  }

  private static void closeQuietly(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // The failure that brought us here is the one to report.
    }
  }

  /**
   * Creates or upgrades the schema; one process at a time, the others wait and find it done. What
   * is upgraded is copied first.
   */
  private static void migrate(Path file, Path backups) throws IOException, SQLException {
    Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
    synchronized (SCHEMA_LOCK) {
      try (FileChannel channel =
              FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        SQLiteDataSource source = source(file, true);
        try (Connection connection = source.getConnection()) {
          if (!lock.isValid() || version(connection) >= ClassPathMigrations.LATEST) {
            return;
          }
          if (version(connection) > 0) {
            SchemaBackup.make(connection, version(connection), backups);
          }
          Flyway.configure(LibraryDatabase.class.getClassLoader())
              .dataSource(source)
              .loggers("slf4j")
              .resourceProvider(new ClassPathMigrations())
              .javaMigrationClassProvider(List::of)
              .load()
              .migrate();
        }
      }
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("pragma user_version")) {
      return result.next() ? result.getInt(1) : 0;
    }
  }

  /** Every transaction opens a connection: that takes a fraction of a millisecond, and no pool. */
  private static SQLiteDataSource source(Path file, boolean create) {
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLISECONDS);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    if (create) {
      // Stays in the file; setting it again needs a lock that other processes may hold.
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    }
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static EntityManagerFactory factory(SQLiteDataSource source) {
    ClassLoader loader = LibraryDatabase.class.getClassLoader();
    PersistenceConfiguration configuration =
        new PersistenceConfiguration("library")
            .transactionType(PersistenceUnitTransactionType.RESOURCE_LOCAL)
            .managedClass(VoiceEntity.class)
            .managedClass(OutputEntity.class)
            .managedClass(LexiconEntryEntity.class)
            .properties(
                Map.of(
                    "jakarta.persistence.nonJtaDataSource",
                    source,
                    "jakarta.persistence.validation.mode",
                    "NONE",
                    "eclipselink.classloader",
                    loader,
                    "eclipselink.target-database",
                    SQLitePlatform.class.getName(),
                    "eclipselink.weaving",
                    "static",
                    "eclipselink.cache.shared.default",
                    "false",
                    "eclipselink.exclude-eclipselink-orm",
                    "true",
                    "eclipselink.logging.logger",
                    Slf4jSessionLog.class.getName()));
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      EntityManagerFactory factory =
          new PersistenceProvider().createEntityManagerFactory(configuration);
      // The first entity manager deploys the unit, which loads classes by name.
      factory.createEntityManager().close();
      return factory;
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
