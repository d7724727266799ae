package org.chatterbloke.voice.engine.hibari.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FastMathTest {

  @Test
  void exponentialIsWithinThreeInAHundredThousand() {
    float[] values = range(-15, 7);
    float[] result = values.clone();
    FastMath.exp(result, result.length, 7);
    for (int i = 0; i < values.length; i++) {
      double expected = Math.exp(values[i]);
      assertEquals(expected, result[i], expected * 3e-5, "exp " + values[i]);
    }
  }

  @Test
  void exponentialLimitsItsArgument() {
    float[] values = {-1000, 1000, Float.NEGATIVE_INFINITY};
    FastMath.exp(values, 3, 7);
    assertEquals(0, values[0], 1e-8);
    assertEquals(Math.exp(7), values[1], 0.05);
    assertEquals(0, values[2], 1e-8);
  }

  @Test
  void hyperbolicTangentSaturates() {
    float[] values = range(-30, 30);
    float[] result = values.clone();
    FastMath.tanh(result, result.length);
    for (int i = 0; i < values.length; i++) {
      assertEquals(Math.tanh(values[i]), result[i], 1e-5, "tanh " + values[i]);
    }
  }

  @Test
  void anglesOfManyTurnsGiveTheirSineAndCosine() {
    float[] values = range(-60, 60);
    float[] cosine = values.clone();
    float[] sine = new float[values.length];
    FastMath.halfTurns(cosine, cosine.length);
    FastMath.cosSin(cosine, sine, cosine.length);
    for (int i = 0; i < values.length; i++) {
      assertEquals(Math.cos(values[i]), cosine[i], 2e-5, "cos " + values[i]);
      assertEquals(Math.sin(values[i]), sine[i], 2e-5, "sin " + values[i]);
    }
  }

  private static float[] range(float from, float to) {
    float[] values = new float[3001];
    for (int i = 0; i < values.length; i++) {
      values[i] = from + (to - from) * i / (values.length - 1);
    }
    return values;
  }
}
