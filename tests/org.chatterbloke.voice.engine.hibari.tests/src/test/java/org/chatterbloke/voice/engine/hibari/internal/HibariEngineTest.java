package org.chatterbloke.voice.engine.hibari.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.inference.onnx.InferenceException;
import org.chatterbloke.testkit.TestModels;
import org.chatterbloke.text.PhonemeOrigin;
import org.chatterbloke.text.SpokenText;
import org.chatterbloke.text.SpokenToken;
import org.chatterbloke.text.TextSpan;
import org.chatterbloke.voice.api.OpenOptions;
import org.chatterbloke.voice.api.ParameterValues;
import org.chatterbloke.voice.api.SpeechFailedException;
import org.chatterbloke.voice.api.SpeechRequest;
import org.chatterbloke.voice.api.SpokenSegment;
import org.chatterbloke.voice.api.VoiceData;
import org.chatterbloke.voice.api.VoiceEngineException;
import org.chatterbloke.voice.api.VoiceSession;
import org.chatterbloke.voice.api.WordTime;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HibariEngineTest {

  private static final VoiceData HEART = VoiceData.stock("hibari", "hibari_heart");

  private static VoiceSession session;

  @BeforeAll
  static void open() throws VoiceEngineException {
    TestModels.require("hibari");
    session =
        new HibariEngine(TestModels.store())
            .open(new OpenOptions(1, false), new NullProgressMonitor());
  }

  @AfterAll
  static void close() {
    session.close();
    session.close();
  }

  @Test
  void speedShortensAndLengthens() throws VoiceEngineException {
    String text = "ʃˌi sˈɛlz sˈi ʃˈɛlz bI ðə sˈi ʃˈɔɹ.";
    int normal = speak(text, 1, 0, 1).length;
    assertTrue(speak(text, 2, 0, 1).length < 0.65 * normal);
    assertTrue(speak(text, 0.5, 0, 1).length > 1.6 * normal);
  }

  @Test
  void pitchKeepsTheLengthAndStaysInRange() throws VoiceEngineException {
    String text = "ʃˌi sˈɛlz sˈi ʃˈɛlz bI ðə sˈi ʃˈɔɹ.";
    int normal = speak(text, 1, 0, 1).length;
    for (double semitones : new double[] {-12, -3, 3, 12}) {
      float[] samples = speak(text, 1, semitones, 1);
      assertEquals(normal, samples.length, "length at " + semitones);
      for (float sample : samples) {
        assertTrue(Math.abs(sample) <= 1, "range at " + semitones);
      }
    }
  }

  @Test
  void wordTimesAreInOrderAndCoverTheSpeech() throws VoiceEngineException {
    SpokenSegment segment =
        session.speak(request("ðə kwˈɪk bɹˈWn fˈɑks."), (s, o, n) -> {}, new NullProgressMonitor());
    List<WordTime> words = segment.words();
    assertEquals(4, words.size());
    double before = 0;
    for (int i = 0; i < 4; i++) {
      assertEquals(i, words.get(i).token());
      assertTrue(words.get(i).start() >= before, "order");
      assertTrue(words.get(i).end() > words.get(i).start(), "length");
      before = words.get(i).end();
    }
    assertTrue(before <= segment.samples() / 24000.0);
  }

  @Test
  void longTextIsCutAndSpokenInFull() throws VoiceEngineException {
    String sentence = "ʃˌi sˈɛlz sˈi ʃˈɛlz bI ðə sˈi ʃˈɔɹ ";
    SpokenSegment segment =
        session.speak(
            request(sentence.repeat(40).strip()), (s, o, n) -> {}, new NullProgressMonitor());
    assertEquals(320, segment.words().size());
    assertTrue(segment.samples() > 40 * 24000, "length");
    assertTrue(segment.words().getLast().end() <= segment.samples() / 24000.0);
  }

  @Test
  void seedsDiffer() throws VoiceEngineException {
    assertFalse(Arrays.equals(speak("həlˈO ðˈɛɹ.", 1, 0, 11), speak("həlˈO ðˈɛɹ.", 1, 0, 12)));
  }

  @Test
  void aWordLongerThanTheNetworkTakesIsOneWord() throws VoiceEngineException {
    SpokenSegment segment =
        session.speak(
            request("lɑ".repeat(300) + " ðˈɛɹ."), (s, o, n) -> {}, new NullProgressMonitor());
    assertEquals(List.of(0, 1), segment.words().stream().map(WordTime::token).toList());
  }

  @Test
  void outputBeyondUseIsRefused() throws VoiceEngineException {
    float[] loud = {0.5f, -0.95f, 3, -7};
    OutputGuard.check(loud, "text");
    assertEquals(0.5f, loud[0]);
    assertTrue(loud[1] < -0.9 && loud[1] >= -1 && loud[2] <= 1 && loud[3] >= -1);
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, 9}) {
      assertThrows(
          SpeechFailedException.class, () -> OutputGuard.check(new float[] {0, bad}, "text"));
    }
  }

  @Test
  void nothingToSayIsSilent() throws VoiceEngineException {
    for (String text : new String[] {"", "\uD83D\uDE00", "\u0000\u0007"}) {
      SpokenSegment segment =
          session.speak(request(text), (s, o, n) -> {}, new NullProgressMonitor());
      assertEquals(0, segment.samples(), "for " + text);
    }
  }

  @Test
  void anotherGraphIsRefusedWithASentence() {
    InferenceException failure =
        assertThrows(InferenceException.class, () -> HibariGraph.open(new byte[5000]));
    assertEquals(FailureKind.STORAGE, failure.kind());
    assertTrue(failure.sentence().contains("hibari.onnx"));
  }

  @Test
  void vocabularyHasAllSymbolsOfTheModel() throws InferenceException {
    PhonemeVocabulary vocabulary =
        PhonemeVocabulary.read(TestModels.require("hibari").file("vocab.json"));
    assertEquals(114, vocabulary.size());
    assertEquals(11, vocabulary.id('"'));
    assertEquals(16, vocabulary.id(' '));
    assertEquals(156, vocabulary.id('ˈ'));
    assertEquals(-1, vocabulary.id('%'));
    assertThrows(InferenceException.class, () -> PhonemeVocabulary.parse("[]"));
  }

  private static float[] speak(String phonemes, double speed, double pitch, long seed)
      throws VoiceEngineException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ParameterValues values = ParameterValues.NONE.with("speed", speed).with("pitch", pitch);
    session.speak(
        new SpeechRequest(HEART, text(phonemes), values, seed),
        (samples, offset, length) -> {
          ByteBuffer block = ByteBuffer.allocate(4 * length);
          block.asFloatBuffer().put(samples, offset, length);
          bytes.write(block.array());
        },
        new NullProgressMonitor());
    float[] result = new float[bytes.size() / 4];
    ByteBuffer.wrap(bytes.toByteArray()).asFloatBuffer().get(result);
    return result;
  }

  private static SpeechRequest request(String phonemes) {
    return new SpeechRequest(HEART, text(phonemes), ParameterValues.NONE, 1);
  }

  private static SpokenText text(String phonemes) {
    List<SpokenToken> tokens = new ArrayList<>();
    String[] words = phonemes.split(" ");
    for (int i = 0; i < words.length; i++) {
      tokens.add(
          new SpokenToken(
              new TextSpan(0, 0), words[i], words[i], PhonemeOrigin.LEXICON, i + 1 < words.length));
    }
    return new SpokenText(phonemes, "en-US", tokens);
  }
}
