package org.chatterbloke.voice.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.StoredVoice;
import org.chatterbloke.testkit.FakeVoiceEngine;
import org.chatterbloke.voice.api.EngineInput;
import org.chatterbloke.voice.api.VoiceProfile;
import org.chatterbloke.voice.core.internal.LibraryVoiceResolver;
import org.chatterbloke.voice.core.internal.LiveEngineRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VoiceResolverTest {

  private final LiveEngineRegistry engines = new LiveEngineRegistry();
  private final MemoryVoices library = new MemoryVoices();
  private final DataFolder folder = new DataFolder(Path.of("home"));
  private LibraryVoiceResolver resolver;

  @BeforeEach
  void setUp() {
    engines.addEngine(new FakeVoiceEngine("kokoro"));
    engines.addEngine(new FakeVoiceEngine("draft", 16000, EngineInput.TEXT, Set.of()));
    resolver = new LibraryVoiceResolver(engines, folder, "kokoro");
    resolver.setLibrary(library);
  }

  private static StoredVoice stored(String name) {
    return new StoredVoice(
        "1-2-3",
        name,
        "kokoro",
        "match",
        "en-GB",
        "FEMALE",
        "kokoro-1",
        "x",
        Map.of("style", "style.bin"),
        "print",
        Map.of("pitch", 2.0),
        "{\"frequencies\":[100,200],\"gains\":[1,-1]}",
        0.6,
        "",
        "",
        "",
        Instant.EPOCH);
  }

  @Test
  void stockVoicesAreFoundByIdAndByName() throws Exception {
    VoiceProfile anna = resolver.resolve(" KOKORO_anna ", "");
    assertEquals("kokoro_anna", anna.voice().name());
    assertEquals("kokoro", anna.voice().engineId());
    assertEquals("en-US", anna.language());
    assertEquals("kokoro_bert", resolver.resolve("Bert of kokoro", "").voice().name());
    assertEquals("draft", resolver.resolve("draft: draft_anna", "").voice().engineId());
    assertEquals("draft", resolver.resolve("draft_anna", "draft").voice().engineId());
  }

  @Test
  void voicesOfTheLibraryComeFirstWithoutRegardToCase() throws Exception {
    library.voices.add(stored("Kokoro_Anna"));
    VoiceProfile profile = resolver.resolve("kokoro_anna", "");
    assertEquals("1-2-3", profile.id());
    assertEquals("kokoro-1", profile.voice().format());
    assertEquals(
        folder.voices().resolve("1-2-3").resolve("style.bin"),
        profile.voice().files().get("style"));
    assertEquals(2.0, profile.parameters().values().get("pitch"));
    assertEquals(1, profile.equaliser().gains()[0]);
    assertEquals(List.of("Kokoro_Anna", "draft_anna"), resolver.names().subList(0, 2));
    assertFails("Kokoro_Anna", "draft", FailureKind.BAD_INPUT, "spoken by the engine kokoro");
  }

  @Test
  void aDamagedVoiceOfTheLibraryIsNamed() {
    StoredVoice whole = stored("Anna");
    library.voices.add(
        new StoredVoice(
            whole.id(),
            "Anna",
            "kokoro",
            "match",
            "en-GB",
            "FEMALE",
            "f",
            "x",
            Map.of(),
            "p",
            Map.of(),
            "{broken",
            0.6,
            "",
            "",
            "",
            Instant.EPOCH));
    assertFails("Anna", "", FailureKind.STORAGE, "damaged");
  }

  @Test
  void mixesAreScaledAndSpeakTheLanguageOfTheHeaviest() throws Exception {
    VoiceProfile mix = resolver.resolve("kokoro_anna*1 + kokoro_BERT * 3", "");
    assertEquals("kokoro_anna*0.25+kokoro_bert*0.75", mix.voice().name());
    assertEquals("en-GB", mix.language());
    assertTrue(mix.voice().isStock());
    assertEquals(
        "kokoro_anna*0.5+kokoro_bert*0.5",
        resolver.resolve("kokoro:kokoro_anna+kokoro_bert", "").voice().name());
    assertEquals("kokoro_anna", resolver.resolve("kokoro_anna*2", "").voice().name());
  }

  @Test
  void brokenMixesAreNamed() {
    assertFails("kokoro_anna*x", "", FailureKind.BAD_INPUT, "is no mix");
    assertFails("kokoro_anna+", "", FailureKind.BAD_INPUT, "is no mix");
    assertFails("kokoro_anna*-1", "", FailureKind.BAD_INPUT, "is no mix");
    assertFails("draft_anna+draft_bert", "", FailureKind.BAD_INPUT, "cannot be spoken");
    assertFails("kokoro_anna+draft_anna", "", FailureKind.BAD_INPUT, "different engines");
    assertFails("kokoro_anna+nobody", "", FailureKind.NOT_FOUND, "no voice \"nobody\"");
  }

  @Test
  void anUnknownVoiceIsAnsweredWithNearNames() {
    library.voices.add(stored("Grandma"));
    assertEquals(
        "Did you mean kokoro_anna?",
        assertFails("kokoro_ana", "", FailureKind.NOT_FOUND, "kokoro_ana").remedy());
    assertEquals(
        "Did you mean Grandma?",
        assertFails("grnadma", "", FailureKind.NOT_FOUND, "grnadma").remedy());
    String remedy = assertFails("something else", "", FailureKind.NOT_FOUND, "else").remedy();
    assertTrue(remedy.contains("such as Grandma"), remedy);
  }

  @Test
  void anUnknownEngineIsAnsweredWithNearNames() {
    assertEquals(
        "Did you mean kokoro?",
        assertFails("x", "kokorro", FailureKind.NOT_FOUND, "engine kokorro").remedy());
    assertFails("nowhere:x", "", FailureKind.NOT_FOUND, "engine nowhere");
  }

  @Test
  void theStandardVoiceIsThatOfThePreferredEngineInTheWantedLanguage() throws Exception {
    assertEquals("kokoro_anna", resolver.standard("", "").voice().name());
    assertEquals("kokoro_bert", resolver.standard("", "en-GB").voice().name());
    assertEquals("kokoro_anna", resolver.standard("", "en-AU").voice().name());
    assertEquals("draft_anna", resolver.standard("draft", "").voice().name());
    assertThrows(NarrationException.class, () -> resolver.standard("", "fr-FR"));
  }

  @Test
  void withoutALibraryAndWithoutEnginesThereIsASentence() {
    LibraryVoiceResolver bare =
        new LibraryVoiceResolver(new LiveEngineRegistry(), folder, "kokoro");
    assertThrows(NarrationException.class, () -> bare.resolve("x", ""));
    assertThrows(NarrationException.class, () -> bare.standard("", ""));
  }

  private NarrationException assertFails(
      String name, String engine, FailureKind kind, String part) {
    NarrationException failure =
        assertThrows(NarrationException.class, () -> resolver.resolve(name, engine));
    assertEquals(kind, failure.kind(), failure.sentence());
    assertTrue(failure.sentence().contains(part), failure.sentence());
    assertTrue(failure.sentence().endsWith("."), failure.sentence());
    return failure;
  }
}
