package org.chatterbloke.audio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Fourier transform of a length whose prime factors are 2, 3 and 5: factors and twiddle factors,
 * immutable and shared. Stockham's self-sorting algorithm with radices 4, 2, 3 and 5 (C. Van Loan,
 * "Computational Frameworks for the Fast Fourier Transform", SIAM 1992, section 1.7). Real and
 * imaginary parts lie in arrays of their own so that the inner loops become vector instructions.
 */
public final class FftPlan {

  private static final float HALF_ROOT_3 = (float) (Math.sqrt(3) / 2);
  private static final float COS_72 = (float) Math.cos(2 * Math.PI / 5);
  private static final float COS_144 = (float) Math.cos(4 * Math.PI / 5);
  private static final float SIN_72 = (float) Math.sin(2 * Math.PI / 5);
  private static final float SIN_144 = (float) Math.sin(4 * Math.PI / 5);

  private static final Map<Integer, FftPlan> CACHE = new ConcurrentHashMap<>();

  private final int n;
  private final List<Stage> stages = new ArrayList<>();

  /**
   * One pass: x[q + stride·(p + m·k)], k below the radix, are transformed, multiplied by w^(p·j)
   * and stored at y[q + stride·(radix·p + j)], for all q below the stride and p below m.
   *
   * @param cos real parts of w^(p·j) at [p·(radix − 1) + j − 1], j from 1 on
   */
  private record Stage(int radix, int m, int stride, float[] cos, float[] sin) {}

  private FftPlan(int n) {
    this.n = n;
    int length = n;
    // odd factors first: the later passes have the long inner loops, and radix 4 is the cheapest
    for (int radix : new int[] {5, 3}) {
      for (; length % radix == 0; length /= radix) {
        stages.add(stage(radix, length));
      }
    }
    for (; length % 4 == 0; length /= 4) {
      stages.add(stage(4, length));
    }
    if (length == 2) {
      stages.add(stage(2, length));
    }
  }

  private Stage stage(int radix, int length) {
    int m = length / radix;
    float[] cos = new float[m * (radix - 1)];
    float[] sin = new float[m * (radix - 1)];
    for (int p = 0; p < m; p++) {
      for (int j = 1; j < radix; j++) {
        double angle = -2 * Math.PI * p * j / length;
        cos[p * (radix - 1) + j - 1] = (float) Math.cos(angle);
        sin[p * (radix - 1) + j - 1] = (float) Math.sin(angle);
      }
    }
    return new Stage(radix, m, n / length, cos, sin);
  }

  /** Whether a length has no other prime factors than 2, 3 and 5. */
  public static boolean fits(int n) {
    int rest = n;
    for (int radix : new int[] {2, 3, 5}) {
      while (rest % radix == 0) {
        rest /= radix;
      }
    }
    return rest == 1;
  }

  /** The shared plan for a length that {@link #fits}. */
  public static FftPlan of(int n) {
    return CACHE.computeIfAbsent(n, FftPlan::new);
  }

  /**
   * The unscaled forward transform, in place.
   *
   * @param re real parts, n used
   * @param im imaginary parts, n used
   * @param spareRe n elements that are overwritten
   * @param spareIm n elements that are overwritten
   */
  public void forward(float[] re, float[] im, float[] spareRe, float[] spareIm) {
    boolean back = false;
    for (Stage stage : stages) {
      float[] xRe = back ? spareRe : re;
      float[] xIm = back ? spareIm : im;
      float[] yRe = back ? re : spareRe;
      float[] yIm = back ? im : spareIm;
      for (int p = 0; p < stage.m; p++) {
        switch (stage.radix) {
          case 2 -> radix2(stage.stride, xRe, xIm, yRe, yIm);
          case 3 -> radix3(stage, p, xRe, xIm, yRe, yIm);
          case 4 -> radix4(stage, p, xRe, xIm, yRe, yIm);
          default -> radix5(stage, p, xRe, xIm, yRe, yIm);
        }
      }
      back = !back;
    }
    if (back) {
      System.arraycopy(spareRe, 0, re, 0, n);
      System.arraycopy(spareIm, 0, im, 0, n);
    }
  }

  /** The last pass of a length with an odd power of two: its only twiddle factor is 1. */
  private static void radix2(int stride, float[] xRe, float[] xIm, float[] yRe, float[] yIm) {
    for (int q = 0; q < stride; q++) {
      float ar = xRe[q];
      float ai = xIm[q];
      float br = xRe[q + stride];
      float bi = xIm[q + stride];
      yRe[q] = ar + br;
      yIm[q] = ai + bi;
      yRe[q + stride] = ar - br;
      yIm[q + stride] = ai - bi;
    }
  }

  private static void radix3(Stage s, int p, float[] xRe, float[] xIm, float[] yRe, float[] yIm) {
    int stride = s.stride;
    int far = stride * s.m;
    int x = stride * p;
    int y = 3 * x;
    float c1 = s.cos[2 * p];
    float s1 = s.sin[2 * p];
    float c2 = s.cos[2 * p + 1];
    float s2 = s.sin[2 * p + 1];
    for (int q = 0; q < stride; q++) {
      float ar = xRe[x + q];
      float ai = xIm[x + q];
      float br = xRe[x + q + far];
      float bi = xIm[x + q + far];
      float cr = xRe[x + q + 2 * far];
      float ci = xIm[x + q + 2 * far];
      float sumR = br + cr;
      float sumI = bi + ci;
      float midR = ar - 0.5f * sumR;
      float midI = ai - 0.5f * sumI;
      float turnR = HALF_ROOT_3 * (bi - ci);
      float turnI = HALF_ROOT_3 * (cr - br);
      float r1 = midR + turnR;
      float i1 = midI + turnI;
      float r2 = midR - turnR;
      float i2 = midI - turnI;
      yRe[y + q] = ar + sumR;
      yIm[y + q] = ai + sumI;
      yRe[y + q + stride] = r1 * c1 - i1 * s1;
      yIm[y + q + stride] = r1 * s1 + i1 * c1;
      yRe[y + q + 2 * stride] = r2 * c2 - i2 * s2;
      yIm[y + q + 2 * stride] = r2 * s2 + i2 * c2;
    }
  }

