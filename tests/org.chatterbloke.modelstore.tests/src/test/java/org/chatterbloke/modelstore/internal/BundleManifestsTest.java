package org.chatterbloke.modelstore.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.modelstore.ModelManifest;
import org.chatterbloke.modelstore.ModelStore;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.osgi.launch.EquinoxFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/** Manifests of bundles in a real framework. */
class BundleManifestsTest {

  private static final byte[] BYTES = StoreFixture.bytes(1000, 1);

  @TempDir Path folder;
  private Framework framework;

  @BeforeEach
  void start() throws Exception {
    framework =
        new EquinoxFactory()
            .newFramework(
                Map.of(Constants.FRAMEWORK_STORAGE, folder.resolve("framework").toString()));
    framework.start();
  }

  @AfterEach
  void stop() throws Exception {
    framework.stop();
    framework.waitForStop(10_000);
  }

  private Bundle install(String name, String header, Map<String, byte[]> entries) throws Exception {
    Path jar = folder.resolve(name + ".jar");
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", name);
    attributes.putValue(BundleManifests.HEADER, header);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out, manifest)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    Bundle bundle = framework.getBundleContext().installBundle(jar.toUri().toString());
    framework.adapt(FrameworkWiring.class).resolveBundles(List.of(bundle));
    return bundle;
  }

  private static byte[] manifest(String id) {
    return """
    {"id": "%s", "name": "M", "licence": "MIT", "description": "Text.", "files": [
      {"name": "m.bin", "size": 1000, "sha256": "%s", "sources": [{"bundled": "data/m.bin"}]}]}
    """
        .formatted(id, StoreFixture.sha256(BYTES))
        .getBytes(StandardCharsets.UTF_8);
  }

  private ModelStore store() {
    return new FileModelStore(
        new DataFolder(folder.resolve("home")),
        new BundleManifests(framework.getBundleContext()),
        StoreSettings.defaults());
  }

  private static List<String> ids(ModelStore store) {
    return store.manifests().stream().map(ModelManifest::id).toList();
  }

  @Test
  void modelsComeAndGoWithTheirBundlesAndBundledFilesAreRead() throws Exception {
    ModelStore store = store();
    assertEquals(List.of(), ids(store));

    Bundle bundle =
        install(
            "two",
            "b.json, a.json",
            Map.of("a.json", manifest("a"), "b.json", manifest("b"), "data/m.bin", BYTES));

    assertEquals(List.of("a", "b"), ids(store));
    assertArrayEquals(
        BYTES,
        Files.readAllBytes(store.require("a", false, new NullProgressMonitor()).file("m.bin")));

    bundle.uninstall();
    assertEquals(List.of(), ids(store));
    assertTrue(store.find("a").isEmpty());
  }

  @Test
  void aBrokenManifestDoesNotHideOthers() throws Exception {
    install(
        "mixed",
        "broken.json,absent.json,a.json",
        Map.of("broken.json", "{".getBytes(StandardCharsets.UTF_8), "a.json", manifest("a")));

    assertEquals(List.of("a"), ids(store()));
  }

  @Test
  void ofTwoModelsWithOneIdTheFirstCounts() throws Exception {
    install("first", "a.json", Map.of("a.json", manifest("a")));
    install(
        "second",
        "a.json",
        Map.of(
            "a.json",
            new String(manifest("a"), StandardCharsets.UTF_8)
                .replace("Text.", "Other.")
                .getBytes(StandardCharsets.UTF_8)));

    assertEquals("Text.", store().manifest("a").orElseThrow().description());
  }
}
