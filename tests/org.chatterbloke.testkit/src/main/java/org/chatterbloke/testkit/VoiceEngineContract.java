package org.chatterbloke.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chatterbloke.audio.AudioSink;
import org.chatterbloke.audio.dsp.F0Tracker;
import org.chatterbloke.base.UserFacingFailure;
import org.chatterbloke.text.SpokenText;
import org.chatterbloke.text.SpokenToken;
import org.chatterbloke.voice.api.EngineDescriptor;
import org.chatterbloke.voice.api.EngineFeature;
import org.chatterbloke.voice.api.OpenOptions;
import org.chatterbloke.voice.api.ParameterDescriptor;
import org.chatterbloke.voice.api.ParameterValues;
import org.chatterbloke.voice.api.SpeechFailedException;
import org.chatterbloke.voice.api.SpeechRequest;
import org.chatterbloke.voice.api.SpokenSegment;
import org.chatterbloke.voice.api.StockVoice;
import org.chatterbloke.voice.api.UnknownVoiceException;
import org.chatterbloke.voice.api.VoiceData;
import org.chatterbloke.voice.api.VoiceEngine;
import org.chatterbloke.voice.api.VoiceEngineException;
import org.chatterbloke.voice.api.VoiceSession;
import org.chatterbloke.voice.api.WordTime;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What every voice engine keeps. A plug-in's test extends this class and gives its engine; it
 * passes before the plug-in lands. One session serves all tests, as it would in the product.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class VoiceEngineContract {

  private static final long SEED = 20_261_123;

  private VoiceEngine engine;
  private VoiceSession session;

  /** The engine under test; called once. */
  protected abstract VoiceEngine engine();

  /** A voice that it can speak; the first stock voice if not overridden. */
  protected VoiceData voice() {
    return VoiceData.stock(descriptor().id(), descriptor().voices().getFirst().id());
  }

  /** A short sentence that it can speak, about two seconds. */
  protected SpokenText sentence() {
    return SpokenTexts.sentence();
  }

  /** Another one, longer. */
  protected SpokenText longerSentence() {
    return SpokenTexts.longerSentence();
  }

  /** How the engine is opened. */
  protected OpenOptions options() {
    return new OpenOptions(2, true);
  }

  @BeforeAll
  final void open() throws VoiceEngineException {
    engine = engine();
    session = engine.open(options(), new NullProgressMonitor());
  }

  @AfterAll
  final void close() {
    if (session != null) {
      session.close();
    }
  }

  private EngineDescriptor descriptor() {
    return engine.descriptor();
  }

  /** What was spoken: the result and the samples that reached the sink. */
  protected record Heard(SpokenSegment segment, float[] samples) {}

  /** Collects samples. */
  private static final class Recorder implements AudioSink {
    private float[] samples = new float[1 << 16];
    private int length;

    @Override
    public void write(float[] source, int offset, int count) {
      if (length + count > samples.length) {
        samples = Arrays.copyOf(samples, Math.max(2 * samples.length, length + count));
      }
      System.arraycopy(source, offset, samples, length, count);
      length += count;
    }

    float[] recorded() {
      return Arrays.copyOf(samples, length);
    }
  }

  /** Speaks with the contract's session. */
  protected final Heard speak(VoiceData voice, SpokenText text, ParameterValues parameters)
      throws VoiceEngineException {
    return speak(session, voice, text, parameters);
  }

  private static Heard speak(
      VoiceSession session, VoiceData voice, SpokenText text, ParameterValues parameters)
      throws VoiceEngineException {
    Recorder recorder = new Recorder();
    SpokenSegment segment =
        session.speak(
            new SpeechRequest(voice, text, parameters, SEED), recorder, new NullProgressMonitor());
    return new Heard(segment, recorder.recorded());
  }

  private Heard speak(SpokenText text) throws VoiceEngineException {
    return speak(voice(), text, ParameterValues.NONE);
  }

  private SpeechRequest request(VoiceData voice) {
    return new SpeechRequest(voice, sentence(), ParameterValues.NONE, SEED);
  }

  private static void assertHelpful(UserFacingFailure failure) {
    assertFalse(failure.sentence().isBlank());
    assertFalse(failure.remedy().isBlank());
    assertTrue(failure.sentence().endsWith("."), failure.sentence());
    assertFalse(failure.sentence().contains("Exception"), failure.sentence());
  }

  @Test
  void descriptorIsCompleteAndStable() {
    EngineDescriptor descriptor = descriptor();
    assertEquals(descriptor, engine.descriptor());
    assertTrue(descriptor.id().matches("[a-z][a-z0-9-]*"), descriptor.id());
    assertFalse(descriptor.name().isBlank());
    assertFalse(descriptor.version().isBlank());
    assertFalse(descriptor.licence().isBlank());
    assertFalse(descriptor.description().isBlank());
    assertFalse(descriptor.languages().isEmpty());
    assertTrue(descriptor.sampleRate() >= 8000 && descriptor.sampleRate() <= 192_000);
    assertTrue(descriptor.maximumInput() > 0);
    assertEquals(
        descriptor.has(EngineFeature.SPEED),
        descriptor.parameter(ParameterDescriptor.SPEED).isPresent());
    assertEquals(
        descriptor.has(EngineFeature.PITCH),
        descriptor.parameter(ParameterDescriptor.PITCH).isPresent());
  }

  @Test
  void descriptorTakesNoTime() {
    long start = System.nanoTime();
    for (int i = 0; i < 1000; i++) {
      engine.descriptor();
    }
    assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 1000);
  }

  @Test
  void voicesAreUniqueAndSpeakDeclaredLanguages() {
    Set<String> ids = new HashSet<>();
    for (StockVoice voice : session.stockVoices()) {
      assertTrue(ids.add(voice.id()), voice.id());
      assertTrue(descriptor().languages().contains(voice.language()), voice.language());
      assertFalse(voice.name().isBlank());
    }
    for (StockVoice voice : descriptor().voices()) {
      assertTrue(ids.contains(voice.id()), voice.id());
    }
  }

  @Test
  void openingStopsWhenCancelled() {
    NullProgressMonitor cancelled = new NullProgressMonitor();
    cancelled.setCanceled(true);
    assertThrows(OperationCanceledException.class, () -> engine.open(options(), cancelled));
  }

  @Test
  void speaksFiniteSamplesInRangeAndCountsThem() throws Exception {
    Heard heard = speak(sentence());
    assertEquals(heard.samples().length, heard.segment().samples());
    assertEquals(SEED, heard.segment().seed());
    double seconds = (double) heard.samples().length / descriptor().sampleRate();
    assertTrue(seconds > 0.4 && seconds < 10, seconds + " s");
    assertUsable(heard.samples());
    double power = 0;
    for (float sample : heard.samples()) {
      power += sample * sample;
    }
    double rms = Math.sqrt(power / heard.samples().length);
    assertTrue(rms > 0.003, "louder than silence: " + rms);
  }

  private static void assertUsable(float[] samples) {
    for (int i = 0; i < samples.length; i++) {
      if (!(Math.abs(samples[i]) <= 1)) {
        throw new AssertionError("sample " + i + " is " + samples[i]);
      }
    }
  }

  @Test
  void nothingToSayGivesAnEmptySegment() throws Exception {
    for (SpokenText text : List.of(SpokenTexts.empty(), SpokenTexts.marksOnly())) {
      Heard heard = speak(text);
      assertEquals(0, heard.segment().samples());
      assertEquals(0, heard.samples().length);
      assertEquals(List.of(), heard.segment().words());
    }
  }

  @Test
  void speaksTheLongestTextThatItDeclares() throws Exception {
    SpokenText text = SpokenTexts.ofLength(Math.min(descriptor().maximumInput(), 5000));
    Heard heard = speak(text);
    assertEquals(heard.samples().length, heard.segment().samples());
    assertTrue(heard.samples().length > 5 * speak(sentence()).samples().length);
    assertUsable(heard.samples());
    assertWordTimes(text, heard);
  }

  @Test
  void textBeyondTheLongestIsSpokenWholeOrRejectedInWords() throws Exception {
    SpokenText text = SpokenTexts.ofLength(Math.min(descriptor().maximumInput() + 40, 6000));
    try {
      Heard heard = speak(text);
      assertUsable(heard.samples());
      assertWordTimes(text, heard);
    } catch (SpeechFailedException e) {
      assertHelpful(e);
    }
  }

  @Test
  void sameSeedGivesSameSamplesInAnyOrderAndInAnySession() throws Exception {
    Heard first = speak(sentence());
    Heard other = speak(longerSentence());
    assertNotEquals(first.samples().length, other.samples().length);
    assertArrayEquals(other.samples(), speak(longerSentence()).samples());
    try (VoiceSession second = engine.open(options(), new NullProgressMonitor())) {
      Heard again = speak(second, voice(), sentence(), ParameterValues.NONE);
      assertArrayEquals(first.samples(), again.samples());
      assertEquals(first.segment(), again.segment());
    }
  }

  @Test
  void twoSessionsWorkSideBySide() throws Exception {
    float[] alone = speak(sentence()).samples();
    float[] longerAlone = speak(longerSentence()).samples();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (VoiceSession second = engine.open(options(), new NullProgressMonitor())) {
      Callable<Heard> here = () -> speak(sentence());
      Callable<Heard> there = () -> speak(second, voice(), longerSentence(), ParameterValues.NONE);
      List<Future<Heard>> both = threads.invokeAll(List.of(here, there));
      assertArrayEquals(alone, both.get(0).get().samples());
      assertArrayEquals(longerAlone, both.get(1).get().samples());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void closedSessionsStayClosedAndLeaveOthersOpen() throws Exception {
    VoiceSession second = engine.open(options(), new NullProgressMonitor());
    second.close();
    second.close();
    assertThrows(
        IllegalStateException.class,
        () -> second.speak(request(voice()), AudioSink.discard(), new NullProgressMonitor()));
    assertTrue(speak(sentence()).samples().length > 0);
  }

  @Test
  void unknownVoicesAreRejectedWithARemedy() {
    for (VoiceData unknown :
        List.of(
            VoiceData.stock(descriptor().id(), "no_such_voice"),
            VoiceData.stock(descriptor().id(), ""),
            VoiceData.stock("another-engine", voice().name()))) {
      UnknownVoiceException failure =
          assertThrows(
              UnknownVoiceException.class,
              () ->
                  session.speak(request(unknown), AudioSink.discard(), new NullProgressMonitor()));
      assertHelpful(failure);
    }
  }

  @Test
  void brokenVoiceDataIsRejectedInWords() {
    VoiceData broken =
        new VoiceData(
            descriptor().id(),
            "format-of-nobody-1",
            "Broken",
            Map.of("weights", Path.of("no", "such", "file")),
            "broken");
    VoiceEngineException failure =
        assertThrows(
            VoiceEngineException.class,
            () -> session.speak(request(broken), AudioSink.discard(), new NullProgressMonitor()));
    assertHelpful(failure);
  }

  @Test
  void parametersOfOthersAreIgnored() throws Exception {
    ParameterValues strange = ParameterValues.NONE.with("no-such-parameter", 7);
    assertArrayEquals(speak(sentence()).samples(), speak(voice(), sentence(), strange).samples());
  }

  @Test
  void speedChangesTheLength() throws Exception {
    assumeTrue(descriptor().has(EngineFeature.SPEED));
    double own = speak(longerSentence()).samples().length;
    for (double speed : new double[] {0.5, 0.8, 1.5, 2}) {
      Heard heard =
          speak(
              voice(),
              longerSentence(),
              ParameterValues.NONE.with(ParameterDescriptor.SPEED, speed));
      assertUsable(heard.samples());
      assertWordTimes(longerSentence(), heard);
      double reached = own / heard.samples().length;
      assertTrue(Math.abs(Math.log(reached / speed)) < Math.log(1.3), speed + " became " + reached);
    }
  }

  @Test
  void pitchMovesTheFundamental() throws Exception {
    assumeTrue(descriptor().has(EngineFeature.PITCH));
    double own = medianPitch(speak(longerSentence()).samples());
    for (double semitones : new double[] {-5, 4}) {
      Heard heard =
          speak(
              voice(),
              longerSentence(),
              ParameterValues.NONE.with(ParameterDescriptor.PITCH, semitones));
      assertUsable(heard.samples());
      double moved = 12 * Math.log(medianPitch(heard.samples()) / own) / Math.log(2);
      assertEquals(semitones, moved, 1.2);
    }
  }

  private double medianPitch(float[] samples) {
    int rate = descriptor().sampleRate();
    return new F0Tracker().track(samples, rate, rate / 80).median();
  }

  @Test
  void pitchAtBothEndsOfItsRangeIsUsable() throws Exception {
    assumeTrue(descriptor().has(EngineFeature.PITCH));
    ParameterDescriptor pitch = descriptor().parameter(ParameterDescriptor.PITCH).orElseThrow();
    for (double value : new double[] {pitch.minimum(), pitch.maximum()}) {
      Heard heard =
          speak(voice(), sentence(), ParameterValues.NONE.with(ParameterDescriptor.PITCH, value));
      assertUsable(heard.samples());
      assertTrue(heard.samples().length > 0);
    }
  }

  @Test
  void wordTimesAreInOrderAndInside() throws Exception {
    Heard heard = speak(longerSentence());
    assertWordTimes(longerSentence(), heard);
  }

  private void assertWordTimes(SpokenText text, Heard heard) {
    List<WordTime> words = heard.segment().words();
    if (!descriptor().has(EngineFeature.WORD_TIMES)) {
      assertEquals(List.of(), words);
      return;
    }
    List<SpokenToken> tokens = text.tokens();
    long spoken = tokens.stream().filter(t -> t.isWord() && !t.phonemes().isEmpty()).count();
    assertEquals(spoken, words.size());
    double end = (double) heard.samples().length / descriptor().sampleRate();
    double last = 0;
    int lastToken = -1;
    for (WordTime word : words) {
      assertTrue(tokens.get(word.token()).isWord());
      assertTrue(word.token() > lastToken);
      assertTrue(word.start() >= last - 1e-6, word + " before " + last);
      assertTrue(word.end() >= word.start() && word.end() <= end + 1e-6, word + " of " + end);
      last = word.end();
      lastToken = word.token();
    }
  }

  @Test
  void mixOfTwoVoicesIsAThirdVoice() throws Exception {
    assumeTrue(descriptor().has(EngineFeature.VOICE_MIX));
    List<StockVoice> voices = session.stockVoices();
    assumeTrue(voices.size() > 1);
    String one = voices.get(0).id();
    String two = voices.get(1).id();
    String id = descriptor().id();
    float[] mixed =
        speak(VoiceData.stock(id, one + "*0.5+" + two + "*0.5"), sentence(), ParameterValues.NONE)
            .samples();
    assertUsable(mixed);
    for (String pure : List.of(one, two)) {
      float[] alone = speak(VoiceData.stock(id, pure), sentence(), ParameterValues.NONE).samples();
      assertFalse(Arrays.equals(mixed, alone), pure);
    }
    for (String bad : List.of(one + "*", one + "*x", one + "+", one + "*-1+" + two, "*1")) {
      UnknownVoiceException failure =
          assertThrows(
              UnknownVoiceException.class,
              () -> speak(VoiceData.stock(id, bad), sentence(), ParameterValues.NONE),
              bad);
      assertHelpful(failure);
    }
  }

  @Test
  void failureOfTheSinkIsReportedAndTheSessionGoesOn() throws Exception {
    IOException full = new IOException("no space left");
    AudioSink failing =
        (samples, offset, length) -> {
          throw full;
        };
    SpeechFailedException failure =
        assertThrows(
            SpeechFailedException.class,
            () -> session.speak(request(voice()), failing, new NullProgressMonitor()));
    assertEquals(full, failure.getCause());
    assertHelpful(failure);
    assertTrue(speak(sentence()).samples().length > 0);
  }

  @Test
  void cancelBeforeTheStartSpeaksNothing() throws Exception {
    NullProgressMonitor cancelled = new NullProgressMonitor();
    cancelled.setCanceled(true);
    Recorder recorder = new Recorder();
    assertThrows(
        OperationCanceledException.class,
        () -> session.speak(request(voice()), recorder, cancelled));
    assertEquals(0, recorder.length);
    assertTrue(speak(sentence()).samples().length > 0);
  }

  @Test
  void cancelWhileAudioArrivesStopsIt() throws Exception {
    int whole = speak(longerSentence()).samples().length;
    IProgressMonitor monitor = new NullProgressMonitor();
    int[] arrived = new int[1];
    AudioSink cancelling =
        (samples, offset, length) -> {
          arrived[0] += length;
          monitor.setCanceled(true);
        };
    SpeechRequest request =
        new SpeechRequest(voice(), longerSentence(), ParameterValues.NONE, SEED);
    try {
      session.speak(request, cancelling, monitor);
      assertEquals(whole, arrived[0], "came in one piece");
    } catch (OperationCanceledException e) {
      assertTrue(arrived[0] < whole);
    }
  }
}