  private static void radix4(Stage s, int p, float[] xRe, float[] xIm, float[] yRe, float[] yIm) {
    int stride = s.stride;
    int far = stride * s.m;
    int x = stride * p;
    int y = 4 * x;
    float c1 = s.cos[3 * p];
    float s1 = s.sin[3 * p];
    float c2 = s.cos[3 * p + 1];
    float s2 = s.sin[3 * p + 1];
    float c3 = s.cos[3 * p + 2];
    float s3 = s.sin[3 * p + 2];
    for (int q = 0; q < stride; q++) {
      float acR = xRe[x + q] + xRe[x + q + 2 * far];
      float acI = xIm[x + q] + xIm[x + q + 2 * far];
      float amcR = xRe[x + q] - xRe[x + q + 2 * far];
      float amcI = xIm[x + q] - xIm[x + q + 2 * far];
      float bdR = xRe[x + q + far] + xRe[x + q + 3 * far];
      float bdI = xIm[x + q + far] + xIm[x + q + 3 * far];
      float bmdR = xRe[x + q + far] - xRe[x + q + 3 * far];
      float bmdI = xIm[x + q + far] - xIm[x + q + 3 * far];
      float r1 = amcR + bmdI;
      float i1 = amcI - bmdR;
      float r2 = acR - bdR;
      float i2 = acI - bdI;
      float r3 = amcR - bmdI;
      float i3 = amcI + bmdR;
      yRe[y + q] = acR + bdR;
      yIm[y + q] = acI + bdI;
      yRe[y + q + stride] = r1 * c1 - i1 * s1;
      yIm[y + q + stride] = r1 * s1 + i1 * c1;
      yRe[y + q + 2 * stride] = r2 * c2 - i2 * s2;
      yIm[y + q + 2 * stride] = r2 * s2 + i2 * c2;
      yRe[y + q + 3 * stride] = r3 * c3 - i3 * s3;
      yIm[y + q + 3 * stride] = r3 * s3 + i3 * c3;
    }
  }

  private static void radix5(Stage s, int p, float[] xRe, float[] xIm, float[] yRe, float[] yIm) {
    int stride = s.stride;
    int far = stride * s.m;
    int x = stride * p;
    int y = 5 * x;
    float[] c = s.cos;
    float[] d = s.sin;
    int t = 4 * p;
    for (int q = 0; q < stride; q++) {
      float ar = xRe[x + q];
      float ai = xIm[x + q];
      float beR = xRe[x + q + far] + xRe[x + q + 4 * far];
      float beI = xIm[x + q + far] + xIm[x + q + 4 * far];
      float bmeR = xRe[x + q + far] - xRe[x + q + 4 * far];
      float bmeI = xIm[x + q + far] - xIm[x + q + 4 * far];
      float cdR = xRe[x + q + 2 * far] + xRe[x + q + 3 * far];
      float cdI = xIm[x + q + 2 * far] + xIm[x + q + 3 * far];
      float cmdR = xRe[x + q + 2 * far] - xRe[x + q + 3 * far];
      float cmdI = xIm[x + q + 2 * far] - xIm[x + q + 3 * far];
      float nearR = ar + COS_72 * beR + COS_144 * cdR;
      float nearI = ai + COS_72 * beI + COS_144 * cdI;
      float wideR = ar + COS_144 * beR + COS_72 * cdR;
      float wideI = ai + COS_144 * beI + COS_72 * cdI;
      float turnNearR = SIN_72 * bmeI + SIN_144 * cmdI;
      float turnNearI = -SIN_72 * bmeR - SIN_144 * cmdR;
      float turnWideR = SIN_144 * bmeI - SIN_72 * cmdI;
      float turnWideI = -SIN_144 * bmeR + SIN_72 * cmdR;
      yRe[y + q] = ar + beR + cdR;
      yIm[y + q] = ai + beI + cdI;
      float r1 = nearR + turnNearR;
      float i1 = nearI + turnNearI;
      yRe[y + q + stride] = r1 * c[t] - i1 * d[t];
      yIm[y + q + stride] = r1 * d[t] + i1 * c[t];
      float r2 = wideR + turnWideR;
      float i2 = wideI + turnWideI;
      yRe[y + q + 2 * stride] = r2 * c[t + 1] - i2 * d[t + 1];
      yIm[y + q + 2 * stride] = r2 * d[t + 1] + i2 * c[t + 1];
      float r3 = wideR - turnWideR;
      float i3 = wideI - turnWideI;
      yRe[y + q + 3 * stride] = r3 * c[t + 2] - i3 * d[t + 2];
      yIm[y + q + 3 * stride] = r3 * d[t + 2] + i3 * c[t + 2];
      float r4 = nearR - turnNearR;
      float i4 = nearI - turnNearI;
      yRe[y + q + 4 * stride] = r4 * c[t + 3] - i4 * d[t + 3];
      yIm[y + q + 4 * stride] = r4 * d[t + 3] + i4 * c[t + 3];
    }
  }
}
