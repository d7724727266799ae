package org.chatterbloke.voice.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.StoredVoice;
import org.chatterbloke.testkit.FakeVoiceEngine;
import org.chatterbloke.voice.core.internal.LibraryVoicePackages;
import org.chatterbloke.voice.core.internal.LiveEngineRegistry;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoicePackagesTest {

  private static final String RECORDING = "recordings/01-me: a \"take\".wav";

  @TempDir private Path root;
  private final MemoryVoices here = new MemoryVoices();
  private final MemoryVoices there = new MemoryVoices();
  private DataFolder hereFolder;
  private DataFolder thereFolder;
  private VoicePackages exporter;
  private VoicePackages importer;
  private StoredVoice voice;
  private Path file;

  @BeforeEach
  void makeVoice() throws Exception {
    LiveEngineRegistry engines = new LiveEngineRegistry();
    engines.addEngine(new FakeVoiceEngine("fake"));
    hereFolder = new DataFolder(root.resolve("here"));
    thereFolder = new DataFolder(root.resolve("there"));
    exporter = new LibraryVoicePackages(here, engines, hereFolder);
    importer = new LibraryVoicePackages(there, engines, thereFolder);
    voice =
        new StoredVoice(
            UUID.randomUUID().toString(),
            "Anna 声",
            "fake",
            "match",
            "en-GB",
            "FEMALE",
            "stock",
            "af_heart",
            Map.of("style", "data/style.bin"),
            "stock:af_heart",
            Map.of("pitch", -1.25),
            "{\"frequencies\":[100.0,200.0],\"gains\":[1.0,-2.0]}",
            0.643,
            "{\"similarity\":0.643,\"summary\":\"fine\"}",
            "The speaker agreed.",
            RECORDING,
            Instant.parse("2026-03-29T01:30:00.123456Z"));
    here.add(voice);
    Path home = hereFolder.voices().resolve(voice.id());
    Files.createDirectories(home.resolve("data"));
    Files.createDirectories(home.resolve("recordings"));
    byte[] noise = new byte[40_000];
    new Random(1).nextBytes(noise);
    Files.write(home.resolve("data/style.bin"), noise);
    Files.write(home.resolve(RECORDING), Arrays.copyOf(noise, 30_000));
    file = root.resolve("anna.voice");
    exporter.export("anna 声", file, new NullProgressMonitor());
  }

  private VoicePackages.Imported importFrom(Path from, String name) throws ChatterBlokeException {
    return importer.importFrom(from, name, new NullProgressMonitor());
  }

  private void refused(String part) throws IOException {
    refused(part, part);
  }

  private void refused(String part, String what) throws IOException {
    ChatterBlokeException failure =
        assertThrows(NarrationException.class, () -> importFrom(file, ""), what);
    assertEquals(FailureKind.BAD_INPUT, failure.kind());
    assertTrue(failure.sentence().contains(part), failure.sentence());
    assertFalse(failure.remedy().isEmpty());
    assertTrue(there.voices.isEmpty());
    assertFalse(Files.exists(thereFolder.root().resolve("voices")), "nothing was changed");
  }

  // what a package holds, to be damaged

  private Map<String, byte[]> unzipped() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  private void rezip(Map<String, byte[]> entries) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setComment("0".repeat(64));
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    seal(bytes.toByteArray());
  }

  /** Writes a package whose seal is right, as an attacker would. */
  private void seal(byte[] zip) throws Exception {
    byte[] body = Arrays.copyOf(zip, zip.length - 64);
    Files.write(file, body);
    Files.writeString(
        file, sha256(body), StandardCharsets.US_ASCII, java.nio.file.StandardOpenOption.APPEND);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private void withManifest(String from, String to) throws Exception {
    Map<String, byte[]> entries = unzipped();
    String json = new String(entries.get("manifest.json"), StandardCharsets.UTF_8);
    assertTrue(json.contains(from), json);
    entries.put("manifest.json", json.replace(from, to).getBytes(StandardCharsets.UTF_8));
    rezip(entries);
  }

  /** Adds a file and lists it in the manifest with a right checksum. */
  private void withFile(String name, byte[] content) throws Exception {
    Map<String, byte[]> entries = unzipped();
    entries.put(name, content);
    String json = new String(entries.get("manifest.json"), StandardCharsets.UTF_8);
    String listed =
        "\"files\":[{\"path\":\"%s\",\"bytes\":%d,\"sha256\":\"%s\"},"
            .formatted(name.replace("\\", "\\\\"), content.length, sha256(content));
    entries.put(
        "manifest.json", json.replace("\"files\":[", listed).getBytes(StandardCharsets.UTF_8));
    rezip(entries);
  }

  @Test
  void aVoiceArrivesAsItLeft() throws Exception {
    StoredVoice arrived = importFrom(file, "").voice();
    assertNotEquals(voice.id(), arrived.id());
    assertEquals(List.of(arrived), there.voices);
    assertEquals("Anna 声", arrived.name());
    assertEquals(voice.fingerprint(), arrived.fingerprint());
    assertEquals(voice.parameters(), arrived.parameters());
    assertEquals(voice.equaliser(), arrived.equaliser());
    assertEquals(voice.report(), arrived.report());
    assertEquals(voice.consent(), arrived.consent());
    assertEquals(voice.similarity(), arrived.similarity());
    assertEquals(voice.createdAt(), arrived.createdAt());
    assertEquals("recordings/01-me_ a _take_.wav", arrived.recordings());
    Path from = hereFolder.voices().resolve(voice.id());
    Path to = thereFolder.voices().resolve(arrived.id());
    assertArrayEquals(
        Files.readAllBytes(from.resolve("data/style.bin")),
        Files.readAllBytes(to.resolve(arrived.files().get("style"))));
    assertArrayEquals(
        Files.readAllBytes(from.resolve(RECORDING)),
        Files.readAllBytes(to.resolve(arrived.recordings())));
    try (Stream<Path> left = Files.list(thereFolder.voices())) {
      assertEquals(List.of(to), left.toList());
    }
  }

  @Test
  void aTakenNameNeedsAnother() throws Exception {
    importFrom(file, "");
    ChatterBlokeException taken =
        assertThrows(NarrationException.class, () -> importFrom(file, ""));
    assertTrue(taken.remedy().contains("--name"), taken.remedy());
    assertEquals("Bea", importFrom(file, " Bea ").voice().name());
    assertThrows(NarrationException.class, () -> importFrom(file, "B*d"));
    assertEquals(2, there.voices.size());
  }

  @Test
  void anEngineThatIsMissingIsRemarked() throws Exception {
    withManifest("\"engine\":\"fake\"", "\"engine\":\"other\"");
    assertTrue(importFrom(file, "").remarks().getFirst().contains("other"));
  }

  @Test
  void aLibraryThatRefusesLeavesNothing() throws Exception {
    there.full = true;
    assertThrows(ChatterBlokeException.class, () -> importFrom(file, ""));
    assertFalse(Files.exists(thereFolder.voices()));
  }

  @Test
  void cancelLeavesNothing() throws Exception {
    NullProgressMonitor cancelled = new NullProgressMonitor();
    cancelled.setCanceled(true);
    assertThrows(OperationCanceledException.class, () -> importer.importFrom(file, "", cancelled));
    assertFalse(Files.exists(thereFolder.voices()));
    Path other = root.resolve("other.voice");
    assertThrows(
        OperationCanceledException.class, () -> exporter.export("Anna 声", other, cancelled));
    assertEquals(List.of("anna.voice", "here", "there"), names(root));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void exportRefusesAVoiceWithAMissingFileAndKeepsTheOlderPackage() throws Exception {
    byte[] before = Files.readAllBytes(file);
    Files.delete(hereFolder.voices().resolve(voice.id()).resolve("data/style.bin"));
    NarrationException failure =
        assertThrows(
            NarrationException.class,
            () -> exporter.export("Anna 声", file, new NullProgressMonitor()));
    assertTrue(failure.sentence().contains("data/style.bin"), failure.sentence());
    assertArrayEquals(before, Files.readAllBytes(file));
    assertThrows(
        NarrationException.class, () -> exporter.export("Nobody", file, new NullProgressMonitor()));
  }

  @Test
  void aMissingFileIsNotFound() {
    ChatterBlokeException failure =
        assertThrows(NarrationException.class, () -> importFrom(root.resolve("no.voice"), ""));
    assertEquals(FailureKind.NOT_FOUND, failure.kind());
  }

  @Test
  void aFileCutAnywhereIsRefused() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 1, 63, 64, 65, 1000, whole.length / 2, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      refused("cut or changed");
    }
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    refused("cut or changed");
  }

  @Test
  void aFlippedBitAnywhereIsRefused() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      int at = i < 60 ? i : i < 120 ? whole.length - 1 - (i - 60) : random.nextInt(whole.length);
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      refused("cut or changed");
    }
  }

  @Test
  void aFlippedBitInAFileIsRefusedEvenIfTheSealIsRight() throws Exception {
    Map<String, byte[]> entries = unzipped();
    entries.get("data/style.bin")[100] ^= 1;
    rezip(entries);
    refused("checksum");
  }

  @Test
  void whatIsNoZipIsRefusedEvenIfTheSealIsRight() throws Exception {
    seal(new byte[5000]);
    refused("no zip");
  }

  @Test
  void pathsOutsideThePackageAreRefused() throws Exception {
    byte[] original = Files.readAllBytes(file);
    for (String path :
        new String[] {
          "../evil.txt",
          "data/../../evil.txt",
          "/evil.txt",
          "C:/evil.txt",
          "data\\..\\evil.txt",
          "data//evil.txt",
          "data/./evil.txt",
          "nul.txt",
          "data/evil.txt.",
          "e".repeat(300)
        }) {
      Files.write(file, original);
      withFile(path, new byte[] {1});
      refused("not allowed");
      assertEquals(
          List.of("anna.voice", "here"),
          names(root).stream().filter(name -> !name.equals("there")).toList());
    }
  }

  @Test
  void oneFileUnderTwoSpellingsIsRefused() throws Exception {
    withFile("data/STYLE.bin", new byte[] {1});
    refused("twice");
  }

  @Test
  void twoEntriesOfOneNameAreRefused() throws Exception {
    withFile("data/style.bix", new byte[] {1});
    byte[] bytes = Files.readAllBytes(file);
    byte[] name = "data/style.bix".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < bytes.length - name.length; i++) {
      if (Arrays.equals(bytes, i, i + name.length, name, 0, name.length)) {
        bytes[i + name.length - 1] = 'n';
      }
    }
    seal(bytes);
    refused("");
  }

  @Test
  void filesThatTheManifestDoesNotListOrThatAreMissingAreRefused() throws Exception {
    Map<String, byte[]> entries = unzipped();
    entries.put("data/more.bin", new byte[] {1});
    rezip(entries);
    refused("does not list");
    entries.remove("data/more.bin");
    byte[] style = entries.remove("data/style.bin");
    rezip(entries);
    refused("missing");
    entries.put("data/style.bin", style);
    entries.remove("manifest.json");
    rezip(entries);
    refused("no manifest.json");
  }

  @Test
  void aVoiceThatNeedsAFileItDoesNotBringIsRefused() throws Exception {
    withManifest("\"style\":\"data/style.bin\"", "\"style\":\"../../../secret.txt\"");
    refused("missing");
  }

  @Test
  void unknownVersionsAndOtherManifestsAreRefused() throws Exception {
    byte[] original = Files.readAllBytes(file);
    Map<String, String> changes = new TreeMap<>();
    changes.put("\"version\":1", "\"version\":2");
    changes.put("\"type\":\"chatterbloke.voice\"", "\"type\":\"something\"");
    changes.put("{\"type\"", "\"type\"");
    changes.put("\"fingerprint\":\"stock:af_heart\"", "\"fingerprint\":7");
    changes.put("\"pitch\":-1.25", "\"pitch\":\"low\"");
    changes.put("[100.0,200.0]", "[100.0]");
    changes.put("\"engine\":\"fake\"", "\"engine\":\" \"");
    changes.put("2026-03-29T01", "yesterday");
    changes.put("\"name\":\"Anna 声\"", "\"name\":\"a[b\"");
    for (Map.Entry<String, String> change : changes.entrySet()) {
      Files.write(file, original);
      withManifest(change.getKey(), change.getValue());
      refused("", change.getValue());
    }
  }

  @Test
  void tooManyFilesAreRefused() throws Exception {
    Map<String, byte[]> entries = unzipped();
    for (int i = 0; i < 300; i++) {
      entries.put("data/" + i, new byte[] {1});
    }
    rezip(entries);
    refused("more than 256");
  }

  @Test
  void aBombIsRefusedBeforeItIsUnpacked() throws Exception {
    withFile("data/zeros.bin", new byte[20_000_000]);
    assertTrue(Files.size(file) < 200_000);
    refused("packed more than");
  }

  @Test
  void aManifestThatIsTooLargeIsRefused() throws Exception {
    Map<String, byte[]> entries = unzipped();
    entries.put("manifest.json", new byte[3 << 20]);
    rezip(entries);
    refused("larger than");
  }
}
