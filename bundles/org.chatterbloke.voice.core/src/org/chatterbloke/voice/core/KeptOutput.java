package org.chatterbloke.voice.core;

import org.chatterbloke.library.api.StoredOutput;

/**
 * An output of the library and what has become of its file.
 *
 * @param output what the library recorded
 * @param state of the file at the time of asking
 */
public record KeptOutput(StoredOutput output, State state) {

  /** What has become of a file. */
  public enum State {
    /** There, as it was recorded. */
    PRESENT,
    /** No longer there. */
    GONE,
    /** Written again later: a newer output stands for the file. */
    REPLACED,
    /**
     * Something else is in its place: another size, changed later, a link, a folder, or reached
     * through a link that was not there. It is not the library's to delete.
     */
    CHANGED
  }

  /** Whether deleting this output deletes a file. */
  public boolean hasFile() {
    return state == State.PRESENT;
  }
}
