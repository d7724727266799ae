package org.chatterbloke.voice.core;

import java.nio.file.Path;
import java.util.Optional;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.library.api.StoredVoice;
import org.chatterbloke.voice.api.CloneObserver;
import org.chatterbloke.voice.api.CloneReport;
import org.chatterbloke.voice.api.VoiceProfile;
import org.eclipse.core.runtime.IProgressMonitor;

/** Service: makes voices from recordings. Thread-safe. */
public interface CloningService {

  /**
   * What came out.
   *
   * @param profile ready to narrate with
   * @param report what was reached
   * @param stored the library's entry; empty for {@link #matchOnce}
   * @param reused whether an earlier result for the same recordings was used
   */
  record ClonedVoice(
      VoiceProfile profile, CloneReport report, Optional<StoredVoice> stored, boolean reused) {}

  /**
   * Makes a voice and stores it in the library with copies of its recordings. All or nothing: on
   * failure and on cancel neither a folder nor an entry stays.
   *
   * @param observer is told what happens, on the calling thread
   * @throws ChatterBlokeException with a sentence: a name that is taken, an unknown method or
   *     engine, a recording that is missing, no audio, silent, clipped or shorter than the method
   *     needs, a library that cannot be written
   * @throws org.eclipse.core.runtime.OperationCanceledException if cancelled
   */
  ClonedVoice clone(CloningRequest request, CloneObserver observer, IProgressMonitor monitor)
      throws ChatterBlokeException;

  /**
   * Makes a voice from one recording without storing it in the library. The result is kept in the
   * cache by the content of the recording, so that the next call with the same recording is
   * instant.
   *
   * @param recording an audio file
   * @param method the cloner, or "" for {@code match}
   * @param engineId the engine that will speak, or "" for the first that the method serves
   * @param language BCP 47 tag that the voice will speak, or "" for {@code en-US}
   * @throws ChatterBlokeException as {@link #clone}
   */
  ClonedVoice matchOnce(
      Path recording,
      String method,
      String engineId,
      String language,
      CloneObserver observer,
      IProgressMonitor monitor)
      throws ChatterBlokeException;

  /**
   * Removes a voice from the library and deletes its folder.
   *
   * @throws NarrationException of kind NOT_FOUND if there is no such voice
   */
  void delete(String name) throws ChatterBlokeException;
}
