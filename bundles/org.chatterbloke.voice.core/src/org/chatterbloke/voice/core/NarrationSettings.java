package org.chatterbloke.voice.core;

import org.chatterbloke.voice.api.OpenOptions;
import org.chatterbloke.voice.api.ParameterValues;

/**
 * How a script is narrated.
 *
 * @param parameters for every voice of the script: {@code speed} (0.5 to 2, multiplies the voice's
 *     own) and {@code pitch} (−12 to 12 semitones, added to the voice's own) work with every
 *     engine; others reach the engines that declare them
 * @param seed fixes every random choice of an engine; the same for all segments, so that a
 *     segment's take does not depend on where it stands
 * @param pauses lengths of the pauses between segments
 * @param target loudness of the master
 * @param engine how engines are opened
 */
public record NarrationSettings(
    ParameterValues parameters,
    long seed,
    PauseLengths pauses,
    MasterTarget target,
    OpenOptions engine) {

  /** Seed 0, the voice's own speed and pitch, standard pauses, no loudness target. */
  public static final NarrationSettings STANDARD =
      new NarrationSettings(
          ParameterValues.NONE,
          0,
          PauseLengths.STANDARD,
          MasterTarget.NONE,
          OpenOptions.standard());

  /** A copy with other parameters. */
  public NarrationSettings withParameters(ParameterValues other) {
    return new NarrationSettings(other, seed, pauses, target, engine);
  }

  /** A copy with another seed. */
  public NarrationSettings withSeed(long other) {
    return new NarrationSettings(parameters, other, pauses, target, engine);
  }

  /** A copy with other pauses. */
  public NarrationSettings withPauses(PauseLengths other) {
    return new NarrationSettings(parameters, seed, other, target, engine);
  }

  /** A copy with another target. */
  public NarrationSettings withTarget(MasterTarget other) {
    return new NarrationSettings(parameters, seed, pauses, other, engine);
  }

  /** A copy in which engines are opened differently. */
  public NarrationSettings withEngine(OpenOptions other) {
    return new NarrationSettings(parameters, seed, pauses, target, other);
  }
}
