package org.chatterbloke.voice.core.internal;

import org.chatterbloke.base.FailureKind;
import org.chatterbloke.voice.core.NarrationException;

/** What may be the name of a voice in the library. */
final class VoiceNames {

  private static final int LONGEST = 80;

  private VoiceNames() {}

  /**
   * The name without spaces around.
   *
   * @throws NarrationException of kind BAD_INPUT if it cannot be used
   */
  static String checked(String name) throws NarrationException {
    String stripped = name.strip();
    boolean usable =
        !stripped.isEmpty()
            && stripped.length() <= LONGEST
            && stripped.chars().noneMatch(c -> c < ' ' || "*+:[]".indexOf(c) >= 0);
    if (!usable) {
      throw new NarrationException(
          FailureKind.BAD_INPUT,
          "\"" + stripped + "\" cannot be the name of a voice.",
          "Use up to " + LONGEST + " characters without * + : [ ].",
          null);
    }
    return stripped;
  }
}
