package org.chatterbloke.modelstore.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.modelstore.ModelFiles;
import org.chatterbloke.modelstore.ModelManifest;
import org.chatterbloke.modelstore.ModelManifest.ModelFile;
import org.chatterbloke.modelstore.ModelStore;
import org.chatterbloke.modelstore.ModelStoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Models as plain files in the data folder: {@code models/<id>/<name>}. Threads, stores and
 * processes keep out of each other's way by a lock per model; looking a model up takes no lock.
 */
@Component(configurationPid = StoreConfiguration.PID)
@Designate(ocd = StoreConfiguration.class)
public final class FileModelStore implements ModelStore {

  private static final Logger LOG = LoggerFactory.getLogger(FileModelStore.class);

  private final Path models;
  private final Supplier<List<ManifestEntry>> manifests;
  private final StoreSettings settings;
  private final UnreachableHosts unreachable;

  /** The service, with the manifests of the bundles that are here. */
  @Activate
  public FileModelStore(BundleContext context, StoreConfiguration configuration) {
    this(DataFolder.current(), new BundleManifests(context), settings(configuration));
  }

  /** A store with the default settings. */
  public FileModelStore(DataFolder data, Supplier<List<ManifestEntry>> manifests) {
    this(data, manifests, StoreSettings.defaults());
  }

  /**
   * A store.
   *
   * @param data where models lie
   * @param manifests asked in each call; of two with one id the first counts
   */
  public FileModelStore(
      DataFolder data, Supplier<List<ManifestEntry>> manifests, StoreSettings settings) {
    this.models = data.models();
    this.manifests = manifests;
    this.settings = settings;
    this.unreachable = new UnreachableHosts(settings.timing().forget());
  }

  private static StoreSettings settings(StoreConfiguration configuration) {
    StoreSettings defaults = StoreSettings.defaults();
    List<SourceKind> kinds = new ArrayList<>();
    for (String name : configuration.sources()) {
      SourceKind.named(name)
          .ifPresentOrElse(
              kinds::add, () -> LOG.warn("There is no kind of model source named '{}'", name));
    }
    List<Path> folders = new ArrayList<>();
    for (String name : configuration.folders()) {
      try {
        folders.add(Path.of(name));
      } catch (InvalidPathException e) {
        LOG.warn("'{}' is not a folder for models", name);
      }
    }
    return new StoreSettings(
        new StoreSettings.Addresses(
            address(configuration.hub(), StoreConfiguration.HUB),
            address(configuration.releases(), StoreConfiguration.RELEASES),
            address(configuration.repositories(), StoreConfiguration.REPOSITORIES),
            defaults.addresses().hubToken()),
        new StoreSettings.Timing(
            Duration.ofSeconds(Math.max(1, configuration.connectseconds())),
            Duration.ofSeconds(Math.max(1, configuration.idleseconds())),
            defaults.timing().backoff(),
            defaults.timing().forget()),
        folders,
        configuration.offline(),
        kinds,
        defaults.executables(),
        defaults.space());
  }

