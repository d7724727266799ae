package org.chatterbloke.voice.engine.hibari.internal;

/**
 * How a change of pitch is made. A small rise is best told to the network, which then shapes the
 * spectrum for it; it was trained on one voice and does not reach lower or much higher. There the
 * spectrum of the unchanged pitch is read at its harmonics and carried over, see {@link
 * HarmonicEnvelope}. Measured on four sentences with DNSMOS (overall; unchanged 3.33) and by the
 * pitch that comes out: at −12 semitones 3.33 this way against 3.24 by the network (which reaches
 * −10 to −12), at +4 3.05 against 3.29, at +12 2.70 against 2.58.
 *
 * @param scale of the pitch in all
 * @param told the part of the scale that the network is told; 1 or the whole scale
 */
record PitchShift(float scale, float told) {

  /** The highest rise in semitones that the network follows well. */
  private static final double FOLLOWED_SEMITONES = 10;

  /** A shift by semitones. */
  static PitchShift of(double semitones) {
    float scale = (float) Math.pow(2, semitones / 12);
    boolean follows = semitones >= 0 && semitones <= FOLLOWED_SEMITONES;
    return new PitchShift(scale, follows ? scale : 1);
  }

  /** Whether the spectrum has to be carried over to new harmonics. */
  boolean movesEnvelope() {
    return scale != told;
  }
}
