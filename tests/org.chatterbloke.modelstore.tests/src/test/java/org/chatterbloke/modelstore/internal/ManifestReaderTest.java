package org.chatterbloke.modelstore.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chatterbloke.modelstore.ModelManifest;
import org.chatterbloke.modelstore.ModelSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {

  private static final String GOOD =
      """
      {"id": "m-1", "name": "M", "licence": "MIT", "description": "Text.", "files": [
        {"name": "v/a.bin", "size": 5, "sha256": "%s", "sources": [
          {"hub": "o/n", "revision": "main", "file": "a.bin"},
          {"release": "o/n", "tag": "v1", "file": "b.bin"},
          {"repository": "o/n", "revision": "v1", "file": "c/d.bin"},
          {"pip": [{"package": "p-q", "version": "0.1", "member": "p/q.bin"}]},
          {"npm": "@s/n", "version": "1.0", "member": "package/e"},
          {"bundled": "f.bin"}]}]}
      """
          .formatted("0a".repeat(32));

  private static ModelManifest read(String json) throws IOException {
    return ManifestReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void everyKindOfSourceIsRead() throws IOException {
    ModelManifest manifest = read(GOOD);

    assertEquals("m-1", manifest.id());
    assertEquals(5, manifest.size());
    assertEquals(
        List.of(
            new ModelSource.Hub("o/n", "main", "a.bin"),
            new ModelSource.Release("o/n", "v1", "b.bin"),
            new ModelSource.Repository("o/n", "v1", "c/d.bin"),
            new ModelSource.PythonPackages(List.of(new ModelSource.Part("p-q", "0.1", "p/q.bin"))),
            new ModelSource.NodePackage("@s/n", "1.0", "package/e"),
            new ModelSource.Bundled("f.bin")),
        manifest.files().getFirst().sources());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v/a.bin|../a.bin",
        "v/a.bin|/etc/passwd",
        "v/a.bin|v//a.bin",
        "v/a.bin|v/.hidden",
        "v/a.bin|C:a.bin",
        "v/a.bin|v\\\\a.bin",
        "v/a.bin|nul.txt",
        "v/a.bin|a.",
        "v/a.bin|a.part",
        "v/a.bin|derived/a",
        "v/a.bin|a b",
        "m-1|../m",
        "m-1|M",
        "m-1|.locks",
        "o/n|o/n/../../x",
        "o/n|o",
        "o/n|o/n?x=",
        "main|../../x",
        "p-q|--index-url=x",
        "p-q|p q",
        "0.1|-r",
        "p/q.bin|../q.bin",
        "@s/n|--registry=x",
        "@s/n|git+ssh://x",
        "package/e|/e",
        "f.bin|../f.bin",
        "0a0a|0A0A",
        "MIT|' '",
      })
  void namesThatAreNotPlainAreRefused(String good, String bad) {
    String json = GOOD.replace("\"" + good, "\"" + bad);
    assertTrue(!json.equals(GOOD));
    assertThrows(IOException.class, () -> read(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"id\": 5}",
        "{\"id\": null}",
        "{\"id\": \"a\", \"id\": \"b\"}",
        "{\"id\": \"a\", \"name\": \"b\", \"licence\": \"c\", \"description\": \"d\", \"files\": []}",
        "{\"id\": \"a\", \"name\": \"b\", \"licence\": \"c\", \"description\": \"d\", \"files\": [5]}"
      })
  void whatIsNoManifestIsRefused(String json) {
    assertThrows(IOException.class, () -> read(json));
  }

  @Test
  void aMisspeltKeyIsNamed() {
    IOException failure =
        assertThrows(IOException.class, () -> read(GOOD.replace("\"licence\"", "\"license\"")));
    assertEquals("unknown key 'license'", failure.getMessage());
  }

  @Test
  void oneNameInTwoCasesIsRefused() throws IOException {
    ModelManifest.ModelFile file = read(GOOD).files().getFirst();
    ModelManifest.ModelFile same =
        new ModelManifest.ModelFile("V/A.bin", 5, file.sha256(), file.sources());
    assertThrows(
        IllegalArgumentException.class,
        () -> new ModelManifest("m", "M", "MIT", "Text.", List.of(file, same)));
  }
}
