package org.chatterbloke.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.voice.api.CloneReport;
import org.chatterbloke.voice.api.CloneRequest;
import org.chatterbloke.voice.api.CloneResult;
import org.chatterbloke.voice.api.ClonerDescriptor;
import org.chatterbloke.voice.api.CloningException;
import org.chatterbloke.voice.api.ParameterDescriptor;
import org.chatterbloke.voice.api.ReferenceRecording;
import org.chatterbloke.voice.api.VoiceCloner;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link VoiceCloner} keeps to. A cloner's test extends this class and says how a
 * request to it looks.
 */
public abstract class VoiceClonerContract {

  /** A folder per test. */
  @TempDir protected Path temporary;

  /** The cloner under test; the same or a new one at each call. */
  protected abstract VoiceCloner cloner();

  /** A recording that the cloner can use. */
  protected abstract ReferenceRecording usableRecording();

  /** A request that works if the recordings do; {@code folder} exists and is empty. */
  protected abstract CloneRequest request(List<ReferenceRecording> recordings, Path folder);

  @Test
  void theDescriptorIsCompleteAndAlwaysTheSame() {
    ClonerDescriptor descriptor = cloner().descriptor();
    assertEquals(descriptor, cloner().descriptor());
    assertTrue(descriptor.id().matches("[a-z][a-z0-9-]*"), descriptor.id());
    assertFalse(descriptor.name().isBlank());
    assertSentence(descriptor.description());
    assertFalse(descriptor.engines().isEmpty());
    assertTrue(descriptor.minimumSeconds() >= 0);
    List<String> names =
        descriptor.parameters().stream().map(ParameterDescriptor::name).distinct().toList();
    assertEquals(descriptor.parameters().size(), names.size(), "parameters of one name");
  }

  @Test
  void aVoiceIsForTheEngineThatWasAskedFor() throws Exception {
    CloneRequest request = usableRequest("a");
    CloneResult result = clone(request);
    assertEquals(request.engine().id(), result.voice().engineId());
    assertFalse(result.voice().fingerprint().isBlank());
    assertFalse(result.voice().format().isBlank());
    result.parameters().values().forEach((name, value) -> assertTrue(Double.isFinite(value), name));
  }

  @Test
  void theReportIsFiniteAndInWords() throws Exception {
    CloneReport report = clone(usableRequest("a")).report();
    assertTrue(
        report.similarity() >= -1 && report.similarity() <= 1, "similarity " + report.similarity());
    assertFalse(report.scoredBy().isBlank());
    assertSentence(report.summary());
    report.remarks().forEach(VoiceClonerContract::assertSentence);
    report.figures().forEach((name, value) -> assertTrue(Double.isFinite(value), name));
    if (!cloner().descriptor().imitates()) {
      assertTrue(report.summary().contains("not a clone"), report.summary());
    }
  }

  @Test
  void filesLieInTheFolderOfTheRequest() throws Exception {
    CloneRequest request = usableRequest("a");
    CloneResult result = clone(request);
    assertAll(
        result.voice().files().values().stream()
            .map(file ->
                () -> {
                  assertTrue(file.startsWith(request.folder()), file + " is elsewhere");
                  assertTrue(Files.size(file) > 0, file + " is empty");
                }));
  }

  @Test
  void equalRequestsGiveEqualVoices() throws Exception {
    CloneResult first = clone(usableRequest("a"));
    CloneResult second = clone(usableRequest("b"));
    assertEquals(first.voice().fingerprint(), second.voice().fingerprint());
    assertEquals(first.voice().name(), second.voice().name());
    assertEquals(first.parameters(), second.parameters());
    assertEquals(first.equaliser(), second.equaliser());
    assertEquals(first.report(), second.report());
  }

  @Test
  void severalRecordingsAreUsedTogether() throws Exception {
    ReferenceRecording whole = usableRecording();
    AudioClip audio = whole.audio();
    int half = audio.frames() / 2;
    List<ReferenceRecording> halves =
        List.of(
            new ReferenceRecording("first.wav", audio.slice(0, half), ""),
            new ReferenceRecording("second.wav", audio.slice(half, audio.frames()), ""));
    CloneReport report = clone(request(halves, folder("a"))).report();
    assertTrue(Double.isFinite(report.similarity()));
  }

  @Test
  void theObserverIsTold() throws Exception {
    List<String> notes = new ArrayList<>();
    cloner().clone(usableRequest("a"), notes::add, new NullProgressMonitor());
    assertFalse(notes.isEmpty());
    notes.forEach(VoiceClonerContract::assertSentence);
  }

  @Test
  void aCancelledRequestEndsAtOnce() throws Exception {
    NullProgressMonitor monitor = new NullProgressMonitor();
    monitor.setCanceled(true);
    CloneRequest request = usableRequest("a");
    assertThrows(
        OperationCanceledException.class, () -> cloner().clone(request, note -> {}, monitor));
  }

  @Test
  void cancelIsObeyedInTheMiddle() throws Exception {
    NullProgressMonitor monitor = new NullProgressMonitor();
    CloneRequest request = usableRequest("a");
    assertThrows(
        OperationCanceledException.class,
        () -> cloner().clone(request, note -> monitor.setCanceled(true), monitor));
  }

  @Test
  void aSilentRecordingIsRefusedByName() throws Exception {
    assertRefused(AudioClip.silence(16_000, 16_000 * 20), "silent.wav");
  }

  @Test
  void anEmptyRecordingIsRefusedByName() throws Exception {
    assertRefused(AudioClip.silence(16_000, 0), "empty.wav");
  }

  @Test
  void aRecordingThatIsTooShortIsRefusedByName() throws Exception {
    AudioClip audio = usableRecording().audio();
    int frames = (int) Math.min(audio.frames(), 0.6 * audio.sampleRate());
    assertRefused(audio.slice(audio.frames() - frames, audio.frames()), "short.wav");
  }

  @Test
  void noRecordingAtAllIsRefused() throws Exception {
    CloneRequest request = request(List.of(), folder("a"));
    CloningException failure = assertThrows(CloningException.class, () -> clone(request));
    assertSentence(failure.sentence());
  }

  private void assertRefused(AudioClip audio, String name) throws IOException {
    CloneRequest request =
        request(List.of(new ReferenceRecording(name, audio, "")), folder("refused"));
    CloningException failure = assertThrows(CloningException.class, () -> clone(request));
    assertTrue(failure.sentence().contains(name), failure.sentence());
    assertSentence(failure.sentence());
    assertSentence(failure.remedy());
    assertFalse(failure.isRetriable());
  }

  private CloneResult clone(CloneRequest request) throws CloningException {
    return cloner().clone(request, note -> {}, new NullProgressMonitor());
  }

  private CloneRequest usableRequest(String folder) throws IOException {
    return request(List.of(usableRecording()), folder(folder));
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectory(temporary.resolve(name));
  }

  private static void assertSentence(String text) {
    assertFalse(text.isBlank(), "a sentence is empty");
    String last = text.substring(text.length() - 1).toLowerCase(Locale.ROOT);
    assertTrue(".!?".contains(last), "no sentence: " + text);
  }
}
