package org.chatterbloke.audio;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.jspecify.annotations.Nullable;

/** Audio that cannot be read, written, played or used. */
public class AudioException extends ChatterBlokeException {

  private static final long serialVersionUID = 1L;

  /** As {@link ChatterBlokeException}. */
  public AudioException(
      FailureKind kind, String sentence, String remedy, @Nullable Throwable cause) {
    super(kind, sentence, remedy, cause);
  }

  /** As {@link ChatterBlokeException}, with the answer to {@link #isRetriable()} given. */
  public AudioException(
      FailureKind kind,
      String sentence,
      String remedy,
      boolean retriable,
      @Nullable Throwable cause) {
    super(kind, sentence, remedy, retriable, cause);
  }

  /** The file is not there. */
  public static AudioException missing(Path file, @Nullable Throwable cause) {
    return new AudioException(
        FailureKind.NOT_FOUND,
        "The audio file " + file + " does not exist.",
        "Check the name and the folder.",
        cause);
  }

  /** The file is there and the disk or its permissions refuse it. */
  public static AudioException unreadable(Path file, Throwable cause) {
    return new AudioException(
        FailureKind.STORAGE,
        "The audio file " + file + " cannot be read: " + reason(cause) + ".",
        "Check that it may be read and that its disk is well.",
        cause);
  }

  /** The target cannot be created or written. */
  public static AudioException unwritable(Path target, Throwable cause) {
    return new AudioException(
        FailureKind.STORAGE,
        "The audio file " + target + " cannot be written: " + reason(cause) + ".",
        "Check that its folder exists, may be written and has room.",
        cause);
  }

  /** No codec at hand writes the format. */
  public static AudioException noEncoder(Path target, AudioFormat format) {
    return new AudioException(
        FailureKind.UNAVAILABLE,
        "Nothing that is installed writes "
            + format.extension().toUpperCase(Locale.ROOT)
            + " files, so "
            + target
            + " cannot be made.",
        "Choose a name that ends in .wav, or install the FFmpeg codec.",
        false,
        null);
  }

  private static String reason(Throwable cause) {
    if (cause instanceof AccessDeniedException || cause instanceof ReadOnlyFileSystemException) {
      return "permission is denied";
    }
    if (cause instanceof NoSuchFileException) {
      return "its folder does not exist";
    }
    String message = cause.getMessage();
    if (message == null || message.isBlank()) {
      return "the system gives no reason";
    }
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }
}
