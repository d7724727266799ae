package org.chatterbloke.base;

/**
 * What went wrong, in the terms that a caller acts on; the command line maps each to an exit code.
 */
public enum FailureKind {
  /** The user's input cannot be used: a broken recording, an unclosed cue, a wrong option. */
  BAD_INPUT,
  /** Something named does not exist: a voice, an engine, a file, a model. */
  NOT_FOUND,
  /** Something outside did not answer: no source of a model, no audio device, no server. */
  UNAVAILABLE,
  /** The disk refused: full, read-only, corrupt. */
  STORAGE,
  /** Memory or another resource of the machine ran out. */
  RESOURCES,
  /** A defect of the product or of a plug-in. */
  INTERNAL
}
