package org.chatterbloke.modelstore.internal;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Takes named members out of a package: zip (a Python wheel) or gzipped tar (npm; POSIX ustar with
 * pax and GNU long names). Nothing else of the package is written or run, a member may be as long
 * as the manifest allows, and an archive may unpack to {@value #LONGEST} bytes at most.
 */
final class ArchiveMembers {

  private static final long LONGEST = 1L << 34;
  private static final int BLOCK = 512;
  private static final int LONGEST_NAME = 1 << 16;

  private ArchiveMembers() {}

  /**
   * Extracts.
   *
   * @param archive {@code .whl}, {@code .zip}, {@code .tgz} or {@code .tar.gz}
   * @param wanted longest size in bytes by member; the names are plain relative paths
   * @param into the folder under which members appear with their paths
   * @return the members that were there
   * @throws IOException also if a member is too long
   */
  static Set<String> extract(
      Path archive, Map<String, Long> wanted, Path into, ByteProgress progress) throws IOException {
    String name = String.valueOf(archive.getFileName());
    return name.endsWith(".tgz") || name.endsWith(".tar.gz")
        ? tar(archive, wanted, into, progress)
        : zip(archive, wanted, into, progress);
  }

  private static Set<String> zip(
      Path archive, Map<String, Long> wanted, Path into, ByteProgress progress) throws IOException {
    Set<String> found = new HashSet<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (Map.Entry<String, Long> member : wanted.entrySet()) {
        ZipEntry entry = zip.getEntry(member.getKey());
        if (entry != null && !entry.isDirectory()) {
          try (InputStream in = zip.getInputStream(entry)) {
            write(in, Long.MAX_VALUE, member.getKey(), member.getValue(), into, progress);
          }
          found.add(member.getKey());
        }
      }
    }
    return found;
  }

  private static Set<String> tar(
      Path archive, Map<String, Long> wanted, Path into, ByteProgress progress) throws IOException {
    Set<String> found = new HashSet<>();
    try (InputStream in =
        new BufferedInputStream(
            new GZIPInputStream(Files.newInputStream(archive), 1 << 16), 1 << 16)) {
      byte[] header = new byte[BLOCK];
      String longName = "";
      long total = 0;
      while (found.size() < wanted.size() && in.readNBytes(header, 0, BLOCK) == BLOCK) {
        if (header[0] == 0) {
          break;
        }
        progress.check();
        long size = octal(header, 124, 12);
        total += size + BLOCK;
        if (total > LONGEST) {
          throw new IOException("the archive is too long");
        }
        int type = header[156];
        String name = longName.isEmpty() ? name(header) : longName;
        longName = "";
        long padding = (BLOCK - size % BLOCK) % BLOCK;
        Long limit = wanted.get(name);
        if (type == 'L' || type == 'x') {
          String text = text(in, size);
          longName = type == 'L' ? text.replace("\0", "") : paxPath(text);
        } else if ((type == '0' || type == 0) && limit != null) {
          write(in, size, name, limit, into, progress);
          found.add(name);
        } else {
          in.skipNBytes(size);
        }
        in.skipNBytes(padding);
      }
    }
    return found;
  }

  private static String text(InputStream in, long size) throws IOException {
    if (size > LONGEST_NAME) {
      throw new IOException("a name in the archive is too long");
    }
    return new String(in.readNBytes((int) size), StandardCharsets.UTF_8);
  }

  private static String paxPath(String records) {
    for (String record : records.split("\n")) {
      int at = record.indexOf(" path=");
      if (at >= 0) {
        return record.substring(at + " path=".length());
      }
    }
    return "";
  }

  private static String name(byte[] header) {
    String name = field(header, 0, 100);
    boolean ustar = field(header, 257, 5).equals("ustar");
    String prefix = ustar ? field(header, 345, 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static String field(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }

  private static long octal(byte[] header, int from, int length) throws IOException {
    String digits = field(header, from, length).strip();
    if (!digits.matches("[0-7]{1,11}")) {
      throw new IOException("the archive is damaged");
    }
    return Long.parseLong(digits, 8);
  }

  private static void write(
      InputStream in, long size, String member, long limit, Path into, ByteProgress progress)
      throws IOException {
    Path file = into.resolve(member);
    Files.createDirectories(file.getParent());
    byte[] buffer = new byte[1 << 16];
    long left = size;
    long written = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      while (left > 0) {
        int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (n < 0) {
          if (size != Long.MAX_VALUE) {
            throw new EOFException("the archive is cut off");
          }
          return;
        }
        progress.check();
        left -= n;
        written += n;
        if (written > limit) {
          throw new IOException(member + " is longer than the model's file");
        }
        out.write(buffer, 0, n);
      }
    }
  }
}
