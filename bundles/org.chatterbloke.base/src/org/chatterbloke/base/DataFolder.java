package org.chatterbloke.base;

import java.nio.file.Path;
import java.time.LocalDate;

/**
 * The one folder in which everything of the user lies. Paths only: nothing is created here; whoever
 * writes creates the folder that it writes to.
 *
 * @param root the absolute root
 */
public record DataFolder(Path root) {

  /** The system property that overrides everything ({@code --home} sets it). */
  public static final String HOME_PROPERTY = "chatterbloke.home";

  /** The environment variable that moves the folder. */
  public static final String HOME_VARIABLE = "CHATTERBLOKE_HOME";

  public DataFolder {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * The folder in force: {@value #HOME_PROPERTY}, {@value #HOME_VARIABLE}, or {@code
   * ~/ChatterBloke}.
   */
  public static DataFolder current() {
    String property = System.getProperty(HOME_PROPERTY, "");
    if (!property.isBlank()) {
      return new DataFolder(Path.of(property));
    }
    String variable = System.getenv(HOME_VARIABLE);
    if (variable != null && !variable.isBlank()) {
      return new DataFolder(Path.of(variable));
    }
    return new DataFolder(Path.of(System.getProperty("user.home"), "ChatterBloke"));
  }

  /** The SQLite file of the library. */
  public Path database() {
    return root.resolve("chatterbloke.db");
  }

  /** One folder per voice profile, named by its id. */
  public Path voices() {
    return root.resolve("voices");
  }

  /** The user's scripts. */
  public Path scripts() {
    return root.resolve("scripts");
  }

  /** Finished audio of one day: {@code outputs/year/month/day}. */
  public Path outputs(LocalDate day) {
    return root.resolve("outputs")
        .resolve("%04d".formatted(day.getYear()))
        .resolve("%02d".formatted(day.getMonthValue()))
        .resolve("%02d".formatted(day.getDayOfMonth()));
  }

  /** Things that can be made again, takes among them. */
  public Path cache() {
    return root.resolve("cache");
  }

  /** Model files, one folder per manifest id. */
  public Path models() {
    return root.resolve("models");
  }

  /** The rotating log. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** Backups of the library. */
  public Path backups() {
    return root.resolve("backups");
  }

  /** The configuration file, absent until the user writes one. */
  public Path configuration() {
    return root.resolve("chatterbloke.properties");
  }
}
