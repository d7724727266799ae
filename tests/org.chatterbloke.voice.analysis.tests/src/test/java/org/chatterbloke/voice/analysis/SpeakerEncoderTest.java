package org.chatterbloke.voice.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpeakerEncoderTest {

  @Test
  void similarityIsTheCosine() {
    float[] a = {1, 2, 2};
    assertEquals(1, SpeakerEncoder.similarity(a, new float[] {2, 4, 4}), 1e-7);
    assertEquals(-1, SpeakerEncoder.similarity(a, new float[] {-1, -2, -2}), 1e-7);
    assertEquals(0, SpeakerEncoder.similarity(a, new float[] {0, 1, -1}), 1e-7);
    assertEquals(0, SpeakerEncoder.similarity(a, new float[3]));
  }

  @Test
  void vectorsOfDifferentLengthDoNotCompare() {
    assertThrows(
        IllegalArgumentException.class,
        () -> SpeakerEncoder.similarity(new float[2], new float[3]));
  }

  @Test
  void aScaleSaysItsRangesInWords() {
    String words = new SimilarityScale(0.86, 0.96, 0.74).inWords();
    assertTrue(words.contains("0.86 to 0.96"), words);
    assertTrue(words.contains("less than 0.74"), words);
    assertThrows(IllegalArgumentException.class, () -> new SimilarityScale(0.7, 0.9, 0.8));
  }
}
