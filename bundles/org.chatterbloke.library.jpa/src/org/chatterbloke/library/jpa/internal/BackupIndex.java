package org.chatterbloke.library.jpa.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a backup consists of, as a text file whose last line is the checksum of all lines before:
 *
 * <pre>
 * chatterbloke-backup 1
 * created 2026-11-25T10:15:30.123Z
 * database SHA256 BYTES
 * file SHA256 BYTES MODIFIED-MILLISECONDS PATH-BELOW-VOICES
 * sha256 SHA256
 * </pre>
 *
 * @param createdAt when
 * @param database the copy of the database
 * @param files of voices
 */
record BackupIndex(Instant createdAt, Stored database, List<VoiceFile> files) {

  /** An object of the store. */
  record Stored(String sha256, long bytes) {}

  /** A file of a voice, with slashes, relative to the voices' folder. */
  record VoiceFile(String path, Stored stored, long modified) {}

  /** An index that cannot be used. */
  static final class DamagedException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedException(String why) {
      super(why);
    }

    String why() {
      return String.valueOf(getMessage());
    }
  }

  private static final String HEADER = "chatterbloke-backup ";
  private static final String SEAL = "sha256 ";
  private static final long LARGEST = 64L << 20;
  private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

  BackupIndex {
    files = List.copyOf(files);
  }

  /** All objects. */
  Set<String> objects() {
    Set<String> objects = new HashSet<>(Set.of(database.sha256()));
    files.forEach(file -> objects.add(file.stored().sha256()));
    return objects;
  }

  long bytes() {
    return database.bytes() + files.stream().mapToLong(file -> file.stored().bytes()).sum();
  }

  String print() {
    StringBuilder text = new StringBuilder(HEADER).append("1\n");
    text.append("created ").append(createdAt).append('\n');
    text.append("database ").append(line(database)).append('\n');
    for (VoiceFile file : files) {
      text.append("file ").append(line(file.stored())).append(' ').append(file.modified());
      text.append(' ').append(encode(file.path())).append('\n');
    }
    String seal = Checksums.of(text.toString().getBytes(StandardCharsets.UTF_8));
    return text.append(SEAL).append(seal).append('\n').toString();
  }

  private static String line(Stored stored) {
    return stored.sha256() + " " + stored.bytes();
  }

  /** Line breaks and other control characters of a name as %XX. */
  private static String encode(String path) {
    StringBuilder text = new StringBuilder();
    for (char c : path.toCharArray()) {
      text.append(c < ' ' || c == '%' ? "%%%02X".formatted((int) c) : String.valueOf(c));
    }
    return text.toString();
  }

  private static String decode(String text) throws DamagedException {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '%') {
        path.append(text.charAt(i));
        continue;
      }
      try {
        path.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } catch (RuntimeException e) {
        throw new DamagedException("its index cannot be read");
      }
    }
    return path.toString();
  }

  /** Reads an index; everything in it is checked but the objects. */
  static BackupIndex read(Path file) throws DamagedException, IOException {
    if (Files.size(file) > LARGEST) {
      throw new DamagedException("its index is too large");
    }
    return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }

  static BackupIndex parse(String text) throws DamagedException {
    int last = text.lastIndexOf(SEAL);
    boolean whole =
        last > 0
            && text.charAt(last - 1) == '\n'
            && text.substring(last)
                .equals(
                    SEAL
                        + Checksums.of(text.substring(0, last).getBytes(StandardCharsets.UTF_8))
                        + "\n");
    if (!whole) {
      throw new DamagedException("its index was cut or changed");
    }
    String[] lines = text.substring(0, last).split("\n");
    if (!lines[0].equals(HEADER + "1")) {
      throw new DamagedException("its index is of a version that this program does not know");
    }
    try {
      Instant created = Instant.parse(value(lines, 1, "created "));
      Stored database = stored(value(lines, 2, "database ").split(" ", 2));
      List<VoiceFile> files = new ArrayList<>();
      Set<String> paths = new HashSet<>();
      for (int i = 3; i < lines.length; i++) {
        VoiceFile voiceFile = voiceFile(value(lines, i, "file "));
        if (!paths.add(voiceFile.path())) {
          throw new DamagedException("its index names " + voiceFile.path() + " twice");
        }
        files.add(voiceFile);
      }
      return new BackupIndex(created, database, files);
    } catch (DateTimeException e) {
      throw new DamagedException("its index cannot be read");
    }
  }

  private static String value(String[] lines, int number, String key) throws DamagedException {
    if (number >= lines.length || !lines[number].startsWith(key)) {
      throw new DamagedException("its index cannot be read");
    }
    return lines[number].substring(key.length());
  }

  private static Stored stored(String[] fields) throws DamagedException {
    if (fields.length < 2
        || !CHECKSUM.matcher(fields[0]).matches()
        || !NUMBER.matcher(fields[1]).matches()) {
      throw new DamagedException("its index cannot be read");
    }
    return new Stored(fields[0], Long.parseLong(fields[1]));
  }

  private static VoiceFile voiceFile(String line) throws DamagedException {
    String[] fields = line.split(" ", 4);
    Stored stored = stored(fields);
    if (fields.length < 4 || !NUMBER.matcher(fields[2]).matches()) {
      throw new DamagedException("its index cannot be read");
    }
    String path = decode(fields[3]);
    if (!staysInside(path)) {
      throw new DamagedException("its index names a file outside the voices: " + fields[3]);
    }
    return new VoiceFile(path, stored, Long.parseLong(fields[2]));
  }

  private static boolean staysInside(String path) {
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return false;
      }
    }
    try {
      Path root = Path.of("voices").toAbsolutePath();
      Path resolved = root.resolve(path);
      return resolved.startsWith(root)
          && resolved.normalize().equals(resolved)
          && resolved.getNameCount() > root.getNameCount();
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
