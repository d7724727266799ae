package org.chatterbloke.voice.model.kokoro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.chatterbloke.modelstore.ModelStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Style tables and the vocabulary, on files made here. */
class ModelFilesTest {

  @TempDir private Path folder;

  private StyleTable table(String name, float value) throws Exception {
    ByteBuffer bytes =
        ByteBuffer.allocate(StyleTable.ROWS * StyleTable.WIDTH * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < StyleTable.ROWS; row++) {
      for (int i = 0; i < StyleTable.WIDTH; i++) {
        bytes.putFloat(value + row);
      }
    }
    return StyleTable.read(Files.write(folder.resolve(name), bytes.array()));
  }

  @Test
  void rowBelongsToTheNumberOfPhonemes() throws Exception {
    StyleTable table = table("a.bin", 0);
    assertEquals(StyleTable.WIDTH, table.row(1).length);
    assertEquals(0, table.row(1)[0]);
    assertEquals(41, table.row(42)[255]);
    assertEquals(509, table.row(510)[0]);
    assertEquals(509, table.row(2000)[0]);
    assertEquals(0, table.row(0)[0]);
  }

  @Test
  void mixIsTheWeightedMean() throws Exception {
    StyleTable mix = StyleTable.mix(Map.of(table("a.bin", 0), 0.25, table("b.bin", 8), 0.75));
    assertEquals(6 + 9, mix.row(10)[3], 1e-5);
  }

  @Test
  void damagedVoicesAreNamed() throws Exception {
    Path cut = Files.write(folder.resolve("af_cut.bin"), new byte[1000]);
    byte[] nan = new byte[StyleTable.ROWS * StyleTable.WIDTH * 4];
    ByteBuffer.wrap(nan).order(ByteOrder.LITTLE_ENDIAN).putFloat(400, Float.NaN);
    Path broken = Files.write(folder.resolve("af_nan.bin"), nan);
    for (Path file : new Path[] {cut, broken, folder.resolve("af_none.bin")}) {
      ModelStoreException failure =
          assertThrows(ModelStoreException.class, () -> StyleTable.read(file));
      assertTrue(failure.sentence().contains(file.getFileName().toString()), failure.sentence());
    }
  }

  @Test
  void vocabularyMapsCharactersToIds() throws Exception {
    Path file =
        Files.writeString(folder.resolve("vocab.json"), "{\" \": 16, \"\\\"\": 11, \"ʤ\": 82}");
    PhonemeVocabulary vocabulary = PhonemeVocabulary.read(file);
    assertEquals(3, vocabulary.size());
    assertEquals(16, vocabulary.id(' ').orElseThrow());
    assertEquals(11, vocabulary.id('"').orElseThrow());
    assertEquals(82, vocabulary.id('ʤ').orElseThrow());
    assertTrue(vocabulary.id('☃').isEmpty());
  }

  @Test
  void somethingElseIsNoVocabulary() throws Exception {
    for (String text : new String[] {"", "[]", "{\"a\": 1}", "{\"a\": \"b\", \" \": 1", "x"}) {
      Path file = Files.writeString(folder.resolve("vocab.json"), text);
      assertThrows(ModelStoreException.class, () -> PhonemeVocabulary.read(file), text);
    }
  }
}
