package org.chatterbloke.modelstore.internal;

import java.io.FileNotFoundException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.modelstore.ModelManifest;
import org.chatterbloke.modelstore.ModelManifest.ModelFile;
import org.chatterbloke.modelstore.ModelSource;

/** Builds stores and manifests for tests; small files, short times. */
final class StoreFixture {

  static final URI NOWHERE = URI.create("http://127.0.0.1:9");

  final DataFolder data;
  final List<ManifestEntry> manifests = new ArrayList<>();
  URI hub = NOWHERE;
  URI releases = NOWHERE;
  URI repositories = NOWHERE;
  String token;
  Duration idle = Duration.ofSeconds(10);
  Duration forget = Duration.ofMinutes(1);
  List<Path> folders = List.of();
  boolean offline;
  List<SourceKind> kinds = List.of();
  String path = "";
  long space = Long.MAX_VALUE;

  StoreFixture(Path home) {
    data = new DataFolder(home);
  }

  FileModelStore store() {
    return new FileModelStore(
        data,
        () -> manifests,
        new StoreSettings(
            new StoreSettings.Addresses(hub, releases, repositories, token),
            new StoreSettings.Timing(Duration.ofSeconds(2), idle, Duration.ofMillis(1), forget),
            folders,
            offline,
            kinds,
            path,
            folder -> space));
  }

  StoreFixture model(String id, ModelFile... files) {
    manifests.add(
        new ManifestEntry(
            new ModelManifest(id, id, "CC0-1.0", "A test.", List.of(files)),
            entry -> {
              throw new FileNotFoundException(entry);
            }));
    return this;
  }

  static ModelFile file(String name, byte[] bytes, ModelSource... sources) {
    return new ModelFile(name, bytes.length, sha256(bytes), List.of(sources));
  }

  static ModelSource hub(String file) {
    return new ModelSource.Hub("some/model", "main", file);
  }

  static ModelSource release(String file) {
    return new ModelSource.Release("some/source", "v1", file);
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Checksums.sha256().digest(bytes));
  }

  static byte[] bytes(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  Path model(String id) {
    return data.models().resolve(id);
  }
}
