package org.chatterbloke.audio;

import org.chatterbloke.base.FailureKind;

/**
 * A file that is sound but holds a coding that this codec does not read; another codec may. {@link
 * AudioFiles} then tries the next one, which it does not do for damaged files.
 */
public final class UnsupportedAudioException extends AudioException {

  private static final long serialVersionUID = 1L;

  /** As {@link AudioException}, of the kind {@link FailureKind#BAD_INPUT}. */
  public UnsupportedAudioException(String sentence, String remedy) {
    super(FailureKind.BAD_INPUT, sentence, remedy, null);
  }
}
