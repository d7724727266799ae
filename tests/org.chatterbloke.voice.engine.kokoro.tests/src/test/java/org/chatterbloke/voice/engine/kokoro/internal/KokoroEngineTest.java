package org.chatterbloke.voice.engine.kokoro.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.modelstore.internal.FileModelStore;
import org.chatterbloke.testkit.SpokenTexts;
import org.chatterbloke.testkit.TestModels;
import org.chatterbloke.testkit.VoiceEngineContract;
import org.chatterbloke.text.SpokenText;
import org.chatterbloke.voice.api.EngineUnavailableException;
import org.chatterbloke.voice.api.OpenOptions;
import org.chatterbloke.voice.api.ParameterValues;
import org.chatterbloke.voice.api.Sex;
import org.chatterbloke.voice.api.StockVoice;
import org.chatterbloke.voice.api.VoiceData;
import org.chatterbloke.voice.api.VoiceEngine;
import org.chatterbloke.voice.api.WordTime;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the real model, and what is Kokoro's own. */
class KokoroEngineTest extends VoiceEngineContract {

  @Override
  protected VoiceEngine engine() {
    return new KokoroEngine(TestModels.store(), 0, () -> -1);
  }

  @Test
  void hasTheEnglishVoicesOfBothCountries() {
    List<StockVoice> voices = engine().descriptor().voices();
    assertEquals(28, voices.size());
    assertEquals("af_heart", voices.getFirst().id());
    assertEquals(20, voices.stream().filter(v -> v.language().equals("en-US")).count());
    assertEquals(15, voices.stream().filter(v -> v.sex() == Sex.FEMALE).count());
  }

  @Test
  void wordsStartAfterTheLeadingSilenceAndLastAWhile() throws Exception {
    Heard heard = speak(voice(), SpokenTexts.longerSentence(), ParameterValues.NONE);
    List<WordTime> words = heard.segment().words();
    assertTrue(words.getFirst().start() > 0.1, "silence first: " + words.getFirst());
    for (WordTime word : words) {
      assertTrue(word.end() - word.start() > 0.03 && word.end() - word.start() < 1.5, "" + word);
    }
  }

  @Test
  void unknownPhonemesAreLeftOutAndTheirWordHasNoLength() throws Exception {
    SpokenText text =
        SpokenTexts.of("en-US", "the", "ðə", "thing", "☃☃", "gulls", "ɡˈʌlz", ".", ".");
    Heard heard = speak(voice(), text, ParameterValues.NONE);
    List<WordTime> words = heard.segment().words();
    assertEquals(3, words.size());
    assertEquals(words.get(1).start(), words.get(1).end());
    assertEquals(words.get(0).end(), words.get(1).start());
  }

  @Test
  void mixWithOneShareIsThePureVoice() throws Exception {
    VoiceData pure = VoiceData.stock(KokoroEngine.ID, "bf_emma");
    VoiceData mix = VoiceData.stock(KokoroEngine.ID, " bf_emma * 3 + bf_emma ");
    assertEquals(
        speak(pure, sentence(), ParameterValues.NONE).segment().samples(),
        speak(mix, sentence(), ParameterValues.NONE).segment().samples());
  }

  @Test
  void saysHowMuchMemoryIsMissingBeforeLoading() {
    VoiceEngine engine = new KokoroEngine(TestModels.store(), 0, () -> 100_000_000);
    EngineUnavailableException failure =
        assertThrows(
            EngineUnavailableException.class,
            () -> engine.open(new OpenOptions(1, true), new NullProgressMonitor()));
    assertEquals(FailureKind.RESOURCES, failure.kind());
    assertTrue(failure.sentence().contains("100 MB are free"), failure.sentence());
  }

  @Test
  void saysThatTheModelIsMissingIfItMayNotBeFetched(@TempDir Path home) {
    VoiceEngine engine =
        new KokoroEngine(
            new FileModelStore(new DataFolder(home), TestModels::manifests), 0, () -> -1);
    EngineUnavailableException failure =
        assertThrows(
            EngineUnavailableException.class,
            () -> engine.open(new OpenOptions(1, false), new NullProgressMonitor()));
    assertTrue(failure.sentence().endsWith("."), failure.sentence());
  }
}
