package org.chatterbloke.voice.api;

/**
 * What an engine does by itself; what it lacks of speed and pitch is added by the narration path.
 */
public enum EngineFeature {
  /** Audio reaches the sink before the whole segment is made. */
  STREAMING,
  /** The result carries word times. */
  WORD_TIMES,
  /** Follows the parameter {@link ParameterDescriptor#SPEED}. */
  SPEED,
  /** Follows the parameter {@link ParameterDescriptor#PITCH} with formants kept. */
  PITCH,
  /** Stock voices can be mixed: {@code af_heart*0.6+bf_emma*0.4}. */
  VOICE_MIX,
  /** Speaks voices that a cloner stored ({@link VoiceData} other than stock). */
  CLONED_VOICES,
  /** Understands paralinguistic tags such as {@code [laugh]}. */
  TAGS,
  /** Runs on another machine. */
  REMOTE
}
