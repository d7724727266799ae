package org.chatterbloke.library.jpa.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** The copy of a library that is made before its schema is changed. */
final class SchemaBackup {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private SchemaBackup() {}

  /**
   * Copies a database with all that its write-ahead log holds into {@code
   * chatterbloke-v<version>-<UTC time>.db}. Written beside, then moved.
   *
   * @param connection to the database, outside of a transaction
   * @return the copy
   * @throws IOException or SQLException if the copy cannot be written; nothing is left then
   */
  static Path make(Connection connection, int version, Path folder)
      throws IOException, SQLException {
    Files.createDirectories(folder);
    String name = "chatterbloke-v" + version + "-" + LocalDateTime.now(ZoneOffset.UTC).format(TIME);
    Path beside = folder.resolve(name + "." + UUID.randomUUID() + ".tmp");
    try {
      try (PreparedStatement copy = connection.prepareStatement("vacuum into ?")) {
        copy.setString(1, beside.toString());
        copy.execute();
      }
      Path target = folder.resolve(name + ".db");
      return Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
