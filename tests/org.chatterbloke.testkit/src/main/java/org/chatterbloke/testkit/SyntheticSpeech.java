package org.chatterbloke.testkit;

import java.util.Random;
import org.chatterbloke.audio.AudioClip;

/**
 * A signal with the gross features of speech, for tests that need no words: a glottal buzz through
 * three moving formants in syllables with short pauses, and a hiss between some of them. Equal
 * arguments give equal samples.
 */
public final class SyntheticSpeech {

  private static final double[][] VOWELS = {
    {700, 1200, 2600}, {300, 2300, 3000}, {320, 800, 2300}, {500, 1800, 2500}, {450, 900, 2400}
  };

  private static final double SYLLABLE = 0.22;

  private SyntheticSpeech() {}

  /**
   * Speech of a synthetic speaker.
   *
   * @param sampleRate frames per second
   * @param seconds the length
   * @param pitch the mean pitch in Hz; 0 whispers
   * @param tract the formants' factor: 1 for a man, about 1.17 for a woman
   * @param seed chooses vowels and pauses
   * @return mono, peak 0.5
   */
  public static AudioClip of(
      int sampleRate, double seconds, double pitch, double tract, long seed) {
    Random random = new Random(seed);
    int frames = (int) Math.round(seconds * sampleRate);
    float[] out = new float[frames];
    double phase = 0;
    double[] state = new double[6];
    double[] formants = VOWELS[0].clone();
    double[] wanted = formants;
    int syllable = (int) (SYLLABLE * sampleRate);
    boolean pause = false;
    boolean hiss = false;
    for (int n = 0; n < frames; n++) {
      if (n % syllable == 0) {
        wanted = VOWELS[random.nextInt(VOWELS.length)];
        pause = random.nextInt(6) == 0;
        hiss = random.nextInt(3) == 0;
      }
      double within = (double) (n % syllable) / syllable;
      double loud = pause ? 0 : Math.pow(Math.sin(Math.PI * within), 0.7);
      double hz = pitch * (1 + 0.08 * Math.sin(2 * Math.PI * n / sampleRate * 0.6) - 0.05 * within);
      phase += hz / sampleRate;
      double noise = random.nextGaussian();
      double excitation = 0.02 * noise;
      if (phase >= 1) {
        phase -= 1;
        excitation += 1;
      }
      if (pitch == 0 || hiss && within < 0.25) {
        excitation = 0.15 * noise;
      }
      double sum = 0;
      for (int f = 0; f < 3; f++) {
        formants[f] += (wanted[f] - formants[f]) * 4.0 / syllable;
        sum += resonate(excitation, formants[f] * tract, 60 + 40 * f, sampleRate, state, 2 * f);
      }
      out[n] = (float) (loud * sum);
    }
    return normalised(sampleRate, out);
  }

  private static double resonate(
      double x, double hz, double bandwidth, int sampleRate, double[] state, int at) {
    double r = Math.exp(-Math.PI * bandwidth / sampleRate);
    double y =
        x + 2 * r * Math.cos(2 * Math.PI * hz / sampleRate) * state[at] - r * r * state[at + 1];
    state[at + 1] = state[at];
    state[at] = y;
    return y;
  }

  private static AudioClip normalised(int sampleRate, float[] samples) {
    float peak = 1e-9f;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= 0.5f / peak;
    }
    return AudioClip.wrap(sampleRate, samples);
  }
}