  private static URI address(String text, String otherwise) {
    try {
      URI address = URI.create(text.strip());
      if (address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      LOG.debug("not an address", e);
    }
    LOG.warn("An address for models in the configuration is not valid; {} is used", otherwise);
    return URI.create(otherwise);
  }

  @Override
  public List<ModelManifest> manifests() {
    return known().values().stream()
        .map(ManifestEntry::manifest)
        .sorted(Comparator.comparing(ModelManifest::id))
        .toList();
  }

  @Override
  public Optional<ModelManifest> manifest(String modelId) {
    return Optional.ofNullable(known().get(modelId)).map(ManifestEntry::manifest);
  }

  private Map<String, ManifestEntry> known() {
    Map<String, ManifestEntry> known = new HashMap<>();
    for (ManifestEntry entry : manifests.get()) {
      ManifestEntry first = known.putIfAbsent(entry.manifest().id(), entry);
      if (first != null && !first.manifest().equals(entry.manifest())) {
        LOG.warn("A second model named '{}' is left out", entry.manifest().id());
      }
    }
    return known;
  }

  @Override
  public Optional<ModelFiles> find(String modelId) {
    return Optional.ofNullable(known().get(modelId)).flatMap(this::find);
  }

  private Optional<ModelFiles> find(ManifestEntry entry) {
    List<ModelFile> files = entry.manifest().files();
    Map<String, Path> verified = folder(entry.manifest().id()).verified(files);
    return verified.size() == files.size()
        ? Optional.of(new ModelFiles(entry.manifest().id(), verified))
        : Optional.empty();
  }

  @Override
  public ModelFiles require(String modelId, boolean mayDownload, IProgressMonitor monitor)
      throws ModelStoreException {
    Map<String, ManifestEntry> known = known();
    ManifestEntry entry = entry(known, modelId);
    Optional<ModelFiles> here = find(entry);
    if (here.isPresent()) {
      return here.get();
    }
    ModelManifest manifest = entry.manifest();
    ByteProgress progress = new ByteProgress(monitor, manifest.name(), manifest.size());
    try (StoreLock lock = lock(modelId, progress)) {
      new ModelFetch(entry, models, List.copyOf(known.values()), settings, progress)
          .run(mayDownload, unreachable);
      return find(entry)
          .orElseThrow(() ->
              StoreFailures.storage(models.resolve(modelId), new IOException("files vanished")));
    } finally {
      progress.done();
    }
  }

  private static ManifestEntry entry(Map<String, ManifestEntry> known, String modelId)
      throws ModelStoreException {
    ManifestEntry entry = known.get(modelId);
    if (entry == null) {
      throw StoreFailures.unknown(modelId);
    }
    return entry;
  }

  @Override
  public List<String> verify(String modelId, IProgressMonitor monitor) throws ModelStoreException {
    ModelManifest manifest = entry(known(), modelId).manifest();
    if (!Files.isDirectory(models.resolve(modelId))) {
      return manifest.files().stream().map(ModelFile::name).toList();
    }
    ByteProgress progress = new ByteProgress(monitor, manifest.name(), manifest.size());
    List<String> damaged = new ArrayList<>();
    try (StoreLock lock = lock(modelId, progress)) {
      ModelFolder folder = folder(modelId);
      Map<String, Path> verified = folder.verified(manifest.files());
      for (ModelFile file : manifest.files()) {
        Path path = Objects.requireNonNullElse(verified.get(file.name()), folder.place(file));
        progress.doing(file.name());
        if (!isRight(path, file, progress)) {
          damaged.add(file.name());
        } else if (!verified.containsKey(file.name())) {
          folder.mark(file, path);
        }
        progress.finished(file.size());
      }
      folder.unmark(damaged);
    } finally {
      progress.done();
    }
    return List.copyOf(damaged);
  }

  private static boolean isRight(Path path, ModelFile file, ByteProgress progress) {
    try {
      return Files.isRegularFile(path)
          && Files.size(path) == file.size()
          && Checksums.of(path, progress).equals(file.sha256());
    } catch (IOException e) {
      LOG.info("{} cannot be read: {}", path, e.toString());
      return false;
    }
  }

  @Override
  public boolean remove(String modelId) throws ModelStoreException {
    if (!ModelManifest.isId(modelId) || !Files.exists(models.resolve(modelId))) {
      entry(known(), modelId);
      return false;
    }
    ByteProgress progress = new ByteProgress(new NullProgressMonitor(), modelId, 0);
    try (StoreLock lock = lock(modelId, progress)) {
      return folder(modelId).delete();
    }
  }

  @Override
  public Path derivedFolder(String modelId) {
    if (!ModelManifest.isId(modelId)) {
      throw new IllegalArgumentException("'" + modelId + "' is not a model id");
    }
    return models.resolve(modelId).resolve("derived");
  }

  private ModelFolder folder(String modelId) {
    return new ModelFolder(models.resolve(modelId));
  }

  private StoreLock lock(String modelId, ByteProgress progress) throws ModelStoreException {
    return StoreLock.acquire(models.resolve(".locks").resolve(modelId + ".lock"), progress);
  }
}
