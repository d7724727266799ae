package org.chatterbloke.voice.api;

/** The sex that a voice sounds like. */
public enum Sex {
  FEMALE,
  MALE,
  UNKNOWN
}
