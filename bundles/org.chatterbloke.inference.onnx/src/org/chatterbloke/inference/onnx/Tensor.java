package org.chatterbloke.inference.onnx;

import java.util.Arrays;

/**
 * A dense tensor in row-major order. The arrays are not copied: whoever passes one gives it away.
 */
public sealed interface Tensor {

  /** The dimensions; a scalar has none. */
  long[] shape();

  /** 32-bit floats. */
  record Floats(float[] data, long... shape) implements Tensor {
    public Floats {
      check(data.length, shape);
    }
  }

  /** 64-bit integers. */
  record Longs(long[] data, long... shape) implements Tensor {
    public Longs {
      check(data.length, shape);
    }
  }

  /** A row of floats, shape [n]. */
  static Floats floats(float... data) {
    return new Floats(data, data.length);
  }

  /** A row of integers, shape [n]. */
  static Longs longs(long... data) {
    return new Longs(data, data.length);
  }

  private static void check(int length, long[] shape) {
    long product = 1;
    for (long dimension : shape) {
      product *= dimension;
    }
    if (product != length) {
      throw new IllegalArgumentException(length + " values for shape " + Arrays.toString(shape));
    }
  }
}
