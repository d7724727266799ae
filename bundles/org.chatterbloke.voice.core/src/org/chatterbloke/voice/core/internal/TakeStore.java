package org.chatterbloke.voice.core.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.chatterbloke.voice.core.internal.Take.TakeWord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cache of takes: one file per key, in folders by the key's first two digits. A file is written
 * beside its place and moved there, so that whoever is killed loses the take in work and no other,
 * and several processes may share the folder. Thread-safe.
 *
 * <p>Layout of a file, little endian: 8 bytes of magic, the key (32 bytes), sample rate, number of
 * samples and number of words (4 bytes each), words (two ints and two doubles each), samples (16
 * bit), CRC-32C of everything before (4 bytes).
 */
final class TakeStore {

  private static final Logger LOG = LoggerFactory.getLogger(TakeStore.class);
  private static final byte[] MAGIC = "CBTAKE1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER = MAGIC.length + 32 + 12;
  private static final int WORD = 24;
  private static final String SUFFIX = ".take";

  /** The time of last use is written at most this often. */
  private static final Duration TOUCH = Duration.ofHours(1);

  private static final Duration STALE = Duration.ofDays(1);

  /** The size of the cache is looked at no more often than this, by all processes together. */
  private static final Duration BETWEEN_CHECKS = Duration.ofHours(1);

  private static final String CHECKED = ".checked";

  private final Path folder;

  TakeStore(Path folder) {
    this.folder = folder;
  }

  /** Where the take of a key lies. */
  Path file(String key) {
    return folder.resolve(key.substring(0, 2)).resolve(key + SUFFIX);
  }

  /** The take of a key; empty if there is none or its file is damaged. */
  Optional<Take> load(String key) {
    Path file = file(key);
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      LOG.warn("The take {} cannot be read and is made again: {}", file, e.toString());
      return Optional.empty();
    }
    Optional<Take> take = decode(key, bytes);
    if (take.isEmpty()) {
      LOG.warn("The take {} is damaged and is made again.", file);
    } else {
      touch(file);
    }
    return take;
  }

  private static Optional<Take> decode(String key, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < HEADER + 4 || in.getInt(bytes.length - 4) != checksum(bytes)) {
      return Optional.empty();
    }
    byte[] magic = new byte[MAGIC.length];
    byte[] stored = new byte[32];
    in.get(magic).get(stored);
    int rate = in.getInt();
    int samples = in.getInt();
    int words = in.getInt();
    boolean right =
        java.util.Arrays.equals(magic, MAGIC)
            && HexFormat.of().formatHex(stored).equals(key)
            && rate > 0
            && HEADER + (long) WORD * words + 2L * samples + 4 == bytes.length;
    if (!right) {
      return Optional.empty();
    }
    List<TakeWord> spoken = new ArrayList<>(words);
    for (int i = 0; i < words; i++) {
      spoken.add(new TakeWord(in.getInt(), in.getInt(), in.getDouble(), in.getDouble()));
    }
    short[] audio = new short[samples];
    in.asShortBuffer().get(audio);
    return Optional.of(new Take(rate, audio, spoken));
  }

  private static int checksum(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, bytes.length - 4);
    return (int) sum.getValue();
  }

  /** Notes that a take was used, for {@link #shrink}. Failure does not matter. */
  private static void touch(Path file) {
    try {
      Instant now = Instant.now();
      if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(TOUCH))) {
        Files.setLastModifiedTime(file, FileTime.from(now));
      }
    } catch (IOException e) {
      LOG.debug("not touched: {}", file, e);
    }
  }

  /**
   * Stores a take.
   *
   * @throws IOException if the disk refuses; nothing is left then
   */
  void save(String key, Take take) throws IOException {
    Path file = file(key);
    Files.createDirectories(file.getParent());
    Path beside = file.resolveSibling(key + "." + UUID.randomUUID() + ".tmp");
    try {
      ByteBuffer bytes = encode(key, take);
      try (FileChannel channel =
          FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static ByteBuffer encode(String key, Take take) {
    int size = HEADER + WORD * take.words().size() + 2 * take.samples().length + 4;
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).put(HexFormat.of().parseHex(key));
    out.putInt(take.sampleRate()).putInt(take.samples().length).putInt(take.words().size());
    for (TakeWord word : take.words()) {
      out.putInt(word.inputStart()).putInt(word.inputEnd());
      out.putDouble(word.start()).putDouble(word.end());
    }
    out.asShortBuffer().put(take.samples());
    out.putInt(size - 4, checksum(out.array()));
    return out.rewind();
  }

  /** {@link #shrink}, unless some process did that in the last hour. */
  void shrinkIfDue(long limit) {
    Path mark = folder.resolve(CHECKED);
    Instant now = Instant.now();
    try {
      boolean due =
          !Files.exists(mark)
              || Files.getLastModifiedTime(mark).toInstant().isBefore(now.minus(BETWEEN_CHECKS));
      if (due && Files.isDirectory(folder)) {
        Files.write(mark, new byte[0]);
        shrink(limit);
      }
    } catch (IOException e) {
      LOG.debug("not checked: {}", folder, e);
    }
  }

  private record Stored(Path file, long bytes, FileTime used) {}

  /**
   * Removes the takes that were not used for the longest time until at most nine tenths of {@code
   * limit} bytes are left, if there are more than {@code limit}; also what a killed process left
   * half-written.
   */
  void shrink(long limit) {
    List<Stored> takes = new ArrayList<>();
    try {
      if (!Files.isDirectory(folder)) {
        return;
      }
      collect(takes);
    } catch (IOException e) {
      LOG.warn("The take cache {} cannot be listed: {}", folder, e.toString());
      return;
    }
    long total = takes.stream().mapToLong(Stored::bytes).sum();
    if (total <= limit) {
      return;
    }
    takes.sort(Comparator.comparing(Stored::used));
    for (Stored take : takes) {
      if (total <= limit / 10 * 9) {
        break;
      }
      if (delete(take.file())) {
        total -= take.bytes();
      }
    }
  }

  private void collect(List<Stored> takes) throws IOException {
    Instant stale = Instant.now().minus(STALE);
    try (DirectoryStream<Path> shards = Files.newDirectoryStream(folder)) {
      for (Path shard : shards) {
        if (Files.isDirectory(shard)) {
          collect(shard, stale, takes);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static void collect(Path shard, Instant stale, List<Stored> takes) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(shard)) {
      for (Path file : files) {
        try {
          BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
          if (file.toString().endsWith(SUFFIX)) {
            takes.add(new Stored(file, facts.size(), facts.lastModifiedTime()));
          } else if (facts.lastModifiedTime().toInstant().isBefore(stale)) {
            delete(file);
          }
        } catch (NoSuchFileException e) {
          LOG.debug("removed by another process meanwhile: {}", file);
        }
      }
    }
  }

  private static boolean delete(Path file) {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.debug("not deleted: {}", file, e);
      return false;
    }
  }
}
