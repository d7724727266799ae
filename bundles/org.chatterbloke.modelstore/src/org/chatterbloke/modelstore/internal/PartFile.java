package org.chatterbloke.modelstore.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Map;
import org.chatterbloke.modelstore.ModelManifest.ModelFile;
import org.chatterbloke.modelstore.ModelStoreException;

/**
 * A file on its way: {@code name.part} beside its final place, and {@code name.part.json}, which
 * says what it will be and which address began it. Bytes go through the checksum as they come. It
 * stays when a transfer breaks, and the next one goes on from there. One thread.
 */
final class PartFile implements AutoCloseable {

  /**
   * Where the bytes came from.
   *
   * @param address without credentials
   * @param validator a strong ETag or a date by which the server knows this version, or empty
   */
  record Origin(String address, String validator) {}

  private final Path place;
  private final Path part;
  private final Path note;
  private final ModelFile file;
  private final FileChannel channel;
  private MessageDigest digest = Checksums.sha256();
  private Origin origin = new Origin("", "");
  private long length;

  private PartFile(Path place, Path part, Path note, ModelFile file, FileChannel channel) {
    this.place = place;
    this.part = part;
    this.note = note;
    this.file = file;
    this.channel = channel;
  }

  /** Opens what is there of a file, or begins it. */
  static PartFile open(Path place, ModelFile file, ByteProgress progress)
      throws ModelStoreException {
    Path part = place.resolveSibling(place.getFileName() + ".part");
    Path note = place.resolveSibling(place.getFileName() + ".part.json");
    try {
      Files.createDirectories(place.getParent());
      FileChannel channel =
          FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      PartFile opened = new PartFile(place, part, note, file, channel);
      try {
        opened.recall(progress);
        return opened;
      } catch (IOException | ModelStoreException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw StoreFailures.storage(part, e);
    }
  }

  private void recall(ByteProgress progress) throws IOException, ModelStoreException {
    long size = channel.size();
    if (size > 0 && size <= file.size() && Files.isRegularFile(note)) {
      try (InputStream in = Files.newInputStream(note)) {
        Map<?, ?> json = ManifestReader.tree(in);
        if (file.sha256().equals(json.get("sha256"))
            && json.get("address") instanceof String address
            && json.get("validator") instanceof String validator) {
          Checksums.update(digest, part, progress);
          origin = new Origin(address, validator);
          length = size;
          channel.position(size);
          return;
        }
      } catch (IOException e) {
        // A note cut off by a crash: begin again.
        digest = Checksums.sha256();
      }
    }
    restart();
  }

  /** How many bytes are here. */
  long length() {
    return length;
  }

  /** Who gave them. */
  Origin origin() {
    return origin;
  }

  /** Whether all bytes are here; says nothing about the checksum. */
  boolean isComplete() {
    return length == file.size();
  }

  /** Whether the checksum of all bytes is the manifest's. */
  boolean isRight() {
    return isComplete() && Checksums.hex(digest).equals(file.sha256());
  }

  /** Throws away what is here. */
  void restart() throws ModelStoreException {
    try {
      channel.truncate(0);
      channel.position(0);
      Files.deleteIfExists(note);
    } catch (IOException e) {
      throw StoreFailures.storage(part, e);
    }
    digest = Checksums.sha256();
    origin = new Origin("", "");
    length = 0;
  }

  /** Notes who gives the bytes that come now. */
  void from(Origin from) throws ModelStoreException {
    if (from.equals(origin)) {
      return;
    }
    origin = from;
    try (JsonGenerator json = new JsonFactory().createGenerator(Files.newOutputStream(note))) {
      json.writeStartObject();
      json.writeStringField("sha256", file.sha256());
      json.writeStringField("address", from.address());
      json.writeStringField("validator", from.validator());
      json.writeEndObject();
    } catch (IOException e) {
      throw StoreFailures.storage(note, e);
    }
  }

  /**
   * Appends.
   *
   * @return false, with nothing written, if the file would become longer than the manifest says
   */
  boolean append(ByteBuffer bytes) throws ModelStoreException {
    if (length + bytes.remaining() > file.size()) {
      return false;
    }
    digest.update(bytes.duplicate());
    length += bytes.remaining();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw StoreFailures.storage(part, e);
    }
    return true;
  }

  /** Appends a stream to its end; false if it is longer than the file may be. */
  boolean append(InputStream in, ByteProgress progress) throws IOException, ModelStoreException {
    byte[] buffer = new byte[1 << 16];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      progress.check();
      if (!append(ByteBuffer.wrap(buffer, 0, n))) {
        return false;
      }
      progress.at(length);
    }
    return true;
  }

  /** Brings the right file to its place. */
  Path finish() throws ModelStoreException {
    try {
      channel.force(true);
      channel.close();
      ModelFolder.move(part, place);
      Files.deleteIfExists(note);
      return place;
    } catch (IOException e) {
      throw StoreFailures.storage(place, e);
    }
  }

  /** Removes what is here; only {@link #close()} may follow. */
  void discard() throws ModelStoreException {
    try {
      channel.close();
      Files.deleteIfExists(part);
      Files.deleteIfExists(note);
    } catch (IOException e) {
      throw StoreFailures.storage(part, e);
    }
  }

  /** Closes it; without a {@link #finish()} it stays for the next attempt, unless it is empty. */
  @Override
  public void close() throws ModelStoreException {
    try {
      boolean open = channel.isOpen();
      channel.close();
      if (open && length == 0) {
        Files.deleteIfExists(part);
        Files.deleteIfExists(note);
      }
    } catch (IOException e) {
      throw StoreFailures.storage(part, e);
    }
  }
}
