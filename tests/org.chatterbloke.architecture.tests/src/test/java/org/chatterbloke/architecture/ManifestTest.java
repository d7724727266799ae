package org.chatterbloke.architecture;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The manifests that the build made follow the rules, bundle by bundle. */
class ManifestTest {

  private static final Path BUNDLES =
      Path.of(System.getProperty("chatterbloke.test.root"), "bundles");
  private static final String ROOT = "org.chatterbloke.";

  private static List<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(BUNDLES)) {
      return folders
          .filter(f -> Files.exists(f.resolve("pom.xml")))
          .filter(f -> !f.getFileName().toString().contains(".runtime."))
          .sorted()
          .toList();
    }
  }

  private static Attributes manifest(Path bundle) throws IOException {
    try (InputStream in = Files.newInputStream(bundle.resolve("target/MANIFEST.MF"))) {
      return new Manifest(in).getMainAttributes();
    }
  }

  /** The clauses of a header without their attributes. */
  private static List<String> names(String header) {
    return header == null
        ? List.of()
        : Stream.of(header.replaceAll("\"[^\"]*\"", "").split(","))
            .map(clause -> clause.split(";")[0].strip())
            .toList();
  }

  @Test
  void theTableNamesEveryBundle() throws IOException {
    Set<String> inTree =
        folders().stream()
            .map(f -> f.getFileName().toString().substring(ROOT.length()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(Rooms.MAY_IMPORT.keySet()), inTree);
  }

  @TestFactory
  Stream<DynamicTest> manifestFollowsTheRules() throws IOException {
    return folders().stream()
        .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(f)));
  }

  private static void check(Path folder) throws IOException {
    Attributes manifest = manifest(folder);
    String name = folder.getFileName().toString();
    String room = name.substring(ROOT.length());
    List<String> exports = names(manifest.getValue("Export-Package"));
    List<String> imports = names(manifest.getValue("Import-Package"));
    List<String> required = names(manifest.getValue("Require-Bundle"));
    assertAll(
        () -> assertEquals(name, names(manifest.getValue("Bundle-SymbolicName")).getFirst()),
        () -> assertEquals(name, manifest.getValue("Automatic-Module-Name")),
        () -> assertEquals("lazy", manifest.getValue("Bundle-ActivationPolicy")),
        () ->
            assertTrue(
                exports.stream().allMatch(e -> e.equals(name) || e.startsWith(name + ".")),
                () -> "exports of others: " + exports),
        () -> assertTrue(exports.stream().noneMatch(e -> e.contains(".internal"))),
        () ->
            assertFalse(
                required.stream().anyMatch(r -> r.startsWith(ROOT)),
                "our own code is imported by package"),
        () -> {
          for (String imported : imports) {
            String target = Rooms.roomOf(imported);
            assertTrue(
                target.isEmpty() || Rooms.allowed(room).contains(target),
                () -> room + " imports " + imported);
          }
        },
        () -> {
          if (Rooms.FOUND_AS_SERVICES.contains(room)) {
            assertEquals(List.of(), exports, "a bundle found as a service exports nothing");
          }
        });
  }
}
