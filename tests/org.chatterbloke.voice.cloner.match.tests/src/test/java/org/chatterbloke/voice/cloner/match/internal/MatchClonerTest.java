package org.chatterbloke.voice.cloner.match.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.dsp.LinearPhaseFilter;
import org.chatterbloke.audio.dsp.Resampler;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.testkit.SyntheticSpeech;
import org.chatterbloke.testkit.SyntheticVoices;
import org.chatterbloke.testkit.TestModels;
import org.chatterbloke.testkit.VoiceClonerContract;
import org.chatterbloke.voice.analysis.internal.Ge2eSpeakerEncoder;
import org.chatterbloke.voice.api.CloneReport;
import org.chatterbloke.voice.api.CloneRequest;
import org.chatterbloke.voice.api.CloneResult;
import org.chatterbloke.voice.api.CloningException;
import org.chatterbloke.voice.api.EqualiserCurve;
import org.chatterbloke.voice.api.ParameterDescriptor;
import org.chatterbloke.voice.api.ParameterValues;
import org.chatterbloke.voice.api.ReferenceRecording;
import org.chatterbloke.voice.api.Sex;
import org.chatterbloke.voice.api.VoiceCloner;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MatchClonerTest extends VoiceClonerContract {

  private static final Ge2eSpeakerEncoder ENCODER = new Ge2eSpeakerEncoder(TestModels.store());
  private static final StockVoiceTable TABLE = table();

  /** Only the most promising voice is heard: enough for most tests, and fast. */
  private static final ParameterValues FEW = ParameterValues.NONE.with(MatchCloner.CANDIDATES, 1);

  private static final ParameterValues ALL = ParameterValues.NONE.with(MatchCloner.CANDIDATES, 60);

  private final SyntheticVoices voices = new SyntheticVoices();

  @AfterAll
  static void release() {
    ENCODER.close();
  }

  private static StockVoiceTable table() {
    try {
      SyntheticVoices voices = new SyntheticVoices();
      StringWriter text = new StringWriter();
      StockVoiceTable.measure(text, voices.engine(), ENCODER, voices, new NullProgressMonitor());
      return StockVoiceTable.read(new StringReader(text.toString()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected VoiceCloner cloner() {
    return new MatchCloner(ENCODER, TABLE);
  }

  @Override
  protected ReferenceRecording usableRecording() {
    return recording(128, 1.0);
  }

  @Override
  protected CloneRequest request(List<ReferenceRecording> recordings, Path folder) {
    return request(recordings, "en-US", Sex.UNKNOWN, FEW, folder);
  }

  private CloneRequest request(
      List<ReferenceRecording> recordings,
      String language,
      Sex sex,
      ParameterValues parameters,
      Path folder) {
    return new CloneRequest(
        "Somebody", voices.engine(), recordings, language, sex, parameters, folder, voices);
  }

  private static ReferenceRecording recording(double pitch, double tract) {
    return new ReferenceRecording(
        "somebody.wav", SyntheticSpeech.of(16_000, 10, pitch, tract, 7), "");
  }

  private CloneResult match(ReferenceRecording recording, Sex sex, ParameterValues parameters)
      throws CloningException {
    return match(cloner(), request(List.of(recording), "en-US", sex, parameters, temporary));
  }

  private static CloneResult match(VoiceCloner cloner, CloneRequest request)
      throws CloningException {
    return cloner.clone(request, note -> {}, new NullProgressMonitor());
  }

  /** A recording through a microphone that swallows the treble and booms. */
  private static ReferenceRecording coloured(ReferenceRecording recording) {
    LinearPhaseFilter filter =
        LinearPhaseFilter.design(16_000, new double[] {200, 1000, 4000}, new double[] {6, 0, -9});
    AudioClip clip = AudioClip.wrap(16_000, filter.apply(recording.audio().channel(0)));
    return new ReferenceRecording(recording.name(), clip, "");
  }

  @Test
  void theNearestVoiceIsChosenInTheSpeakersPitch() throws Exception {
    CloneResult result = match(recording(128, 1.0), Sex.UNKNOWN, ALL);
    assertEquals("man", result.voice().name());
    assertTrue(result.voice().isStock());
    double semitones = result.parameters().get(ParameterDescriptor.pitch());
    assertEquals(12 * Math.log(128 / 120.0) / Math.log(2), semitones, 0.5);
  }

  @Test
  void aWomanIsMetByAWoman() throws Exception {
    CloneResult result = match(recording(215, 1.18), Sex.UNKNOWN, FEW);
    assertTrue(result.voice().name().endsWith("woman"), result.voice().name());
    assertTrue(
        result.report().remarks().stream().anyMatch(remark -> remark.contains("sound female")));
  }

  @Test
  void theWantedSexIsObeyed() throws Exception {
    CloneResult result = match(recording(128, 1.0), Sex.FEMALE, FEW);
    assertTrue(result.voice().name().endsWith("woman"), result.voice().name());
    double semitones = result.parameters().get(ParameterDescriptor.pitch());
    assertTrue(semitones < 0 && semitones >= -12, semitones + " semitones");
  }

  @Test
  void aVoicedSpeakerIsNotMetByAWhisperer() throws Exception {
    CloneRequest request =
        request(List.of(recording(200, 1.15)), "en-US", Sex.FEMALE, ALL, temporary);
    List<String> notes = new ArrayList<>();
    cloner().clone(request, notes::add, new NullProgressMonitor());
    assertTrue(notes.stream().anyMatch(note -> note.contains("low_woman")), notes.toString());
    assertFalse(notes.stream().anyMatch(note -> note.contains("whisperer")), notes.toString());
  }

  @Test
  void theEqualiserBringsAColouredRecordingNearer() throws Exception {
    CloneResult result = match(coloured(recording(128, 1.0)), Sex.MALE, FEW);
    EqualiserCurve curve = result.equaliser();
    assertNotNull(curve);
    double[] gains = curve.gains();
    assertTrue(Arrays.stream(gains).allMatch(gain -> Math.abs(gain) <= 12));
    assertTrue(gains[3] > gains[30] + 6, Arrays.toString(gains));
    Map<String, Double> figures = result.report().figures();
    double without = figures.get(MatchReport.WITH_PITCH);
    double with = figures.get(MatchReport.WITH_EQUALISER);
    assertTrue(with > without, with + " against " + without);
    assertEquals(with, result.report().similarity());
  }

  @Test
  void theEqualiserCanBeSwitchedOff() throws Exception {
    CloneResult result =
        match(coloured(recording(128, 1.0)), Sex.MALE, FEW.with(MatchCloner.EQUALISER, 0));
    assertNull(result.equaliser());
    assertFalse(result.report().figures().containsKey(MatchReport.WITH_EQUALISER));
  }

  @Test
  void theReportSaysWhatItIsAndHowToReadIt() throws Exception {
    CloneReport report = match(recording(128, 1.0), Sex.MALE, FEW).report();
    String summary = report.summary();
    assertTrue(summary.contains("closest voice and not a clone"), summary);
    assertTrue(summary.contains("0.86 to 0.96"), summary);
    assertTrue(summary.contains("less than 0.74"), summary);
    assertTrue(report.remarks().getFirst().contains("plug-ins"), report.remarks().toString());
    assertTrue(report.figures().containsKey(MatchReport.NEAREST));
    assertEquals("GE2E", report.scoredBy());
  }

  @Test
  void onlyVoicesOfTheLanguageAreConsidered() throws Exception {
    CloneRequest request =
        request(List.of(recording(210, 1.2)), "fr-CA", Sex.FEMALE, FEW, temporary);
    CloneResult result = match(cloner(), request);
    assertEquals("homme", result.voice().name());
    assertTrue(
        result.report().remarks().stream().anyMatch(remark -> remark.contains("wanted sex")));
  }

  @Test
  void aLanguageWithoutVoicesIsRefused() {
    CloneRequest request =
        request(List.of(recording(128, 1)), "ja-JP", Sex.UNKNOWN, FEW, temporary);
    CloningException failure = assertThrows(CloningException.class, () -> match(cloner(), request));
    assertEquals(FailureKind.NOT_FOUND, failure.kind());
    assertTrue(failure.sentence().contains("ja-JP"), failure.sentence());
  }

  @Test
  void aVoiceOutsideTheTableIsHeardFirst() throws Exception {
    CloneRequest request = request(List.of(recording(128, 1)), "fr-FR", Sex.MALE, FEW, temporary);
    CloneResult known = match(cloner(), request);
    int heardWithTable = voices.timesHeard();
    List<String> notes = new ArrayList<>();
    CloneResult unknown =
        new MatchCloner(ENCODER, StockVoiceTable.empty())
            .clone(request, notes::add, new NullProgressMonitor());
    int heardWithout = voices.timesHeard() - heardWithTable;
    int sentences = CalibrationText.in("fr-FR").sentences().size();
    assertEquals(heardWithTable + sentences, heardWithout);
    assertTrue(notes.contains("Listening to homme for the first time."), notes.toString());
    assertEquals(known.voice(), unknown.voice());
  }

  @Test
  void aClippedRecordingIsRefusedByName() {
    float[] samples = SyntheticSpeech.of(16_000, 10, 128, 1, 7).channel(0);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.clamp(10 * samples[i], -1f, 1f);
    }
    ReferenceRecording clipped =
        new ReferenceRecording("loud.mp3", AudioClip.wrap(16_000, samples), "");
    CloningException failure =
        assertThrows(CloningException.class, () -> match(clipped, Sex.MALE, FEW));
    assertTrue(failure.sentence().contains("loud.mp3 is clipped"), failure.sentence());
  }

  @Test
  void aTelephoneRecordingLeavesTheUpperBandsAlone() throws Exception {
    AudioClip narrow = Resampler.resample(recording(128, 1.0).audio(), 8_000);
    CloneResult result =
        match(coloured16(new ReferenceRecording("phone.wav", narrow, "")), Sex.MALE, FEW);
    EqualiserCurve curve = result.equaliser();
    if (curve != null) {
      double[] frequencies = curve.frequencies();
      double[] gains = curve.gains();
      double atEdge = 0;
      for (int b = 0; b < gains.length; b++) {
        if (frequencies[b] < 3_880) {
          atEdge = gains[b];
        } else {
          assertEquals(atEdge, gains[b], 1e-9, frequencies[b] + " Hz");
        }
      }
    }
    assertTrue(result.report().remarks().stream().anyMatch(remark -> remark.contains("4000 Hz")));
  }

  private static ReferenceRecording coloured16(ReferenceRecording recording) {
    LinearPhaseFilter filter =
        LinearPhaseFilter.design(8_000, new double[] {200, 1000, 3500}, new double[] {6, 0, -8});
    AudioClip clip = AudioClip.wrap(8_000, filter.apply(recording.audio().channel(0)));
    return new ReferenceRecording(recording.name(), clip, "");
  }
}
