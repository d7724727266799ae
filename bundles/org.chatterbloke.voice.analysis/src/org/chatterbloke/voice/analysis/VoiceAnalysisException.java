package org.chatterbloke.voice.analysis;

import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.jspecify.annotations.Nullable;

/** A recording that cannot be analysed, or a model for the analysis that cannot be used. */
public class VoiceAnalysisException extends ChatterBlokeException {

  private static final long serialVersionUID = 1L;

  /** As {@link ChatterBlokeException}. */
  public VoiceAnalysisException(
      FailureKind kind, String sentence, String remedy, @Nullable Throwable cause) {
    super(kind, sentence, remedy, cause);
  }

  /** Passes on what a lower layer said to the user, unchanged. */
  public static VoiceAnalysisException from(ChatterBlokeException failure) {
    return new VoiceAnalysisException(
        failure.kind(), failure.sentence(), failure.remedy(), failure);
  }
}
