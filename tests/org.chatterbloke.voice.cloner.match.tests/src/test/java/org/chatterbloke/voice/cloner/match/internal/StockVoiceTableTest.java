package org.chatterbloke.voice.cloner.match.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import org.chatterbloke.testkit.SyntheticVoices;
import org.chatterbloke.testkit.TestModels;
import org.chatterbloke.voice.api.EngineDescriptor;
import org.chatterbloke.voice.api.StockVoice;
import org.chatterbloke.voice.engine.kokoro.internal.KokoroEngine;
import org.junit.jupiter.api.Test;

class StockVoiceTableTest {

  private final EngineDescriptor engine = new SyntheticVoices().engine();

  private static VoicePrint print(String voice) {
    float[] plain = {0.25f, 0, 0.1f, 0.003f};
    float[] neutral = {0, 0.5f, 0.2f, 0.1f};
    float[] brief = {0, 0.4f, 0.3f, 0.1f};
    return new VoicePrint(voice, 123.4, 0.71, plain, neutral, brief);
  }

  @Test
  void whatIsWrittenIsReadBackToWithinHalfAStep() throws Exception {
    StringWriter text = new StringWriter();
    text.write("# a remark\n\n");
    StockVoiceTable.write(text, engine, "ge2e-1", print("man"));
    StockVoiceTable.write(text, engine, "ge2e-1", print("woman"));
    StockVoiceTable table = StockVoiceTable.read(new StringReader(text.toString()));
    VoicePrint found = table.find(engine, "ge2e-1", "woman").orElseThrow();
    assertEquals("woman", found.voice());
    assertEquals(123.4, found.medianHz());
    assertEquals(0.71, found.voicedShare());
    assertArrayEquals(print("woman").plain(), found.plain(), 0.25f / 510 + 1e-5f);
    assertArrayEquals(print("woman").neutral(), found.neutral(), 0.5f / 510 + 1e-5f);
    assertArrayEquals(print("woman").brief(), found.brief(), 0.4f / 510 + 1e-5f);
  }

  @Test
  void aPrintCountsOnlyForItsEngineVersionAndEncoder() throws Exception {
    StringWriter text = new StringWriter();
    StockVoiceTable.write(text, engine, "ge2e-1", print("man"));
    StockVoiceTable table =
        StockVoiceTable.read(new StringReader(text.toString().replace("\t1\t", "\t2\t")));
    assertTrue(table.find(engine, "ge2e-1", "man").isEmpty());
    StockVoiceTable same = StockVoiceTable.read(new StringReader(text.toString()));
    assertTrue(same.find(engine, "ge2e-1", "man").isPresent());
    assertTrue(same.find(engine, "other", "man").isEmpty());
    assertTrue(same.find(engine, "ge2e-1", "woman").isEmpty());
  }

  @Test
  void aLineWithTheWrongColumnsIsRefused() {
    assertThrows(
        IOException.class, () -> StockVoiceTable.read(new StringReader("kokoro\t1\tge2e\n")));
  }

  @Test
  void theBundledTableKnowsAllVoicesOfKokoro() {
    EngineDescriptor kokoro = new KokoroEngine(TestModels.store(), 1, () -> -1).descriptor();
    StockVoiceTable table = StockVoiceTable.bundled();
    for (StockVoice voice : kokoro.voices()) {
      VoicePrint print =
          table
              .find(kokoro, "ge2e-1", voice.id())
              .orElseThrow(() ->
                  new AssertionError(
                      "no print of "
                          + voice.id()
                          + " in version "
                          + kokoro.version()
                          + ": run bench's StockVoiceTableWriter"));
      assertEquals(256, print.plain().length);
      assertEquals(voice.id().equals("af_nicole"), print.whispers(), voice.id());
    }
  }
}
