package org.chatterbloke.modelstore.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.modelstore.ModelFiles;
import org.chatterbloke.modelstore.ModelManifest;
import org.chatterbloke.modelstore.ModelSource;
import org.chatterbloke.modelstore.ModelStoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are on this machine already, verification, and disks that refuse. */
class LocalFilesTest {

  private static final byte[] BYTES = StoreFixture.bytes(100_000, 1);
  private static final NullProgressMonitor NONE = new NullProgressMonitor();

  @TempDir Path folder;
  private StoreFixture fixture;

  @BeforeEach
  void prepare() {
    fixture = new StoreFixture(folder.resolve("home"));
  }

  private StoreFixture bundledModel(String id, byte[] given) {
    fixture.manifests.add(
        new ManifestEntry(
            new ModelManifest(
                id,
                id,
                "CC0-1.0",
                "A test.",
                List.of(StoreFixture.file("m.bin", BYTES, new ModelSource.Bundled("e.bin")))),
            entry -> new ByteArrayInputStream(given)));
    return fixture;
  }

  private StoreFixture hubModel(String id) {
    return fixture.model(id, StoreFixture.file("v/m.bin", BYTES, StoreFixture.hub("m.bin")));
  }

  private ModelStoreException failure(String id) {
    return assertThrows(ModelStoreException.class, () -> fixture.store().require(id, true, NONE));
  }

  @Test
  void aBundledFileNeedsNoPermissionToDownload() throws Exception {
    FileModelStore store = bundledModel("m", BYTES).store();
    assertTrue(store.find("m").isEmpty());

    ModelFiles files = store.require("m", false, NONE);

    assertArrayEquals(BYTES, Files.readAllBytes(files.file("m.bin")));
    assertEquals(fixture.model("m").resolve("m.bin"), files.file("m.bin"));
  }

  @Test
  void aDamagedBundleIsNoticed() {
    bundledModel("m", StoreFixture.bytes(100_000, 2));

    assertTrue(failure("m").sentence().contains("checksum is wrong"));
    assertFalse(Files.exists(fixture.model("m").resolve("m.bin")));
  }

  @Test
  void aFileOfTheUserIsLinkedWhateverItsNameIs() throws Exception {
    Path own = folder.resolve("mine/deep/blob-1");
    Files.createDirectories(own.getParent());
    Files.write(own, BYTES);
    Files.write(folder.resolve("mine/decoy"), StoreFixture.bytes(100_000, 2));
    fixture.folders = List.of(folder.resolve("absent"), folder.resolve("mine"));

    ModelFiles files = hubModel("m").store().require("m", false, NONE);

    assertEquals(fixture.model("m").resolve("v/m.bin"), files.file("v/m.bin"));
    assertTrue(Files.isSameFile(own, files.file("v/m.bin")));
    assertTrue(fixture.store().remove("m"));
    assertTrue(Files.exists(own));
  }

  @Test
  void aFileOfTheUserOnAnotherDiskIsUsedWhereItIs() throws Exception {
    Path memory = Path.of("/dev/shm");
    assumeTrue(
        Files.isWritable(memory) && !Files.getFileStore(memory).equals(Files.getFileStore(folder)));
    Path mine = Files.createTempDirectory(memory, "models");
    try {
      Path own = Files.write(mine.resolve("m"), BYTES);
      fixture.folders = List.of(mine);
      FileModelStore store = hubModel("m").store();

      assertEquals(own, store.require("m", false, NONE).file("v/m.bin"));
      assertEquals(own, store.find("m").orElseThrow().file("v/m.bin"));
      assertEquals(List.of(), store.verify("m", NONE));
      assertFalse(Files.exists(fixture.model("m").resolve("v/m.bin")));

      Files.delete(own);
      assertTrue(store.find("m").isEmpty());
    } finally {
      ModelFolder.deleteTree(mine);
    }
  }

  @Test
  void aFilePutInPlaceByHandIsTaken() throws Exception {
    Path place = fixture.model("m").resolve("v/m.bin");
    Files.createDirectories(place.getParent());
    Files.write(place, BYTES);
    FileModelStore store = hubModel("m").store();
    assertTrue(store.find("m").isEmpty());

    assertEquals(place, store.require("m", false, NONE).file("v/m.bin"));
  }

  @Test
  void aFileOfAnotherModelIsTaken() throws Exception {
    bundledModel("first", BYTES).store().require("first", false, NONE);

    ModelFiles files = hubModel("second").store().require("second", false, NONE);

    assertArrayEquals(BYTES, Files.readAllBytes(files.file("v/m.bin")));
    fixture.store().remove("first");
    assertTrue(fixture.store().find("second").isPresent());
  }

