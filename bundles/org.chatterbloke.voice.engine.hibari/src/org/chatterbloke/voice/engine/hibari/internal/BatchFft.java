package org.chatterbloke.voice.engine.hibari.internal;

/**
 * The discrete Fourier transform of many columns at once: row {@code n} holds sample {@code n} of
 * all columns, so that every inner loop runs along a row and is turned into vector instructions by
 * the compiler. In place; decimation in frequency with radices 5, 4 and 3 (Cooley and Tukey 1965;
 * the five-point butterfly as in Winograd 1978), the result lies in digit-reversed order and is
 * found through {@link #row}.
 *
 * <p>The loops are small on purpose: HotSpot unrolls, and so vectorises, only bodies with few array
 * accesses.
 */
final class BatchFft {

  private static final float COS_72 = (float) Math.cos(2 * Math.PI / 5);
  private static final float COS_144 = (float) Math.cos(4 * Math.PI / 5);
  private static final float SIN_72 = (float) Math.sin(2 * Math.PI / 5);
  private static final float SIN_144 = (float) Math.sin(4 * Math.PI / 5);
  private static final float SIN_60 = (float) Math.sin(Math.PI / 3);

  private final int length;
  private final int[] radices;
  private final int[] rows;
  private final float[] cosine;
  private final float[] sine;

  /**
   * A transform.
   *
   * @param length the number of rows; a product of 3, 4 and 5
   */
  BatchFft(int length) {
    this.length = length;
    this.radices = factors(length);
    this.rows = new int[length];
    place(0, length, 0, 0, 1);
    this.cosine = new float[length];
    this.sine = new float[length];
    for (int i = 0; i < length; i++) {
      cosine[i] = (float) Math.cos(2 * Math.PI * i / length);
      sine[i] = (float) -Math.sin(2 * Math.PI * i / length);
    }
  }

  private static int[] factors(int length) {
    int[] found = new int[32];
    int count = 0;
    int rest = length;
    for (int radix = 5; radix >= 3; radix--) {
      while (rest % radix == 0) {
        found[count++] = radix;
        rest /= radix;
      }
    }
    if (rest != 1) {
      throw new IllegalArgumentException(length + " is no product of 3, 4 and 5");
    }
    return java.util.Arrays.copyOf(found, count);
  }

  /**
   * Notes in which row each frequency ends: sub-block k of a stage holds the frequencies k + r·l.
   */
  private void place(int stage, int n, int base, int frequency, int step) {
    if (stage == radices.length) {
      rows[frequency] = base;
      return;
    }
    int radix = radices[stage];
    int part = n / radix;
    for (int k = 0; k < radix; k++) {
      place(stage + 1, part, base + k * part, frequency + k * step, step * radix);
    }
  }

  /** The row in which a frequency (0 … length − 1) lies after {@link #forward}. */
  int row(int frequency) {
    return rows[frequency];
  }

  /**
   * Transforms with the kernel exp(−2πi·nk/length), without a factor. For the inverse swap the two
   * arguments: the transform of (im, re) is (im, re) of the inverse, times the length.
   *
   * @param re real parts, one array per row; the rows are used as work space and may change places
   * @param im imaginary parts
   * @param columns how many columns of each row
   */
  void forward(float[][] re, float[][] im, int columns) {
    int n = length;
    for (int radix : radices) {
      int part = n / radix;
      int turn = length / n;
      for (int base = 0; base < length; base += n) {
        for (int t = 0; t < part; t++) {
          int first = base + t;
          switch (radix) {
            case 5 -> five(re, im, first, part, columns);
            case 4 -> four(re, im, first, part, columns);
            default -> three(re, im, first, part, columns);
          }
          for (int k = 1; k < radix && t > 0; k++) {
            int angle = t * k * turn;
            rotate(re[first + k * part], im[first + k * part], cosine[angle], sine[angle], columns);
          }
        }
      }
      n = part;
    }
  }

  private static void three(float[][] re, float[][] im, int i0, int step, int columns) {
    int i1 = i0 + step;
    int i2 = i1 + step;
    butterfly(re[i1], re[i2], columns);
    butterfly(im[i1], im[i2], columns);
    centre(re[i0], re[i1], columns);
    centre(im[i0], im[i1], columns);
    float[] halfRe = re[i1];
    float[] halfIm = im[i1];
    float[] crossRe = re[i2];
    float[] crossIm = im[i2];
    spread(halfRe, crossIm, SIN_60, columns);
    spread(halfIm, crossRe, SIN_60, columns);
    re[i1] = halfRe;
    im[i1] = crossRe;
    re[i2] = crossIm;
    im[i2] = halfIm;
  }

