package org.chatterbloke.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.LibraryException;
import org.chatterbloke.library.api.OutputRepository;
import org.chatterbloke.library.api.StoredOutput;
import org.chatterbloke.library.api.StoredVoice;
import org.chatterbloke.library.api.VoiceRepository;
import org.junit.jupiter.api.Test;

/** What every store of voices and outputs must do, on an empty library. */
public abstract class LibraryRepositoryContract {

  /** The voices of the library under test. */
  protected abstract VoiceRepository voices();

  /** The outputs of the same library. */
  protected abstract OutputRepository outputs();

  /** The same library as another process would open it: nothing in memory is shared. */
  protected abstract VoiceRepository voicesOfAnotherProcess();

  @Test
  void anEmptyLibraryHasNothing() throws LibraryException {
    assertEquals(List.of(), voices().all());
    assertEquals(List.of(), outputs().newest(10));
    assertEquals(Optional.empty(), voices().byName("Anna"));
    assertEquals(Optional.empty(), voices().byId("none"));
    assertFalse(voices().remove("none"));
  }

  @Test
  void aVoiceComesBackAsItWas() throws LibraryException {
    StoredVoice voice = voice("Ånna Müller 声 \uD83C\uDF99");
    voices().add(voice);
    assertEquals(Optional.of(voice), voices().byId(voice.id()));
    assertEquals(List.of(voice), voices().all());
    assertEquals(Optional.of(voice), voicesOfAnotherProcess().byId(voice.id()));
  }

  @Test
  void aVoiceWithoutMeasurementFilesOrParametersComesBackToo() throws LibraryException {
    StoredVoice full = voice("Anna");
    StoredVoice voice =
        new StoredVoice(
            full.id(),
            "Bare",
            "kokoro",
            "match",
            "en-GB",
            "UNKNOWN",
            "stock",
            "bf_emma",
            Map.of(),
            "stock:bf_emma",
            Map.of(),
            "",
            Double.NaN,
            "",
            "",
            "",
            full.createdAt());
    voices().add(voice);
    assertEquals(Optional.of(voice), voices().byId(voice.id()));
  }

  @Test
  void namesAreFoundWithoutRegardToCase() throws LibraryException {
    StoredVoice voice = voice("Märchen-Erzähler");
    voices().add(voice);
    assertEquals(Optional.of(voice), voices().byName("MÄRCHEN-erzähler"));
    assertEquals(Optional.of(voice), voices().byName("  Märchen-Erzähler "));
    assertEquals(Optional.empty(), voices().byName("Märchen"));
  }

  @Test
  void aTakenNameIsRefusedWithASentence() throws LibraryException {
    voices().add(voice("Anna"));
    LibraryException failure =
        assertThrows(LibraryException.class, () -> voices().add(voice("ANNA")));
    assertEquals(FailureKind.BAD_INPUT, failure.kind());
    assertTrue(failure.sentence().contains("ANNA"), failure.sentence());
    assertEquals(1, voices().all().size());
  }

  @Test
  void anEmptyNameIsRefused() {
    LibraryException failure =
        assertThrows(LibraryException.class, () -> voices().add(voice("  ")));
    assertEquals(FailureKind.BAD_INPUT, failure.kind());
  }

  @Test
  void voicesAreListedByName() throws LibraryException {
    for (String name : List.of("dora", "Anna", "Ben", "carl")) {
      voices().add(voice(name));
    }
    assertEquals(
        List.of("Anna", "Ben", "carl", "dora"),
        voices().all().stream().map(StoredVoice::name).toList());
  }

  @Test
  void renamingKeepsTheRest() throws LibraryException {
    StoredVoice voice = voice("Anna");
    voices().add(voice);
    voices().rename(voice.id(), "anna");
    assertEquals(Optional.of(voice.withName("anna")), voices().byId(voice.id()));
    voices().rename(voice.id(), "Bea");
    assertEquals(Optional.of(voice.withName("Bea")), voices().byName("bea"));
    assertEquals(Optional.empty(), voices().byName("Anna"));
  }

  @Test
  void renamingToATakenNameOrOfNobodyIsRefused() throws LibraryException {
    StoredVoice anna = voice("Anna");
    voices().add(anna);
    voices().add(voice("Bea"));
    LibraryException taken =
        assertThrows(LibraryException.class, () -> voices().rename(anna.id(), "bea"));
    assertEquals(FailureKind.BAD_INPUT, taken.kind());
    assertEquals(Optional.of(anna), voices().byId(anna.id()));
    LibraryException nobody =
        assertThrows(LibraryException.class, () -> voices().rename("none", "Carl"));
    assertEquals(FailureKind.NOT_FOUND, nobody.kind());
  }

