package org.chatterbloke.voice.core;

/**
 * The loudness that a master is brought to.
 *
 * <p>{@link #NONE} leaves every take as it was made, so that the master does not change outside a
 * changed sentence. Any other target measures the whole master first (ITU-R BS.1770-4) and then
 * applies one gain and a true-peak limiter to the encoder's audio; what a live listener hears stays
 * as it is.
 *
 * @param lufs integrated loudness in LUFS, −40 to −5; NaN for none
 * @param truePeak highest true peak in dBTP, −20 to 0; NaN for none
 */
public record MasterTarget(double lufs, double truePeak) {

  /** No change of level. */
  public static final MasterTarget NONE = new MasterTarget(Double.NaN, Double.NaN);

  /** −18 LUFS with peaks below −3 dBTP: audiobooks (within ACX's RMS range for speech). */
  public static final MasterTarget AUDIOBOOK = new MasterTarget(-18, -3);

  /** −16 LUFS with peaks below −1 dBTP: podcasts. */
  public static final MasterTarget PODCAST = new MasterTarget(-16, -1);

  public MasterTarget {
    boolean none = Double.isNaN(lufs) && Double.isNaN(truePeak);
    if (!none && !(lufs >= -40 && lufs <= -5 && truePeak >= -20 && truePeak <= 0)) {
      throw new IllegalArgumentException("no usable target: " + lufs + " LUFS, " + truePeak);
    }
  }

  /** Whether levels stay as they are. */
  public boolean isNone() {
    return Double.isNaN(lufs);
  }
}
