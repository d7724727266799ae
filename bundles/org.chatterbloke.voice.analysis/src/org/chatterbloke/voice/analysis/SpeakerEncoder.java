package org.chatterbloke.voice.analysis;

import org.chatterbloke.audio.AudioClip;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Turns a voice into a vector, so that two recordings can be compared as speakers. A service;
 * nothing is loaded before the first {@link #embed}. Thread-safe.
 *
 * <p>Scores of different encoders do not compare: keep {@link #id()} beside every stored vector and
 * read a score against this encoder's own {@link #scale()}.
 */
public interface SpeakerEncoder {

  /** Unique id of the encoder, of its front end and of its weights ({@code ge2e-1}). */
  String id();

  /** A name for people ({@code GE2E}). */
  String name();

  /** The length of a vector. */
  int dimensions();

  /** Where natural speech lies on this encoder's scale. */
  SimilarityScale scale();

  /**
   * The vector of a speaker.
   *
   * @param clip at any rate and with any number of channels; pauses are left out, the level does
   *     not matter much; a few seconds of speech or more
   * @param monitor cancel, and the progress of a download if the model is not here yet
   * @return {@link #dimensions()} numbers, of length 1
   * @throws VoiceAnalysisException if the clip has no samples, or the model cannot be had or run
   * @throws org.eclipse.core.runtime.OperationCanceledException if cancelled
   */
  float[] embed(AudioClip clip, IProgressMonitor monitor) throws VoiceAnalysisException;

  /**
   * The cosine of two vectors, −1 … 1; 0 if one of them is all zeros.
   *
   * @throws IllegalArgumentException if they differ in length
   */
  static double similarity(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException("vectors of " + a.length + " and " + b.length);
    }
    double dot = 0;
    double normA = 0;
    double normB = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      normA += (double) a[i] * a[i];
      normB += (double) b[i] * b[i];
    }
    double norm = Math.sqrt(normA * normB);
    return norm == 0 ? 0 : Math.clamp(dot / norm, -1, 1);
  }
}
