package org.chatterbloke.voice.analysis;

/**
 * One thing that was noticed in a recording.
 *
 * @param code what, for programs
 * @param severity how much it matters
 * @param sentence what it is, for people, with the number that was measured
 * @param remedy what helps, as one sentence
 */
public record Finding(Code code, Severity severity, String sentence, String remedy) {

  /** What was noticed. */
  public enum Code {
    /** No sound, or nothing but digital silence. */
    SILENT,
    /** Sound, but no speech in it. */
    NO_SPEECH,
    /** Less speech than {@value RecordingAnalyzer#MINIMUM_SPEECH_SECONDS} seconds. */
    TOO_SHORT,
    /** Usable, but more speech would help. */
    SHORT,
    /** Peaks were cut off. */
    CLIPPED,
    /** The background is loud. */
    NOISY,
    /** The speech is faint. */
    FAINT,
    /** The sampling rate leaves out the upper part of speech. */
    NARROW_BAND
  }

  /** How much a finding matters. */
  public enum Severity {
    /** Good to know. */
    NOTE,
    /** The result will suffer. */
    WARNING,
    /** The recording cannot be used. */
    FATAL
  }
}
