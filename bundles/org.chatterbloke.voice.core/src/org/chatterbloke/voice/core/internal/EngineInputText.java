package org.chatterbloke.voice.core.internal;

import java.util.List;
import org.chatterbloke.text.SpokenText;
import org.chatterbloke.text.SpokenToken;
import org.chatterbloke.voice.api.EngineInput;

/** The exact input of an engine for a spoken text, and where each token stands in it. */
final class EngineInputText {

  private final String text;
  private final int[] starts;
  private final int[] ends;

  private EngineInputText(String text, int[] starts, int[] ends) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
  }

  static EngineInputText of(SpokenText spoken, EngineInput kind) {
    boolean phonemes = kind == EngineInput.PHONEMES;
    String text = phonemes ? spoken.phonemes() : spoken.spoken();
    List<SpokenToken> tokens = spoken.tokens();
    int[] starts = new int[tokens.size()];
    int[] ends = new int[tokens.size()];
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < starts.length; i++) {
      SpokenToken token = tokens.get(i);
      starts[i] = joined.length();
      joined.append(phonemes ? token.phonemes() : token.spoken());
      ends[i] = joined.length();
      if (token.spaceAfter()) {
        joined.append(' ');
      }
    }
    int stripped = joined.length() - joined.toString().stripLeading().length();
    for (int i = 0; i < starts.length; i++) {
      starts[i] = Math.clamp(starts[i] - stripped, 0, text.length());
      ends[i] = Math.clamp(ends[i] - stripped, 0, text.length());
    }
    return new EngineInputText(text, starts, ends);
  }

  String text() {
    return text;
  }

  int start(int token) {
    return starts[token];
  }

  int end(int token) {
    return ends[token];
  }

  /** The first token that is heard and shares characters with a range; −1 if there is none. */
  int tokenAt(int start, int end) {
    for (int i = 0; i < starts.length; i++) {
      if (starts[i] < ends[i] && starts[i] < end && ends[i] > start) {
        return i;
      }
    }
    return -1;
  }
}
