package org.chatterbloke.modelstore.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files. */
final class Checksums {

  private static final int BUFFER = 1 << 16;

  private Checksums() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** The checksum so far in lower-case hex; the digest can go on. */
  static String hex(MessageDigest digest) {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the runtime's SHA-256 can be cloned", e);
    }
  }

  /** Adds a file to a digest. */
  static void update(MessageDigest digest, Path file, ByteProgress progress) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        progress.check();
        digest.update(buffer, 0, n);
      }
    }
  }

  /** The checksum of a file. */
  static String of(Path file, ByteProgress progress) throws IOException {
    MessageDigest digest = sha256();
    update(digest, file, progress);
    return hex(digest);
  }
}
