package org.chatterbloke.text.english.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.modelstore.ModelFiles;
import org.chatterbloke.modelstore.ModelManifest;
import org.chatterbloke.modelstore.ModelStore;
import org.chatterbloke.modelstore.ModelStoreException;
import org.chatterbloke.testkit.TestModels;
import org.chatterbloke.text.ReadingRequest;
import org.chatterbloke.text.TextException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnglishFrontEndTest {

  private static Path copyOfData(Path folder) throws IOException {
    ModelFiles files = TestModels.require(EnglishFrontEnd.MODEL);
    for (var file : files.files().entrySet()) {
      Files.copy(file.getValue(), folder.resolve(file.getKey()));
    }
    return folder;
  }

  @Test
  void readsTwoLanguages() throws TextException {
    EnglishFrontEnd frontEnd = English.frontEnd();

    assertEquals(Set.of("en-US", "en-GB"), frontEnd.languages());
    assertNotEquals(English.us("The bath water."), English.gb("The bath water."));
    assertEquals("en-GB", frontEnd.read(ReadingRequest.of("Hi.", "en-gb")).language());
  }

  @Test
  void otherLanguagesAreRefusedInASentence() {
    TextException failure =
        assertThrows(
            TextException.class,
            () -> English.frontEnd().read(ReadingRequest.of("Bonjour.", "fr-FR")));

    assertEquals(FailureKind.BAD_INPUT, failure.kind());
    assertTrue(failure.sentence().contains("fr-FR"), failure.sentence());
  }

  @Test
  void theVersionNeedsNoDataAndFollowsTheManifest() {
    CountingStore store = new CountingStore(TestModels.store());
    EnglishFrontEnd frontEnd = new EnglishFrontEnd(store);

    String version = frontEnd.version();

    assertEquals(version, new EnglishFrontEnd(TestModels.store()).version());
    assertNotEquals(version, new EnglishFrontEnd(new CountingStore(null)).version());
    assertEquals(0, store.required);
  }

  @Test
  void filesAreRequiredOnceAndAtTheFirstReading() throws TextException {
    CountingStore store = new CountingStore(TestModels.store());
    EnglishFrontEnd frontEnd = new EnglishFrontEnd(store);
    assertEquals(0, store.required);

    frontEnd.read(ReadingRequest.of("One.", "en-US"));
    frontEnd.read(ReadingRequest.of("Two.", "en-GB"));

    assertEquals(1, store.required);
  }

  @Test
  void aStoreThatHasNoFilesFailsWithItsOwnSentence() {
    EnglishFrontEnd frontEnd = new EnglishFrontEnd(new CountingStore(null));

    TextException failure =
        assertThrows(TextException.class, () -> frontEnd.read(ReadingRequest.of("One.", "en-US")));

    assertEquals("No source has it.", failure.sentence());
    assertEquals(FailureKind.UNAVAILABLE, failure.kind());
  }

  @Test
  void aFolderServesToo(@TempDir Path folder) throws Exception {
    EnglishFrontEnd frontEnd = EnglishFrontEnd.inFolder(copyOfData(folder));

    assertEquals(
        English.us("A test."), frontEnd.read(ReadingRequest.of("A test.", "en-US")).phonemes());
    assertFalse(frontEnd.version().isBlank());
  }

  @Test
  void aDamagedFileIsNamedAndMayBeRepaired(@TempDir Path folder) throws Exception {
    copyOfData(folder);
    for (String name : List.of("tagger.json.gz", "lexicon_us_gold.json.gz", "vocab.json")) {
      Path file = folder.resolve(name);
      byte[] original = Files.readAllBytes(file);
      Files.write(file, new byte[] {1, 2, 3});
      EnglishFrontEnd frontEnd = EnglishFrontEnd.inFolder(folder);

      TextException failure =
          assertThrows(
              TextException.class, () -> frontEnd.read(ReadingRequest.of("One.", "en-US")));

      assertTrue(failure.sentence().contains(name), failure.sentence());
      assertEquals(FailureKind.STORAGE, failure.kind());
      Files.write(file, original);
      assertEquals(
          English.us("One."), frontEnd.read(ReadingRequest.of("One.", "en-US")).phonemes());
    }
  }

  @Test
  void aDamagedSecondDictionaryIsNamedWhenItIsNeeded(@TempDir Path folder) throws Exception {
    copyOfData(folder);
    Path file = folder.resolve("lexicon_us_silver.json.gz");
    Files.delete(file);
    EnglishFrontEnd frontEnd = EnglishFrontEnd.inFolder(folder);

    TextException failure =
        assertThrows(
            TextException.class, () -> frontEnd.read(ReadingRequest.of("zxqwyish", "en-US")));

    assertTrue(failure.sentence().contains("lexicon_us_silver.json.gz"), failure.sentence());
  }

  /** A store that counts what is asked of it; without a store behind it has nothing. */
  private static final class CountingStore implements ModelStore {
    private final ModelStore store;
    private int required;

    CountingStore(ModelStore store) {
      this.store = store;
    }

    @Override
    public List<ModelManifest> manifests() {
      return store == null ? List.of() : store.manifests();
    }

    @Override
    public Optional<ModelManifest> manifest(String modelId) {
      return store == null ? Optional.empty() : store.manifest(modelId);
    }

    @Override
    public Optional<ModelFiles> find(String modelId) {
      return store == null ? Optional.empty() : store.find(modelId);
    }

    @Override
    public ModelFiles require(String modelId, boolean mayDownload, IProgressMonitor monitor)
        throws ModelStoreException {
      required++;
      if (store == null) {
        throw new ModelStoreException(
            FailureKind.UNAVAILABLE, "No source has it.", "Connect to a network.", null);
      }
      return store.require(modelId, mayDownload, monitor);
    }

    @Override
    public List<String> verify(String modelId, IProgressMonitor monitor) {
      return List.of();
    }

    @Override
    public boolean remove(String modelId) {
      return false;
    }

    @Override
    public Path derivedFolder(String modelId) {
      throw new UnsupportedOperationException(modelId);
    }
  }
}