  @Test
  void damageIsFoundByVerifyAndMendedByRequire() throws Exception {
    FileModelStore store = bundledModel("m", BYTES).store();
    Path file = store.require("m", false, NONE).file("m.bin");
    assertEquals(List.of(), store.verify("m", NONE));
    FileTime time = Files.getLastModifiedTime(file);
    byte[] damaged = BYTES.clone();
    damaged[50_000] ^= 1;
    Files.write(file, damaged);
    Files.setLastModifiedTime(file, time);
    assertTrue(store.find("m").isPresent());

    assertEquals(List.of("m.bin"), store.verify("m", NONE));

    assertTrue(store.find("m").isEmpty());
    assertArrayEquals(BYTES, Files.readAllBytes(store.require("m", false, NONE).file("m.bin")));
    assertEquals(List.of(), store.verify("m", NONE));
  }

  @Test
  void aFileThatIsShorterOrNewerIsNotTakenForVerified() throws Exception {
    FileModelStore store = bundledModel("m", BYTES).store();
    Path file = store.require("m", false, NONE).file("m.bin");

    Files.write(file, new byte[] {1, 2, 3});
    assertTrue(store.find("m").isEmpty());
    assertArrayEquals(BYTES, Files.readAllBytes(store.require("m", false, NONE).file("m.bin")));

    Files.setLastModifiedTime(file, FileTime.fromMillis(1));
    assertTrue(store.find("m").isEmpty());
    store.require("m", false, NONE);
    assertEquals(1, Files.getLastModifiedTime(file).toMillis());
  }

  @Test
  void verifyOfAnAbsentModelNamesAllFiles() throws Exception {
    assertEquals(List.of("v/m.bin"), hubModel("m").store().verify("m", NONE));
    assertFalse(Files.exists(fixture.data.models()));
  }

  @Test
  void removeDeletesDerivedFilesToo() throws Exception {
    FileModelStore store = bundledModel("m", BYTES).store();
    store.require("m", false, NONE);
    Path derived = store.derivedFolder("m");
    assertEquals(fixture.model("m").resolve("derived"), derived);
    Files.createDirectories(derived);
    Files.writeString(derived.resolve("graph"), "x");

    assertTrue(store.remove("m"));

    assertFalse(Files.exists(fixture.model("m")));
    assertFalse(store.remove("m"));
  }

  @Test
  void aModelWhosePluginHasGoneCanBeRemoved() throws Exception {
    bundledModel("m", BYTES).store().require("m", false, NONE);
    fixture.manifests.clear();

    assertTrue(fixture.store().find("m").isEmpty());
    assertTrue(fixture.store().remove("m"));
  }

  @Test
  void anUnknownModelIsNamed() throws Exception {
    Files.createDirectories(folder.resolve("home/voices"));
    FileModelStore store = hubModel("m").store();
    for (String id : List.of("nothing", "../voices", "", ".locks")) {
      ModelStoreException failure =
          assertThrows(ModelStoreException.class, () -> store.require(id, true, NONE));
      assertEquals(FailureKind.NOT_FOUND, failure.kind());
      assertEquals("There is no model named '" + id + "'.", failure.sentence());
      assertThrows(ModelStoreException.class, () -> store.remove(id));
      assertThrows(ModelStoreException.class, () -> store.verify(id, NONE));
      assertTrue(store.find(id).isEmpty());
    }
    assertTrue(Files.exists(folder.resolve("home/voices")));
    assertThrows(IllegalArgumentException.class, () -> store.derivedFolder("../voices"));
  }

  @Test
  void aDiskWithoutRoomIsNoticedBeforeTheDownload() {
    fixture.space = 1_000_000;

    bundledModel("m", BYTES);
    ModelStoreException failure = failure("m");

    assertEquals(FailureKind.STORAGE, failure.kind());
    assertEquals(
        "There is no room for the model m (m) in %s: it needs 33.7 MB and 1.0 MB are free."
            .formatted(fixture.data.models()),
        failure.sentence());
  }

  @Test
  void aDiskThatIsFullLeavesNothingUnderTheFinalName() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    Files.createDirectories(fixture.model("m"));
    Path part = Files.createSymbolicLink(fixture.model("m").resolve("m.bin.part"), full);

    bundledModel("m", BYTES);
    ModelStoreException failure = failure("m");

    assertEquals(FailureKind.STORAGE, failure.kind());
    assertTrue(failure.sentence().startsWith("The disk is full; "), failure.sentence());
    assertFalse(Files.exists(fixture.model("m").resolve("m.bin")));
    Files.delete(part);
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws Exception {
    Files.createDirectories(folder.resolve("home"));
    Files.writeString(fixture.data.models(), "a file in the folder's place");

    bundledModel("m", BYTES);
    ModelStoreException failure = failure("m");

    assertEquals(FailureKind.STORAGE, failure.kind());
    assertTrue(
        failure.sentence().startsWith("The model folder refuses " + fixture.data.models()),
        failure.sentence());
    assertFalse(failure.remedy().isBlank());
  }
}
