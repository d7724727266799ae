package org.chatterbloke.voice.engine.hibari.internal;

/**
 * What the network says about a segment: five spectra per frame of 12.5 ms and the pitch. All
 * spectra are laid out bin by bin: {@code [bin · frames + frame]}, {@value #BINS} bins of 20 Hz.
 * Synthesis works in these arrays, so they are used once.
 *
 * @param harmonicLevel natural logarithm of the magnitude of the voiced part
 * @param harmonicPhase its phase before squashing: the angle is π·tanh of it
 * @param noiseLevel natural logarithm of the magnitude of the noise
 * @param freeLevel natural logarithm of the magnitude of a part with a phase of its own
 * @param freePhase that phase in radians
 * @param pitch in Hz per frame; below 40 where nothing is voiced
 */
record SpectralFrames(
    float[] harmonicLevel,
    float[] harmonicPhase,
    float[] noiseLevel,
    float[] freeLevel,
    float[] freePhase,
    float[] pitch) {

  /** Frequencies from 0 to half the sample rate. */
  static final int BINS = Synthesizer.LENGTH / 2 + 1;

  SpectralFrames {
    int size = BINS * pitch.length;
    if (harmonicLevel.length != size
        || harmonicPhase.length != size
        || noiseLevel.length != size
        || freeLevel.length != size
        || freePhase.length != size) {
      throw new IllegalArgumentException("spectra of unequal size");
    }
  }

  /** The number of frames. */
  int frames() {
    return pitch.length;
  }
}