  @Test
  void aRemovedVoiceIsGoneAndItsNameIsFree() throws LibraryException {
    StoredVoice voice = voice("Anna");
    voices().add(voice);
    assertTrue(voices().remove(voice.id()));
    assertFalse(voices().remove(voice.id()));
    assertEquals(List.of(), voices().all());
    voices().add(voice("Anna"));
    assertEquals(1, voices().all().size());
  }

  @Test
  void theNewestOutputsComeFirst() throws LibraryException {
    for (int i : new int[] {3, 1, 4, 2, 5}) {
      outputs().add(output(i));
    }
    assertEquals(
        List.of("Title 5", "Title 4", "Title 3"),
        outputs().newest(3).stream().map(StoredOutput::title).toList());
    assertEquals(output(5).settings(), outputs().newest(1).getFirst().settings());
    assertEquals(output(5).createdAt(), outputs().newest(1).getFirst().createdAt());
    assertEquals(5, outputs().newest(100).size());
    assertEquals(List.of(), outputs().newest(0));
  }

  @Test
  void anOutputIsFoundByItsFileUntilItIsForgotten() throws LibraryException {
    StoredOutput first = output(1);
    StoredOutput second = output(2);
    StoredOutput again = output(3);
    StoredOutput secondAgain =
        new StoredOutput(
            again.id(),
            second.file(),
            again.title(),
            again.voiceName(),
            again.engineId(),
            again.seconds(),
            again.bytes(),
            again.settings(),
            again.createdAt());
    outputs().add(secondAgain);
    outputs().add(first);
    outputs().add(second);
    assertEquals(Optional.of(first), outputs().newestOf(first.file()));
    assertEquals(Optional.of(secondAgain), outputs().newestOf(second.file()));
    assertEquals(Optional.empty(), outputs().newestOf("/tmp/out"));
    assertTrue(outputs().remove(secondAgain.id()));
    assertFalse(outputs().remove(secondAgain.id()));
    assertEquals(Optional.of(second), outputs().newestOf(second.file()));
    assertEquals(List.of(second, first), outputs().newest(Integer.MAX_VALUE));
  }

  @Test
  void anotherProcessSeesChangesAtOnce() throws LibraryException {
    VoiceRepository other = voicesOfAnotherProcess();
    StoredVoice voice = voice("Anna");
    assertEquals(List.of(), other.all());
    voices().add(voice);
    assertEquals(Optional.of(voice), other.byName("Anna"));
    other.rename(voice.id(), "Bea");
    assertEquals("Bea", voices().byId(voice.id()).orElseThrow().name());
    assertTrue(voices().remove(voice.id()));
    assertEquals(List.of(), other.all());
  }

  @Test
  void manyThreadsAndProcessesMayWriteAtOnce() throws Exception {
    List<VoiceRepository> all = List.of(voices(), voicesOfAnotherProcess());
    int each = 25;
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Integer>> writers =
          List.of(
              () -> addMany(all.get(0), "a", each),
              () -> addMany(all.get(1), "b", each),
              () -> addMany(all.get(0), "c", each),
              () -> addMany(all.get(1), "d", each));
      for (Future<Integer> writer : threads.invokeAll(writers)) {
        assertEquals(each, writer.get());
      }
    }
    assertEquals(4 * each, voices().all().size());
  }

  private static int addMany(VoiceRepository repository, String prefix, int count)
      throws LibraryException {
    for (int i = 0; i < count; i++) {
      repository.add(voice(prefix + i));
      if (repository.byName(prefix + i).isEmpty()) {
        return i;
      }
    }
    return count;
  }

  /** A voice with every component set. */
  public static StoredVoice voice(String name) {
    return new StoredVoice(
        UUID.randomUUID().toString(),
        name,
        "kokoro",
        "match",
        "en-US",
        "FEMALE",
        "stock",
        "af_heart",
        Map.of("style", "style.bin", "curve", "curve.json"),
        "stock:af_heart",
        Map.of("pitch", -1.25, "speed", 1.0),
        "{\"frequencies\":[100.0]}",
        0.643,
        "{\"note\":\"fine\"}",
        "The speaker agreed.",
        "one.flac\ntwo.flac",
        Instant.parse("2026-03-29T01:30:00.123456Z"));
  }

  /** An output; a higher number is newer. */
  public static StoredOutput output(int number) {
    return new StoredOutput(
        UUID.randomUUID().toString(),
        "/tmp/out" + number + ".mp3",
        "Title " + number,
        "Anna",
        "kokoro",
        12.5 + number,
        123_456_789_012L + number,
        "{\"seed\":" + number + "}",
        Instant.parse("2026-03-29T01:30:00Z").plusNanos(1000L * number));
  }
}
