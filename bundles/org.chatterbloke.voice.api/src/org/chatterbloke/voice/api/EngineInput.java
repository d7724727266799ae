package org.chatterbloke.voice.api;

/** What an engine reads of a {@link org.chatterbloke.text.SpokenText}. */
public enum EngineInput {
  /** {@link org.chatterbloke.text.SpokenText#spoken()}: normalised text in letters. */
  TEXT,
  /** {@link org.chatterbloke.text.SpokenText#phonemes()}. */
  PHONEMES
}
