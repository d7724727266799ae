package org.chatterbloke.voice.core.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.voice.core.NarrationException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * Checks a voice package and unpacks it into a folder of its own. Everything that the file says of
 * itself is doubted: sizes are counted while reading, names must stay inside and be unique, the
 * files must be exactly those of the manifest.
 */
final class PackageReader {

  /** Files in a package. */
  static final int MOST_FILES = 256;

  /** Bytes of all files of a package: an hour of recordings in WAV is about 350 MB. */
  static final long MOST_BYTES = 2L << 30;

  /** Bytes of a manifest. */
  static final int LARGEST_MANIFEST = 1 << 20;

  /** How much larger a file may be than its packed form; sound never comes near this. */
  static final int HIGHEST_RATIO = 100;

  /** Small files pack better than that, and do no harm. */
  static final int RATIO_FREE_BYTES = 1 << 16;

  private final Path file;
  private final IProgressMonitor monitor;
  private long bytes;

  PackageReader(Path file, IProgressMonitor monitor) {
    this.file = file;
    this.monitor = monitor;
  }

  /**
   * Unpacks all files but the manifest.
   *
   * @param folder exists and is empty
   * @throws NarrationException of kind BAD_INPUT with what is wrong
   * @throws IOException if the folder cannot be written
   */
  PackageManifest unpack(Path folder) throws NarrationException, IOException {
    checkWhole();
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      Map<String, ZipEntry> entries = entries(zip);
      ZipEntry first = entries.remove(PackageManifest.NAME);
      if (first == null) {
        throw refused("it has no " + PackageManifest.NAME);
      }
      PackageManifest manifest = manifest(zip, first);
      checkFiles(manifest, entries.keySet());
      for (PackageManifest.Entry entry : manifest.files()) {
        Path target = folder.resolve(entry.path());
        Files.createDirectories(target.getParent());
        unpack(zip, entries.get(entry.path()), entry, target);
      }
      return manifest;
    } catch (ZipException e) {
      throw refused("it is no zip that can be read");
    }
  }

  private void checkWhole() throws NarrationException, IOException {
    if (!Files.isRegularFile(file)) {
      throw new NarrationException(
          Files.exists(file) ? FailureKind.BAD_INPUT : FailureKind.NOT_FOUND,
          Files.exists(file)
              ? file + " is not a file."
              : "The voice package " + file + " does not exist.",
          "Name a file that “voices export” has written.",
          null);
    }
    if (Files.size(file) > MOST_BYTES) {
      throw refused("it is larger than " + (MOST_BYTES >> 30) + " GB");
    }
    if (!PackageSeal.holds(file)) {
      throw refused("it is no voice package, or was cut or changed after it was written");
    }
  }

  private Map<String, ZipEntry> entries(ZipFile zip) throws NarrationException {
    if (zip.size() > MOST_FILES) {
      throw refused("it has more than " + MOST_FILES + " files");
    }
    Map<String, ZipEntry> entries = new HashMap<>();
    Set<String> keys = new HashSet<>();
    for (ZipEntry entry :
        (Iterable<ZipEntry>) () -> zip.stream().<ZipEntry>map(e -> e).iterator()) {
      String name = entry.getName();
      if (!PackagePaths.isSafe(name)) {
        throw refused("it has a file with the name “" + shown(name) + "”, which is not allowed");
      }
      if (!keys.add(PackagePaths.key(name))) {
        throw refused("it has the file " + name + " twice");
      }
      entries.put(name, entry);
    }
    return entries;
  }

  private PackageManifest manifest(ZipFile zip, ZipEntry entry)
      throws NarrationException, IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] json = in.readNBytes(LARGEST_MANIFEST + 1);
      if (json.length > LARGEST_MANIFEST) {
        throw refused("its manifest is larger than " + (LARGEST_MANIFEST >> 20) + " MB");
      }
      return PackageManifest.read(new String(json, StandardCharsets.UTF_8));
    } catch (PackageManifest.UnusableException e) {
      throw e.isNewer()
          ? new NarrationException(
              FailureKind.BAD_INPUT,
              "The voice package " + file + " cannot be used: " + e.getMessage() + ".",
              "Update this program, or export the voice with an older one.",
              e)
          : refused(String.valueOf(e.getMessage()));
    }
  }

  private void checkFiles(PackageManifest manifest, Set<String> packed) throws NarrationException {
    Set<String> listed = new HashSet<>();
    for (PackageManifest.Entry entry : manifest.files()) {
      if (!listed.add(entry.path())) {
        throw refused("its manifest lists " + shown(entry.path()) + " twice");
      }
    }
    for (String path : listed) {
      if (!packed.contains(path)) {
        throw refused("the file " + shown(path) + " of its manifest is missing");
      }
    }
    for (String path : packed) {
      if (!listed.contains(path)) {
        throw refused("it has the file " + path + ", which its manifest does not list");
      }
    }
    Set<String> used = new HashSet<>(manifest.voice().files().values());
    used.addAll(manifest.voice().recordings().lines().toList());
    for (String path : used) {
      if (!listed.contains(path)) {
        throw refused("the voice needs the file " + shown(path) + ", which is missing");
      }
    }
  }

  private void unpack(ZipFile zip, ZipEntry packed, PackageManifest.Entry entry, Path target)
      throws NarrationException, IOException {
    MessageDigest digest = PackageSeal.sha256();
    long most = Math.max(RATIO_FREE_BYTES, Math.max(0, packed.getCompressedSize()) * HIGHEST_RATIO);
    long size = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = zip.getInputStream(packed);
        OutputStream out = Files.newOutputStream(target)) {
      int read;
      while ((read = in.read(buffer)) > 0) {
        if (monitor.isCanceled()) {
          throw new OperationCanceledException();
        }
        size += read;
        bytes += read;
        if (size > most) {
          throw refused(
              "the file " + entry.path() + " is packed more than " + HIGHEST_RATIO + " to 1");
        }
        if (bytes > MOST_BYTES) {
          throw refused("its files are larger than " + (MOST_BYTES >> 30) + " GB");
        }
        digest.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    }
    boolean same =
        size == entry.bytes() && HexFormat.of().formatHex(digest.digest()).equals(entry.sha256());
    if (!same) {
      throw refused("the file " + entry.path() + " does not have the checksum of the manifest");
    }
  }

  private static String shown(String name) {
    String printable = name.replaceAll("\\p{Cntrl}", "?");
    return printable.length() > 80 ? printable.substring(0, 80) + "…" : printable;
  }

  private NarrationException refused(String why) {
    return refused(file, why);
  }

  /** The failure for a package that cannot be used. */
  static NarrationException refused(Path file, String why) {
    return new NarrationException(
        FailureKind.BAD_INPUT,
        "The voice package " + file + " cannot be used: " + why + ".",
        "Copy or export it again; nothing was changed here.",
        null);
  }
}
