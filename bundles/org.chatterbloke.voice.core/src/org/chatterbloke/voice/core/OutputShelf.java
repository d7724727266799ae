package org.chatterbloke.voice.core;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.chatterbloke.base.ChatterBlokeException;

/**
 * Service: the finished files that the library recorded, and their clean-up. A file is deleted only
 * if it is still the one that was recorded: at the same place without a link on the way, of the
 * same size, and not changed since. Thread-safe.
 */
public interface OutputShelf {

  /** All outputs, newest first. */
  List<KeptOutput> all() throws ChatterBlokeException;

  /**
   * One output.
   *
   * @param name its id, the beginning of its id (at least four characters), or its file; of several
   *     outputs to one file the newest
   * @throws NarrationException of kind NOT_FOUND if there is none, BAD_INPUT if there are several
   */
  KeptOutput find(String name) throws ChatterBlokeException;

  /**
   * What a cleaning would take, oldest first. Nothing is changed. Entries without a file of their
   * own (gone, replaced) do not count among the newest that are kept; changed files are not taken.
   *
   * @param now the time from which ages are counted
   */
  List<KeptOutput> due(CleaningPolicy policy, Instant now) throws ChatterBlokeException;

  /**
   * Deletes an output's file, if it is there, and then its entry. The file is looked at again
   * before.
   *
   * @return what was found: {@link KeptOutput.State#PRESENT} if a file was deleted
   * @throws NarrationException of kind BAD_INPUT if something else is in the file's place; of kind
   *     STORAGE if it cannot be deleted. The entry stays then
   */
  KeptOutput.State delete(KeptOutput output) throws ChatterBlokeException;

  /** Removes an output's entry and leaves whatever is in its place. */
  void forget(KeptOutput output) throws ChatterBlokeException;

  /**
   * Whether the file that a request would write is there already: made from the same text with the
   * same voices and settings, unchanged since, and newer than the script.
   *
   * @param request a request whose output is a file
   * @param script the file that the script was read from
   * @throws ChatterBlokeException if the library cannot be read or a cue names an unknown voice
   */
  boolean isCurrent(NarrationRequest request, Path script) throws ChatterBlokeException;
}
