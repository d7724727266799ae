package org.chatterbloke.text;

import java.util.Set;

/**
 * SPI: turns writing into speech sounds for one or more languages. Thread-safe. Activation does no
 * I/O; data is loaded at the first {@link #read}.
 */
public interface TextFrontEnd {

  /** BCP 47 tags that this front end reads. */
  Set<String> languages();

  /** A tag that changes whenever a reading may change; part of a take's key. */
  String version();

  /**
   * Reads a text. Never fails on content: every input has a reading, unknown symbols are left out.
   *
   * @throws TextException if the front end's data cannot be loaded or the language is not its own
   */
  SpokenText read(ReadingRequest request) throws TextException;
}
