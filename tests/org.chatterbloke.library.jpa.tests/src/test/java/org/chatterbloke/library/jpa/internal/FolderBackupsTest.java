package org.chatterbloke.library.jpa.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.LibraryBackups;
import org.chatterbloke.library.api.LibraryBackups.Checked;
import org.chatterbloke.library.api.LibraryBackups.Made;
import org.chatterbloke.library.api.LibraryBackups.Restored;
import org.chatterbloke.library.api.LibraryException;
import org.chatterbloke.library.api.StoredOutput;
import org.chatterbloke.library.api.StoredVoice;
import org.chatterbloke.testkit.LibraryRepositoryContract;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderBackupsTest {

  @TempDir private Path temp;
  private DataFolder folder;
  private final List<LibraryDatabase> databases = new ArrayList<>();
  private LibraryDatabase database;
  private Instant now = Instant.parse("2026-06-01T12:00:00Z");
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };
  private LibraryBackups backups;
  private final Random random = new Random(3);

  @BeforeEach
  void open() {
    folder = new DataFolder(temp.resolve("home"));
    database = another();
    backups = new FolderBackups(database, "7 daily, 4 weekly", true, clock);
  }

  @AfterEach
  void close() {
    databases.forEach(LibraryDatabase::close);
  }

  private LibraryDatabase another() {
    LibraryDatabase result = new LibraryDatabase(folder);
    databases.add(result);
    return result;
  }

  private StoredVoice voice(String name) throws Exception {
    StoredVoice voice = LibraryRepositoryContract.voice(name);
    new JpaVoiceRepository(database).add(voice);
    for (String file : List.of("style.bin", "recordings/01 % é.wav")) {
      byte[] content = new byte[5000];
      random.nextBytes(content);
      Path path = folder.voices().resolve(voice.id()).resolve(file);
      Files.createDirectories(path.getParent());
      Files.write(path, content);
    }
    return voice;
  }

  private Made backUp() throws LibraryException {
    return backups.backUp(new NullProgressMonitor());
  }

  private Restored restore(String id) throws LibraryException {
    return backups.restore(id, new NullProgressMonitor());
  }

  /** All files below a folder with their contents. */
  private static Map<String, String> contents(Path root) throws Exception {
    Map<String, String> all = new TreeMap<>();
    if (Files.isDirectory(root)) {
      try (Stream<Path> walk = Files.walk(root)) {
        for (Path file : walk.filter(Files::isRegularFile).toList()) {
          String where = root.relativize(file).toString().replace('\\', '/');
          all.put(where, Arrays.toString(Files.readAllBytes(file)));
        }
      }
    }
    return all;
  }

  private List<StoredVoice> voices() throws LibraryException {
    return new JpaVoiceRepository(database).all();
  }

  private List<StoredOutput> outputs() throws LibraryException {
    return new JpaOutputRepository(database).newest(100);
  }

  @Test
  void aRestoreBringsEverythingBackAndLosesNothing() throws Exception {
    StoredVoice anna = voice("Anna");
    voice("Ben");
    new JpaOutputRepository(database).add(LibraryRepositoryContract.output(1));
    List<StoredVoice> voicesBefore = voices();
    List<StoredOutput> outputsBefore = outputs();
    Map<String, String> filesBefore = contents(folder.voices());
    String id = backUp().backup().id();

    new JpaVoiceRepository(database).remove(anna.id());
    new JpaOutputRepository(database).add(LibraryRepositoryContract.output(2));
    StoredVoice carl = voice("Carl");
    Files.delete(folder.voices().resolve(anna.id()).resolve("style.bin"));
    List<StoredVoice> voicesBetween = voices();
    List<StoredOutput> outputsBetween = outputs();
    Map<String, String> filesBetween = contents(folder.voices());
    now = now.plusSeconds(60);
    Restored restored = restore(id);

    assertEquals(voicesBefore, voices());
    assertEquals(outputsBefore, outputs());
    assertEquals(filesBefore, contents(folder.voices()));
    Path previous = restored.previous().orElseThrow();
    assertEquals(filesBetween, contents(previous.resolve("voices")));
    LibraryDatabase old =
        new LibraryDatabase(new DataFolder(Files.createDirectories(temp.resolve("old"))));
    databases.add(old);
    Files.copy(previous.resolve("chatterbloke.db"), temp.resolve("old/chatterbloke.db"));
    assertEquals(voicesBetween, new JpaVoiceRepository(old).all());
    assertEquals(outputsBetween, new JpaOutputRepository(old).newest(100));
    assertTrue(voicesBetween.contains(carl));
    assertEquals(List.of(), leftovers());
    // and the restored library can be written and backed up again
    voice("Dora");
    assertEquals(3, voices().size());
    assertEquals(6, backUp().backup().files());
  }

  private List<String> leftovers() throws IOException {
    try (Stream<Path> list = Files.list(folder.root())) {
      return list.map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith("."))
          .toList();
    }
  }

  @Test
  void aRestoreWorksOnAnEmptyAndOnADamagedLibrary() throws Exception {
    voice("Anna");
    String id = backUp().backup().id();
    List<StoredVoice> before = voices();
    database.close();
    Files.write(
        folder.database(), "this is no database, but it is kept".getBytes(StandardCharsets.UTF_8));
    Path previous = restore(id).previous().orElseThrow();
    assertEquals(before, voices());
    assertTrue(Files.readString(previous.resolve("chatterbloke.db")).startsWith("this is no"));

    DataFolder fresh = new DataFolder(temp.resolve("fresh"));
    copy(folder.backups(), fresh.backups());
    LibraryDatabase other = new LibraryDatabase(fresh);
    databases.add(other);
    Restored restored =
        new FolderBackups(other, "1 daily, 0 weekly", true, clock)
            .restore("", new NullProgressMonitor());
    assertEquals(Optional.empty(), restored.previous());
    assertEquals(before, new JpaVoiceRepository(other).all());
    assertEquals(contents(folder.voices()), contents(fresh.voices()));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path path : walk.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        Files.createDirectories(target.getParent());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }

  @Test
  void whatIsThereIsStoredOnce() throws Exception {
    voice("Anna");
    Made first = backUp();
    assertEquals(3, first.storedFiles());
    now = now.plusSeconds(60);
    Made second = backUp();
    assertEquals(0, second.storedFiles());
    voice("Ben");
    now = now.plusSeconds(60);
    Made third = backUp();
    assertEquals(3, third.storedFiles());
    assertEquals(4, third.backup().files());
    assertEquals(
        List.of(third.backup().id(), second.backup().id(), first.backup().id()),
        backups.all().stream().map(LibraryBackups.Backup::id).toList());
  }

  @Test
  void oldBackupsGoWithTheFilesThatOnlyTheyNeed() throws Exception {
    StoredVoice anna = voice("Anna");
    String first = backUp().backup().id();
    new JpaVoiceRepository(database).remove(anna.id());
    try (Stream<Path> walk = Files.walk(folder.voices().resolve(anna.id()))) {
      for (Path path : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
    List<String> removed = new ArrayList<>();
    for (int day = 1; day <= 40; day++) {
      now = now.plus(Duration.ofDays(1));
      removed.addAll(backUp().removed());
    }
    assertTrue(removed.contains(first), removed.toString());
    assertEquals(9, backups.all().size(), 1);
    for (Checked checked : backups.verify("", new NullProgressMonitor())) {
      assertEquals(List.of(), checked.problems());
    }
    assertTrue(objects().size() <= 9, "the files of Anna are gone: " + objects());
    assertEquals(1, objects().size(), "forty equal databases are one object");
  }

  private List<Path> objects() throws IOException {
    try (Stream<Path> walk = Files.walk(folder.backups().resolve("objects"))) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void aBackupIsMadeOnceADayAndOnlyAfterWriting() throws Exception {
    assertEquals(Optional.empty(), backups.backUpIfDue());
    assertFalse(Files.exists(folder.backups()));
    voice("Anna");
    assertTrue(backups.backUpIfDue().isPresent());
    assertEquals(Optional.empty(), backups.backUpIfDue());
    now = now.plus(Duration.ofDays(1));
    Made second = backups.backUpIfDue().orElseThrow();
    assertEquals(0, second.storedFiles());
    now = now.plus(Duration.ofDays(1));
    LibraryBackups off = new FolderBackups(database, "7 daily, 4 weekly", false, clock);
    assertEquals(Optional.empty(), off.backUpIfDue());
    LibraryBackups wrong = new FolderBackups(database, "for ever", true, clock);
    assertThrows(LibraryException.class, wrong::backUpIfDue);
  }

  @Test
  void aRestoreIsRefusedWhileAnotherProgramUsesTheLibrary() throws Exception {
    voice("Anna");
    String id = backUp().backup().id();
    voice("Ben");
    Map<String, String> before = contents(folder.voices());
    LibraryDatabase other = another();
    assertEquals(2, new JpaVoiceRepository(other).all().size());
    LibraryException failure = assertThrows(LibraryException.class, () -> restore(id));
    assertEquals(FailureKind.UNAVAILABLE, failure.kind());
    assertEquals(2, voices().size());
    assertEquals(before, contents(folder.voices()));
    assertEquals(List.of(), leftovers());
  }

  @Test
  void cancelChangesNothing() throws Exception {
    voice("Anna");
    String id = backUp().backup().id();
    voice("Ben");
    NullProgressMonitor cancelled = new NullProgressMonitor();
    cancelled.setCanceled(true);
    assertThrows(OperationCanceledException.class, () -> backups.restore(id, cancelled));
    assertThrows(OperationCanceledException.class, () -> backups.backUp(cancelled));
    assertEquals(2, voices().size());
    assertEquals(1, backups.all().size());
    assertEquals(List.of(), leftovers());
  }

  @Test
  void whatDoesNotExistIsNotFound() {
    for (String id : List.of("", "2020-01-01T000000.000Z", "../../etc/passwd")) {
      LibraryException failure = assertThrows(LibraryException.class, () -> restore(id));
      assertEquals(FailureKind.NOT_FOUND, failure.kind());
    }
  }

  // damage: each is refused by restore and told by verify, and nothing is changed

  private interface Damage {
    void to(Path index, Path object) throws Exception;
  }

  private void refused(String part, Damage damage) throws Exception {
    String id = refusedByRestore(part, damage);
    Checked checked = backups.verify(id, new NullProgressMonitor()).getFirst();
    assertFalse(checked.problems().isEmpty());
  }

  private String refusedByRestore(String part, Damage damage) throws Exception {
    voice("Anna");
    String id = backUp().backup().id();
    voice("Ben");
    Path index = folder.backups().resolve(id + ".backup");
    String anyFile =
        Files.readAllLines(index).stream()
            .filter(line -> line.startsWith("file "))
            .findFirst()
            .orElseThrow()
            .split(" ")[1];
    damage.to(
        index, folder.backups().resolve("objects/" + anyFile.substring(0, 2) + "/" + anyFile));
    List<StoredVoice> before = voices();
    Map<String, String> filesBefore = contents(folder.voices());
    LibraryException failure = assertThrows(LibraryException.class, () -> restore(id));
    assertTrue(failure.sentence().contains(part), failure.sentence());
    assertTrue(failure.remedy().contains("nothing was changed"), failure.remedy());
    assertEquals(before, voices());
    assertEquals(filesBefore, contents(folder.voices()));
    assertFalse(Files.exists(folder.root().resolve("before-restore")));
    assertFalse(Files.exists(temp.resolve("evil"), LinkOption.NOFOLLOW_LINKS));
    assertEquals(List.of(), leftovers());
    return id;
  }

  private static void seal(Path index, String body) throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    Files.writeString(index, body + "sha256 " + sum + "\n");
  }

  private static String body(Path index) throws IOException {
    String text = Files.readString(index);
    return text.substring(0, text.lastIndexOf("sha256 "));
  }

  private static void flip(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void aCutIndexIsRefused() throws Exception {
    refused(
        "cut or changed",
        (index, object) -> {
          byte[] bytes = Files.readAllBytes(index);
          Files.write(index, Arrays.copyOf(bytes, bytes.length / 2));
        });
  }

  @Test
  void anIndexWithAFlippedBitIsRefused() throws Exception {
    refused("cut or changed", (index, object) -> flip(index, 120));
  }

  @Test
  void anIndexOfAnotherVersionIsRefused() throws Exception {
    refused(
        "version", (index, object) -> seal(index, body(index).replace("backup 1\n", "backup 2\n")));
  }

  @Test
  void anIndexThatLeadsOutsideIsRefused() throws Exception {
    refused(
        "outside the voices",
        (index, object) ->
            seal(index, body(index).replaceFirst("(file \\S+ \\S+ \\S+ ).*", "$1../../../evil")));
  }

  @Test
  void everyWayOutsideIsNoticed() throws Exception {
    voice("Anna");
    Path index = folder.backups().resolve(backUp().backup().id() + ".backup");
    String body = body(index);
    for (String path :
        List.of("/evil", "a/../../evil", "..", ".", "a//b", "a/./b", "", "%2E%2E/x")) {
      String changed =
          body.replaceFirst("(file \\S+ \\S+ \\S+ ).*", "$1" + path.replace("$", "\\$"));
      seal(index, changed);
      assertThrows(
          BackupIndex.DamagedException.class, () -> BackupIndex.read(index), "path " + path);
    }
  }

  @Test
  void aMissingFileIsRefused() throws Exception {
    refused("missing or damaged", (index, object) -> Files.delete(object));
  }

  @Test
  void aCutFileIsRefused() throws Exception {
    refused(
        "missing or damaged",
        (index, object) -> Files.write(object, Arrays.copyOf(Files.readAllBytes(object), 100)));
  }

  @Test
  void aFileWithAFlippedBitIsRefusedAndStoredAnewByTheNextBackup() throws Exception {
    refused("missing or damaged", (index, object) -> flip(object, 1234));
    now = now.plusSeconds(60);
    backUp();
    for (Checked checked : backups.verify("", new NullProgressMonitor())) {
      assertEquals(List.of(), checked.problems());
    }
  }

  @Test
  void aDatabaseThatIsNoLibraryIsRefusedEvenIfItsChecksumIsRight() throws Exception {
    refusedByRestore(
        "its database cannot be read",
        (index, object) -> {
          String line = body(index).lines().filter(l -> l.startsWith("file ")).findFirst().get();
          String[] fields = line.split(" ");
          seal(
              index,
              body(index).replaceFirst("database .*", "database " + fields[1] + " " + fields[2]));
        });
  }

  @Test
  void aDamagedIndexKeepsTheFilesItMayNeed() throws Exception {
    voice("Anna");
    String id = backUp().backup().id();
    Path index = folder.backups().resolve(id + ".backup");
    byte[] good = Files.readAllBytes(index);
    flip(index, 50);
    Map<String, String> filesBefore = contents(folder.voices());
    voice("Ben");
    now = now.plusSeconds(60);
    backUp();
    assertFalse(backups.all().getLast().problem().isEmpty());
    Files.write(index, good);
    restore(id);
    assertEquals(filesBefore, contents(folder.voices()));
    assertArrayEquals(good, Files.readAllBytes(index));
  }
}
