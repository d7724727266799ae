package org.chatterbloke.voice.core.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The checksum over a whole package: the zip's comment, which is the last thing in the file, is the
 * SHA-256 of every byte before it. A cut file, a longer one and any flipped bit are noticed before
 * the zip is read at all.
 */
final class PackageSeal {

  /** Characters of the comment. */
  static final int LENGTH = 64;

  /** A comment to be overwritten by {@link #put}. */
  static final String BLANK = "0".repeat(LENGTH);

  private PackageSeal() {}

  /** Seals a zip that was written with the comment {@link #BLANK}. */
  static void put(Path zip) throws IOException {
    long body = Files.size(zip) - LENGTH;
    byte[] seal = digest(zip, body).getBytes(StandardCharsets.US_ASCII);
    try (FileChannel channel = FileChannel.open(zip, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(seal), body);
      channel.force(true);
    }
  }

  /** Whether the file is as it was sealed. */
  static boolean holds(Path zip) throws IOException {
    long body = Files.size(zip) - LENGTH;
    if (body <= 0) {
      return false;
    }
    byte[] seal = new byte[LENGTH];
    try (FileChannel channel = FileChannel.open(zip)) {
      ByteBuffer buffer = ByteBuffer.wrap(seal);
      while (buffer.hasRemaining() && channel.read(buffer, body + buffer.position()) > 0) {
        // reads on
      }
    }
    return digest(zip, body).equals(new String(seal, StandardCharsets.US_ASCII));
  }

  /** A new digest. */
  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String digest(Path file, long length) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 16];
    long left = length;
    try (InputStream in = Files.newInputStream(file)) {
      int read;
      while (left > 0 && (read = in.read(buffer, 0, (int) Math.min(buffer.length, left))) > 0) {
        digest.update(buffer, 0, read);
        left -= read;
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