  private static void four(float[][] re, float[][] im, int i0, int step, int columns) {
    int i1 = i0 + step;
    int i2 = i1 + step;
    int i3 = i2 + step;
    even(re[i0], re[i1], re[i2], re[i3], columns);
    even(im[i0], im[i1], im[i2], im[i3], columns);
    float[] secondRe = re[i1];
    float[] secondIm = im[i1];
    float[] plusRe = re[i2];
    float[] plusIm = im[i2];
    float[] minusRe = re[i3];
    float[] minusIm = im[i3];
    butterfly(plusRe, minusIm, columns);
    butterfly(plusIm, minusRe, columns);
    re[i1] = plusRe;
    im[i1] = minusRe;
    re[i2] = secondRe;
    im[i2] = secondIm;
    re[i3] = minusIm;
    im[i3] = plusIm;
  }

  private static void five(float[][] re, float[][] im, int i0, int step, int columns) {
    int i1 = i0 + step;
    int i2 = i1 + step;
    int i3 = i2 + step;
    int i4 = i3 + step;
    butterfly(re[i1], re[i4], columns);
    butterfly(im[i1], im[i4], columns);
    butterfly(re[i2], re[i3], columns);
    butterfly(im[i2], im[i3], columns);
    cosines(re[i0], re[i1], re[i2], columns);
    cosines(im[i0], im[i1], im[i2], columns);
    sines(re[i4], re[i3], columns);
    sines(im[i4], im[i3], columns);
    cross(re, im, i1, i4, columns);
    cross(re, im, i2, i3, columns);
  }

  /** From m and n to m − i·n in row a and m + i·n in row b, by exchanging arrays. */
  private static void cross(float[][] re, float[][] im, int a, int b, int columns) {
    float[] meanRe = re[a];
    float[] meanIm = im[a];
    float[] oddRe = re[b];
    float[] oddIm = im[b];
    butterfly(meanRe, oddIm, columns);
    butterfly(meanIm, oddRe, columns);
    re[a] = meanRe;
    im[a] = oddRe;
    re[b] = oddIm;
    im[b] = meanIm;
  }

  /** From a and b to a + b and a − b. */
  static void butterfly(float[] a, float[] b, int columns) {
    for (int q = 0; q < columns; q++) {
      float x = a[q];
      float y = b[q];
      a[q] = x + y;
      b[q] = x - y;
    }
  }

  /**
   * The sums of a four-point transform: a and b become its outputs 0 and 2, c and d differences.
   */
  private static void even(float[] a, float[] b, float[] c, float[] d, int columns) {
    for (int q = 0; q < columns; q++) {
      float ac = a[q] + c[q];
      float bd = b[q] + d[q];
      c[q] = a[q] - c[q];
      d[q] = b[q] - d[q];
      a[q] = ac + bd;
      b[q] = ac - bd;
    }
  }

  private static void centre(float[] a, float[] b, int columns) {
    for (int q = 0; q < columns; q++) {
      float x = a[q];
      float y = b[q];
      a[q] = x + y;
      b[q] = x - 0.5f * y;
    }
  }

  private static void spread(float[] a, float[] b, float factor, int columns) {
    for (int q = 0; q < columns; q++) {
      float x = a[q];
      float y = factor * b[q];
      a[q] = x + y;
      b[q] = x - y;
    }
  }

  private static void cosines(float[] a, float[] b, float[] c, int columns) {
    for (int q = 0; q < columns; q++) {
      float x = a[q];
      float y = b[q];
      float z = c[q];
      a[q] = x + y + z;
      b[q] = x + COS_72 * y + COS_144 * z;
      c[q] = x + COS_144 * y + COS_72 * z;
    }
  }

  private static void sines(float[] a, float[] b, int columns) {
    for (int q = 0; q < columns; q++) {
      float x = a[q];
      float y = b[q];
      a[q] = SIN_72 * x + SIN_144 * y;
      b[q] = SIN_144 * x - SIN_72 * y;
    }
  }

  private static void rotate(float[] re, float[] im, float cosine, float sine, int columns) {
    for (int q = 0; q < columns; q++) {
      float x = re[q];
      float y = im[q];
      re[q] = x * cosine - y * sine;
      im[q] = x * sine + y * cosine;
    }
  }
}
