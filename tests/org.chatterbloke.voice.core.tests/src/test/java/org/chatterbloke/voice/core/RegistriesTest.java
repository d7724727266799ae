package org.chatterbloke.voice.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.AudioSink;
import org.chatterbloke.testkit.FakeFrontEnd;
import org.chatterbloke.testkit.FakeVoiceEngine;
import org.chatterbloke.text.SpokenText;
import org.chatterbloke.voice.api.EngineUnavailableException;
import org.chatterbloke.voice.api.OpenOptions;
import org.chatterbloke.voice.api.ParameterValues;
import org.chatterbloke.voice.api.SpeechRequest;
import org.chatterbloke.voice.api.SpokenSegment;
import org.chatterbloke.voice.api.StockVoice;
import org.chatterbloke.voice.api.VoiceConverter;
import org.chatterbloke.voice.api.VoiceData;
import org.chatterbloke.voice.api.VoiceSession;
import org.chatterbloke.voice.core.internal.LiveClonerRegistry;
import org.chatterbloke.voice.core.internal.LiveEngineRegistry;
import org.chatterbloke.voice.core.internal.LiveFrontEndRegistry;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;

class RegistriesTest {

  private static final OpenOptions ONE = new OpenOptions(1, false);
  private static final OpenOptions TWO = new OpenOptions(2, false);

  private final LiveEngineRegistry engines = new LiveEngineRegistry();

  private VoiceSession borrow(String id, OpenOptions options) throws Exception {
    return engines.borrow(id, options, new NullProgressMonitor());
  }

  @Test
  void enginesAreListedById() {
    engines.addEngine(new FakeVoiceEngine("beta"));
    engines.addEngine(new FakeVoiceEngine("alpha"));
    assertEquals(
        List.of("alpha", "beta"), engines.descriptors().stream().map(d -> d.id()).toList());
    assertTrue(engines.descriptor("beta").isPresent());
    assertFalse(engines.descriptor("gamma").isPresent());
  }

  @Test
  void anEngineWhoseIdIsTakenIsRejectedAndItsLeavingChangesNothing() throws Exception {
    FakeVoiceEngine first = new FakeVoiceEngine("same");
    FakeVoiceEngine second = new FakeVoiceEngine("same");
    engines.addEngine(first);
    engines.addEngine(second);
    borrow("same", ONE).close();
    assertEquals(1, first.opened());
    engines.removeEngine(second);
    assertEquals(1, engines.descriptors().size());
    assertEquals(0, first.closed());
  }

  @Test
  void sessionsAreOpenedWhenNeededAndUsedAgain() throws Exception {
    FakeVoiceEngine engine = new FakeVoiceEngine("fake");
    engines.addEngine(engine);
    VoiceSession a = borrow("fake", ONE);
    VoiceSession b = borrow("fake", ONE);
    assertEquals(2, engine.opened());
    a.close();
    a.close();
    VoiceSession c = borrow("fake", ONE);
    assertEquals(2, engine.opened());
    borrow("fake", TWO);
    assertEquals(3, engine.opened());
    assertThrows(IllegalStateException.class, a::stockVoices);
    assertEquals(2, c.stockVoices().size());
    b.close();
    engines.closeIdleSessions();
    assertEquals(1, engine.closed());
  }

  @Test
  void sessionsAreClosedWhenTheirEngineLeaves() throws Exception {
    FakeVoiceEngine engine = new FakeVoiceEngine("fake");
    engines.addEngine(engine);
    borrow("fake", ONE).close();
    VoiceSession lent = borrow("fake", TWO);
    engines.removeEngine(engine);
    assertEquals(2, engine.closed());
    EngineUnavailableException failure =
        assertThrows(
            EngineUnavailableException.class,
            () -> lent.speak(request(), AudioSink.discard(), new NullProgressMonitor()));
    assertTrue(failure.sentence().contains("removed"), failure.sentence());
    lent.close();
    assertThrows(EngineUnavailableException.class, () -> borrow("fake", ONE));
    engines.addEngine(engine);
    borrow("fake", ONE);
    assertEquals(3, engine.opened());
  }

  private static SpeechRequest request() {
    return new SpeechRequest(
        VoiceData.stock("fake", "fake_anna"),
        new SpokenText("", "en-US", List.of()),
        ParameterValues.NONE,
        0);
  }

  @Test
  void anUnknownEngineIsAnsweredWithTheKnownOnes() {
    engines.addEngine(new FakeVoiceEngine("alpha"));
    EngineUnavailableException failure =
        assertThrows(EngineUnavailableException.class, () -> borrow("alhpa", ONE));
    assertTrue(failure.remedy().contains("alpha"), failure.remedy());
  }

  @Test
  void sessionsThatConvertStillDoWhenTheyAreLent() throws Exception {
    engines.addEngine(
        new FakeVoiceEngine("fake") {
          @Override
          public VoiceSession open(OpenOptions options, IProgressMonitor monitor) {
            return new Converting();
          }
        });
    VoiceConverter converter = assertInstanceOf(VoiceConverter.class, borrow("fake", ONE));
    AudioClip clip = AudioClip.silence(8000, 10);
    assertSame(
        clip,
        converter.convert(
            clip, VoiceData.stock("fake", "fake_anna"), 0, new NullProgressMonitor()));
  }

  private static final class Converting implements VoiceSession, VoiceConverter {
    @Override
    public AudioClip convert(
        AudioClip source, VoiceData target, long seed, IProgressMonitor monitor) {
      return source;
    }

    @Override
    public List<StockVoice> stockVoices() {
      return List.of();
    }

    @Override
    public SpokenSegment speak(SpeechRequest request, AudioSink sink, IProgressMonitor monitor) {
      return new SpokenSegment(0, List.of(), 0);
    }

    @Override
    public void close() {}
  }

  @Test
  void theNearestLanguageIsFound() {
    LiveFrontEndRegistry frontEnds = new LiveFrontEndRegistry();
    FakeFrontEnd english = new FakeFrontEnd();
    FakeFrontEnd late = new FakeFrontEnd(Set.of("en-US", "de-DE"));
    frontEnds.addFrontEnd(english);
    frontEnds.addFrontEnd(late);
    assertEquals(Set.of("de-DE", "en-GB", "en-US"), frontEnds.languages());
    assertSame(english, frontEnds.forLanguage("en-US").orElseThrow().frontEnd());
    assertEquals("en-US", frontEnds.forLanguage("en-us").orElseThrow().language());
    assertEquals("en-GB", frontEnds.forLanguage("en-AU").orElseThrow().language());
    assertEquals("de-DE", frontEnds.forLanguage("de").orElseThrow().language());
    assertTrue(frontEnds.forLanguage("fr").isEmpty());
    frontEnds.removeFrontEnd(english);
    assertEquals(Set.of("de-DE"), frontEnds.languages());
  }

  @Test
  void clonersAreFoundById() {
    LiveClonerRegistry cloners = new LiveClonerRegistry();
    FakeCloner cloner = new FakeCloner("match", "fake");
    cloners.addCloner(cloner);
    cloners.addCloner(new FakeCloner("match", "fake"));
    assertSame(cloner, cloners.find("match").orElseThrow());
    assertEquals(1, cloners.descriptors().size());
    cloners.removeCloner(cloner);
    assertTrue(cloners.find("match").isEmpty());
  }
}
