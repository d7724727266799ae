package org.chatterbloke.audio.measure;

/** Levels in decibels. Stateless. */
public final class Decibels {

  /** What digital silence is called, so that levels are always finite. */
  public static final double SILENCE = -120;

  private Decibels() {}

  /** 20 log₁₀ of an amplitude, at least {@value #SILENCE}. */
  public static double ofAmplitude(double amplitude) {
    return amplitude > 0 ? Math.max(SILENCE, 20 * Math.log10(amplitude)) : SILENCE;
  }

  /** 10 log₁₀ of a power, at least {@value #SILENCE}. */
  public static double ofPower(double power) {
    return power > 0 ? Math.max(SILENCE, 10 * Math.log10(power)) : SILENCE;
  }

  /** The amplitude of a level: 10^(dB/20). */
  public static double toAmplitude(double decibels) {
    return Math.pow(10, decibels / 20);
  }
}
