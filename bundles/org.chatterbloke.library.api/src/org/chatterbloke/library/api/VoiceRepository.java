package org.chatterbloke.library.api;

import java.util.List;
import java.util.Optional;

/** Voices of the library. Thread-safe, and safe between processes that share one data folder. */
public interface VoiceRepository {

  /** All voices by name. */
  List<StoredVoice> all() throws LibraryException;

  /** A voice by its name, without regard to case. */
  Optional<StoredVoice> byName(String name) throws LibraryException;

  /** A voice by id. */
  Optional<StoredVoice> byId(String id) throws LibraryException;

  /**
   * Adds a voice.
   *
   * @throws LibraryException of kind BAD_INPUT if the name is taken
   */
  void add(StoredVoice voice) throws LibraryException;

  /** Changes the name; kind NOT_FOUND or BAD_INPUT (taken) on failure. */
  void rename(String id, String newName) throws LibraryException;

  /** Removes a voice; false if it was not there. Its folder is the caller's business. */
  boolean remove(String id) throws LibraryException;
}
