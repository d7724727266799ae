package org.chatterbloke.logging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;

/**
 * Opens the log: five files of 10 MB, the newest {@code chatterbloke.0.log}. A second process that
 * runs at the same time writes beside it ({@code chatterbloke.0.log.1}), so that lines never mix.
 */
public final class LogFile {

  /** The system property that holds the level ({@code --log-level} sets it). */
  public static final String LEVEL_PROPERTY = "chatterbloke.log.level";

  private static final int BYTES = 10_000_000;
  private static final int FILES = 5;

  private LogFile() {}

  /**
   * Sends everything that is logged from now on to the log. A folder that cannot be written is no
   * failure: the program works without its log.
   *
   * @param folder where the files lie; made if absent
   * @param level error, warn, info, debug or trace
   * @throws ChatterBlokeException if there is no such level
   */
  public static void open(Path folder, String level) throws ChatterBlokeException {
    Level threshold = level(level);
    Logger root = LogManager.getLogManager().getLogger("");
    try {
      Files.createDirectories(folder);
      String pattern = folder.toString().replace("%", "%%") + "/chatterbloke.%g.log";
      FileHandler file = new FileHandler(pattern, BYTES, FILES, true);
      file.setFormatter(new SimpleFormatter());
      file.setEncoding("UTF-8");
      file.setLevel(threshold);
      root.addHandler(file);
      root.setLevel(threshold);
    } catch (IOException e) {
      root.setLevel(Level.OFF);
    }
  }

  private static Level level(String name) throws ChatterBlokeException {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "error" -> Level.SEVERE;
      case "warn" -> Level.WARNING;
      case "info" -> Level.INFO;
      case "debug" -> Level.FINE;
      case "trace" -> Level.FINEST;
      default ->
          throw new ChatterBlokeException(
              FailureKind.BAD_INPUT,
              "There is no log level “" + name + "”.",
              "Use error, warn, info, debug or trace.",
              null);
    };
  }
}
