package org.chatterbloke.audio.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file written beside its target and moved over it when it is complete, so that nobody ever sees
 * a half-written file. One thread at a time.
 */
public final class PartFile implements AutoCloseable {

  private final Path target;
  private final Path part;
  private final FileChannel channel;
  private boolean done;

  private PartFile(Path target, Path part, FileChannel channel) {
    this.target = target;
    this.part = part;
    this.channel = channel;
  }

  /**
   * Creates the file beside the target; the target itself is not touched.
   *
   * @throws IOException if the folder is missing or cannot be written
   */
  public static PartFile beside(Path target) throws IOException {
    // not Files.createTempFile: its files may be read by their owner only, and that would stay
    String mark = Long.toString(ThreadLocalRandom.current().nextLong() >>> 1, Character.MAX_RADIX);
    Path name = target.toAbsolutePath().getFileName();
    Path part = target.resolveSibling("." + name + "." + mark + ".part");
    FileChannel channel =
        FileChannel.open(
            part, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    return new PartFile(target, part, channel);
  }

  /** Where to write; positioned at the start. */
  public FileChannel channel() {
    return channel;
  }

  /** Closes the file and moves it over the target; afterwards {@link #close()} does nothing. */
  public void moveIntoPlace() throws IOException {
    channel.close();
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
    done = true;
  }

  /** Throws the file away unless it was moved into place. */
  @Override
  public void close() throws IOException {
    if (!done) {
      done = true;
      channel.close();
      Files.deleteIfExists(part);
    }
  }
}
