package org.chatterbloke.voice.core;

import java.nio.file.Path;
import java.util.List;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.library.api.StoredVoice;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Service: voices of the library as single files to keep or to pass on. A {@code .voice} file is a
 * zip with a manifest, the kept recordings and the engine's data, sealed by a checksum over the
 * whole file. Thread-safe.
 */
public interface VoicePackages {

  /**
   * A voice that came from a package.
   *
   * @param voice the library's new entry
   * @param remarks sentences that the user should read
   */
  record Imported(StoredVoice voice, List<String> remarks) {
    public Imported {
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * Writes a voice of the library to a package; beside the target, then moved.
   *
   * @param name the voice's name, without regard to case
   * @param file the package; an older file of that name is replaced
   * @throws ChatterBlokeException with a sentence: no such voice, a file of it is missing, the
   *     target cannot be written
   * @throws org.eclipse.core.runtime.OperationCanceledException if cancelled; no file is left
   */
  void export(String name, Path file, IProgressMonitor monitor) throws ChatterBlokeException;

  /**
   * Adds the voice of a package to the library under a new id. All of the package is checked before
   * anything is changed.
   *
   * @param file the package
   * @param name the voice's name in the library, or "" for the one in the package
   * @throws ChatterBlokeException of kind BAD_INPUT with a sentence if the package is cut or
   *     changed, of an unknown version, too large, or names files outside itself; if the name is
   *     taken or cannot be used
   * @throws org.eclipse.core.runtime.OperationCanceledException if cancelled; nothing is changed
   */
  Imported importFrom(Path file, String name, IProgressMonitor monitor)
      throws ChatterBlokeException;
}
