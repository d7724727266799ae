package org.chatterbloke.voice.engine.hibari.internal;

/**
 * Elementary functions over arrays, in single precision and without branches, so that the compiler
 * vectorises them. The polynomials are Chebyshev fits; only additions, multiplications and
 * divisions are used, so every machine computes the same bits.
 */
final class FastMath {

  /** Adding and taking away this number rounds a float below 2²² to the nearest integer. */
  private static final float ROUND = 12582912f;

  private static final float INVERSE_PI = (float) (1 / Math.PI);

  private FastMath() {}

  /**
   * Replaces x by exp(x), for −20 ≤ x ≤ {@code limit} (values beyond are taken as the nearer end).
   * The polynomial is that of x/64, then six times squared; relative error below 3e-5 from −15 on.
   */
  static void exp(float[] a, int n, float limit) {
    for (int i = 0; i < n; i++) {
      float x = Math.min(Math.max(a[i], -20f), limit) * (1 / 64f);
      float p = 1 + x * (1 + x * (0.5f + x * (1 / 6f + x * (1 / 24f + x * (1 / 120f)))));
      p *= p;
      p *= p;
      p *= p;
      p *= p;
      p *= p;
      a[i] = p * p;
    }
  }

  /** Replaces x by tanh(x); absolute error below 1e-5. */
  static void tanh(float[] a, int n) {
    for (int i = 0; i < n; i++) {
      a[i] = 2 * a[i];
    }
    exp(a, n, 20f);
    for (int i = 0; i < n; i++) {
      a[i] = 1 - 2 / (a[i] + 1);
    }
  }

  /** Replaces an angle in radians, below a million, by the same angle in half turns in −1 … 1. */
  static void halfTurns(float[] a, int n) {
    for (int i = 0; i < n; i++) {
      float x = a[i] * INVERSE_PI;
      float turns = (x * 0.5f + ROUND) - ROUND;
      a[i] = x - 2 * turns;
    }
  }

  /** Replaces half turns by the nearest equal ones in −1 … 1. */
  static void wrap(float[] a, int n) {
    for (int i = 0; i < n; i++) {
      float turns = (a[i] * 0.5f + ROUND) - ROUND;
      a[i] = a[i] - 2 * turns;
    }
  }

  /**
   * From c in −1 … 1 to cos(πc), written to {@code a}, and sin(πc), written to {@code b}; through
   * the half angle, absolute error below 1e-6.
   *
   * @param a c on entry
   */
  static void cosSin(float[] a, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      float c = a[i];
      float u = c * c;
      float s = c * halfSine(u);
      float k = halfCosine(u);
      a[i] = 1 - 2 * s * s;
      b[i] = 2 * s * k;
    }
  }

  /** From c in −1 … 1 to sin(πc), in place. */
  static void sin(float[] a, int n) {
    for (int i = 0; i < n; i++) {
      float c = a[i];
      float u = c * c;
      a[i] = 2 * c * halfSine(u) * halfCosine(u);
    }
  }

  /** sin(πc/2)/c for u = c². */
  private static float halfSine(float u) {
    return 1.5707963705f
        + u * (-0.645963788f + u * (0.0796899199f + u * (-0.00467415061f + u * 0.000151675122f)));
  }

  /** cos(πc/2) for u = c². */
  private static float halfCosine(float u) {
    return 0.99999994f
        + u * (-1.23369825f + u * (0.253650695f + u * (-0.0208105706f + u * 0.00085816253f)));
  }

  /** a = a · b. */
  static void multiply(float[] a, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      a[i] = a[i] * b[i];
    }
  }

  /** a = a + b. */
  static void add(float[] a, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      a[i] = a[i] + b[i];
    }
  }

  /** a = a + b · c. */
  static void addProduct(float[] a, float[] b, float[] c, int n) {
    for (int i = 0; i < n; i++) {
      a[i] = a[i] + b[i] * c[i];
    }
  }

  /** The complex product (ar + i·ai)(br + i·bi), in place of the first factor. */
  static void multiplyComplex(float[] ar, float[] ai, float[] br, float[] bi, int n) {
    for (int i = 0; i < n; i++) {
      float x = ar[i];
      float y = ai[i];
      ar[i] = x * br[i] - y * bi[i];
      ai[i] = x * bi[i] + y * br[i];
    }
  }
}
