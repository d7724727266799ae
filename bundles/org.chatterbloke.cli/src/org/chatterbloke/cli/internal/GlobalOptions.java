package org.chatterbloke.cli.internal;

import java.util.ArrayList;
import java.util.List;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.logging.LogFile;

/**
 * Options that hold for every command and must be known before any service is made: {@code --home},
 * {@code --log-level} and {@code --set}. They may stand anywhere before a {@code --}.
 *
 * @param settings the values of all {@code --set KEY=VALUE}
 * @param rest all other arguments, in order
 */
record GlobalOptions(List<String> settings, List<String> rest) {

  /** Takes the global options out, and sets the system properties that they stand for. */
  static GlobalOptions take(String[] arguments) {
    List<String> settings = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (argument.equals("--")) {
        rest.addAll(List.of(arguments).subList(i, arguments.length));
        break;
      }
      String name =
          argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
      boolean global = List.of("--home", "--log-level", "--set").contains(name);
      boolean inline = name.length() < argument.length();
      if (!global || (!inline && i + 1 == arguments.length)) {
        rest.add(argument);
        continue;
      }
      String value = inline ? argument.substring(name.length() + 1) : arguments[++i];
      switch (name) {
        case "--home" -> System.setProperty(DataFolder.HOME_PROPERTY, value);
        case "--log-level" -> System.setProperty(LogFile.LEVEL_PROPERTY, value);
        default -> settings.add(value);
      }
    }
    return new GlobalOptions(settings, rest);
  }
}
