package org.chatterbloke.audio.codec.ffmpeg.internal;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;

/**
 * Where the native libraries are on the disk. JavaCPP unpacks them from its jar, by itself into a
 * hidden folder in the user's home, and inside OSGi again at every start, under the feet of other
 * processes that use them. So they go into a folder of ours, once per version, one process at a
 * time; when that is complete, JavaCPP loads them from there and unpacks nothing.
 */
final class UnpackedLibraries {

  private static final String CACHE_PROPERTY = "org.bytedeco.javacpp.cachedir";
  private static final String FIRST_PROPERTY = "org.bytedeco.javacpp.pathsfirst";
  private static final String PATH_PROPERTY = "org.bytedeco.javacpp.platform.preloadpath";
  private static final String MARKER = "complete";

  private final Path cache;

  UnpackedLibraries(Path cache) {
    this.cache = cache;
  }

  /**
   * Runs an action that makes JavaCPP load the libraries, with JavaCPP set up for our folder. Must
   * come before any other use of JavaCPP, which reads its properties once; a user's own setting of
   * its cache folder wins.
   *
   * @throws FileNotFoundException if there are no libraries for this platform
   * @throws IOException if the folder cannot be written
   */
  void whileReady(Runnable load) throws IOException {
    // The properties and the lock on the folder belong to the whole process.
    synchronized (UnpackedLibraries.class) {
      prepareAnd(load);
    }
  }

  private void prepareAnd(Runnable load) throws IOException {
    String version = Loader.getPlatform() + "-" + fingerprint();
    if (System.getProperty(CACHE_PROPERTY) != null) {
      load.run();
      return;
    }
    Path folder = writable().resolve(version);
    if (Files.exists(folder.resolve(MARKER))) {
      useUnpacked(folder);
      load.run();
      return;
    }
    Files.createDirectories(folder);
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (Files.exists(folder.resolve(MARKER))) {
        useUnpacked(folder);
        load.run();
      } else {
        System.setProperty(CACHE_PROPERTY, folder.toString());
        load.run();
        markComplete(folder);
      }
    }
  }

  private static void useUnpacked(Path folder) throws IOException {
    String path =
        Files.readAllLines(folder.resolve(MARKER)).stream()
            .map(name -> folder.resolve(name).toString())
            .collect(Collectors.joining(File.pathSeparator));
    System.setProperty(PATH_PROPERTY, path);
    System.setProperty(FIRST_PROPERTY, "true");
    // Nothing should be left to unpack; if something is, it goes here too.
    System.setProperty(CACHE_PROPERTY, folder.toString());
  }

  /** Notes the folders that hold libraries. */
  private static void markComplete(Path folder) throws IOException {
    String library = System.mapLibraryName("jni").replaceFirst("jni.*", "");
    List<String> folders;
    try (Stream<Path> files = Files.walk(folder)) {
      folders =
          files
              .filter(file -> file.getFileName().toString().startsWith(library + "jni"))
              .map(file -> folder.relativize(file.getParent()).toString())
              .distinct()
              .toList();
    }
    Path part = Files.write(folder.resolve(MARKER + ".part"), folders);
    Files.move(part, folder.resolve(MARKER), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Tells one build of the libraries from another by the content of one of them. */
  private static String fingerprint() throws IOException {
    String name =
        "/org/bytedeco/ffmpeg/" + Loader.getPlatform() + "/" + System.mapLibraryName("jniavutil");
    CRC32 sum = new CRC32();
    try (InputStream in = avutil.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      sum.update(in.readAllBytes());
    }
    return "%08x".formatted(sum.getValue());
  }

  private Path writable() throws IOException {
    try {
      Path folder = Files.createDirectories(cache);
      if (Files.isWritable(folder)) {
        return folder;
      }
    } catch (IOException e) {
      // A read-only data folder must not keep anybody from reading audio.
    }
    return Files.createTempDirectory("chatterbloke-ffmpeg");
  }
}
