package org.chatterbloke.modelstore.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.chatterbloke.modelstore.ModelStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One owner at a time over threads, stores and processes. The operating system's lock on a file
 * keeps processes apart and ends with its process; it belongs to the whole process, therefore a
 * lock in memory keeps threads apart. Not reentrant over stores: take a model's lock before the
 * packages'.
 */
final class StoreLock implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StoreLock.class);
  private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();
  private static final long POLL_MILLIS = 100;

  private final ReentrantLock thread;
  private final @Nullable FileChannel channel;

  private StoreLock(ReentrantLock thread, @Nullable FileChannel channel) {
    this.thread = thread;
    this.channel = channel;
  }

  /**
   * Waits for the lock.
   *
   * @param file created if absent, left behind
   * @throws org.eclipse.core.runtime.OperationCanceledException if cancelled while waiting
   */
  static StoreLock acquire(Path file, ByteProgress progress) throws ModelStoreException {
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw StoreFailures.storage(file.getParent(), e);
    }
    ReentrantLock thread = THREADS.computeIfAbsent(file.toAbsolutePath(), p -> new ReentrantLock());
    try {
      while (!thread.tryLock(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        progress.check();
      }
    } catch (InterruptedException e) {
      throw ByteProgress.interrupted();
    }
    FileChannel channel = null;
    boolean held = false;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock(channel, file, progress);
      held = true;
      return new StoreLock(thread, channel);
    } catch (IOException e) {
      throw StoreFailures.storage(file, e);
    } finally {
      if (!held) {
        close(channel);
        thread.unlock();
      }
    }
  }

  private static void lock(FileChannel channel, Path file, ByteProgress progress) {
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        progress.doing("Waiting for another ChatterBloke that is fetching the same");
      }
      while (lock == null) {
        progress.pause(POLL_MILLIS);
        lock = channel.tryLock();
      }
    } catch (IOException e) {
      // Some network file systems have no locks; two processes may then fetch a file twice, and
      // checksums and moves still keep every file whole.
      LOG.info("{} cannot be locked: {}", file, e.getMessage());
    }
  }

  @Override
  public void close() {
    close(channel);
    thread.unlock();
  }

  private static void close(@Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        LOG.debug("a lock was not closed", e);
      }
    }
  }
}
