package org.chatterbloke.voice.api;

import java.util.List;
import org.chatterbloke.audio.AudioSink;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * A loaded engine; owns the weights. Used by one thread at a time; several sessions may run side by
 * side.
 */
public interface VoiceSession extends AutoCloseable {

  /** The stock voices of the loaded engine. */
  List<StockVoice> stockVoices();

  /**
   * Speaks one segment. Mono audio at the descriptor's rate arrives at the sink in order, on the
   * calling thread, while it is made. Equal requests give equal samples. Samples are finite and in
   * −1 … 1. A text with nothing to say gives an empty segment.
   *
   * @param sink takes the audio; what it throws is wrapped in a {@link SpeechFailedException}
   * @param monitor checked for cancel at least every few seconds of audio
   * @throws VoiceEngineException if the voice is unknown, the text does not fit, or the output is
   *     not usable
   * @throws org.eclipse.core.runtime.OperationCanceledException if cancelled
   * @throws IllegalStateException if closed
   */
  SpokenSegment speak(SpeechRequest request, AudioSink sink, IProgressMonitor monitor)
      throws VoiceEngineException;

  /** Releases the weights; further calls do nothing. */
  @Override
  void close();
}
