package org.chatterbloke.modelstore.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.chatterbloke.modelstore.ModelManifest;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The manifests of the bundles that are resolved now. A bundle names its manifests in the header
 * {@value #HEADER}, separated by commas. Headers are looked at in each call, so that a plug-in's
 * models come and go with it; the files behind them are read once.
 */
final class BundleManifests implements Supplier<List<ManifestEntry>> {

  /** The header. */
  static final String HEADER = "ChatterBloke-Models";

  private static final Logger LOG = LoggerFactory.getLogger(BundleManifests.class);

  private record Key(long bundle, long modified, String entry) {}

  private final BundleContext context;
  private final Map<Key, Optional<ManifestEntry>> read = new ConcurrentHashMap<>();

  BundleManifests(BundleContext context) {
    this.context = context;
  }

  @Override
  public List<ManifestEntry> get() {
    List<ManifestEntry> entries = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      String header = bundle.getHeaders("").get(HEADER);
      if (header == null
          || (bundle.getState() & (Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE)) == 0) {
        continue;
      }
      for (String entry : header.split(",")) {
        Key key = new Key(bundle.getBundleId(), bundle.getLastModified(), entry.strip());
        read.computeIfAbsent(key, k -> read(bundle, k.entry)).ifPresent(entries::add);
      }
    }
    return entries;
  }

  private static Optional<ManifestEntry> read(Bundle bundle, String entry) {
    try (InputStream in = open(bundle, entry)) {
      ModelManifest manifest = ManifestReader.read(in);
      return Optional.of(new ManifestEntry(manifest, file -> open(bundle, file)));
    } catch (IOException e) {
      LOG.warn("{} of {} is left out: {}", entry, bundle.getSymbolicName(), e.getMessage());
      return Optional.empty();
    }
  }

  private static InputStream open(Bundle bundle, String entry) throws IOException {
    URL url = bundle.getEntry(entry);
    if (url == null) {
      throw new FileNotFoundException(bundle.getSymbolicName() + " has no entry " + entry);
    }
    return url.openStream();
  }
}
