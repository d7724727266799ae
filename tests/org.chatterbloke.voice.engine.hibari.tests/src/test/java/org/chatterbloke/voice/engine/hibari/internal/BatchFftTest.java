package org.chatterbloke.voice.engine.hibari.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchFftTest {

  @Test
  void transformsEveryColumnLikeTheDefinition() {
    for (int length : new int[] {3, 4, 5, 60, 1200}) {
      int columns = 3;
      float[][] re = noise(length, columns, 1);
      float[][] im = noise(length, columns, 2);
      double[][] expected = definition(re, im, 1);
      BatchFft fft = new BatchFft(length);
      fft.forward(re, im, columns);
      for (int k = 0; k < length; k++) {
        assertEquals(expected[0][k], re[fft.row(k)][1], 2e-4, length + " re " + k);
        assertEquals(expected[1][k], im[fft.row(k)][1], 2e-4, length + " im " + k);
      }
    }
  }

  @Test
  void exchangedPartsGiveTheInverse() {
    int length = 1200;
    float[][] re = noise(length, 4, 3);
    float[][] im = noise(length, 4, 4);
    float[] original = new float[length];
    for (int n = 0; n < length; n++) {
      original[n] = re[n][2];
    }
    BatchFft fft = new BatchFft(length);
    fft.forward(re, im, 4);
    float[][] sortedRe = new float[length][];
    float[][] sortedIm = new float[length][];
    for (int k = 0; k < length; k++) {
      sortedRe[k] = re[fft.row(k)];
      sortedIm[k] = im[fft.row(k)];
    }
    fft.forward(sortedIm, sortedRe, 4);
    for (int n = 0; n < length; n++) {
      assertEquals(original[n], sortedRe[fft.row(n)][2] / length, 1e-5);
    }
  }

  @Test
  void refusesOtherFactors() {
    assertThrows(IllegalArgumentException.class, () -> new BatchFft(14));
  }

  private static float[][] noise(int length, int columns, long seed) {
    Random random = new Random(seed);
    float[][] rows = new float[length][columns];
    for (float[] row : rows) {
      for (int q = 0; q < columns; q++) {
        row[q] = random.nextFloat() - 0.5f;
      }
    }
    return rows;
  }

  private static double[][] definition(float[][] re, float[][] im, int column) {
    int length = re.length;
    double[][] result = new double[2][length];
    for (int k = 0; k < length; k++) {
      for (int n = 0; n < length; n++) {
        double angle = -2 * Math.PI * ((long) n * k % length) / length;
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        result[0][k] += re[n][column] * c - im[n][column] * s;
        result[1][k] += re[n][column] * s + im[n][column] * c;
      }
    }
    return result;
  }
}
