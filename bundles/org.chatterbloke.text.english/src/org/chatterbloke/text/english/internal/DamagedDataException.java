package org.chatterbloke.text.english.internal;

import java.nio.file.Path;

/**
 * A data file that cannot be used, met where no checked exception can pass; turned into a failure.
 */
final class DamagedDataException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String file;

  DamagedDataException(Path file, Throwable cause) {
    super(file.toString(), cause);
    this.file = file.getFileName().toString();
  }

  /** The name of the file. */
  String file() {
    return file;
  }
}
