package org.chatterbloke.voice.core;

import java.util.Optional;
import java.util.Set;
import org.chatterbloke.text.TextFrontEnd;

/**
 * Service: the front ends that are installed at this moment. A language that has a front end
 * already keeps it; the other is rejected for it with a log line. Thread-safe.
 */
public interface FrontEndRegistry {

  /**
   * A front end and the tag to ask it for.
   *
   * @param frontEnd reads the language
   * @param language the tag among the front end's own that is nearest to what was wanted
   */
  record Choice(TextFrontEnd frontEnd, String language) {}

  /** All BCP 47 tags that can be read. */
  Set<String> languages();

  /**
   * The front end for a language: the tag itself, or else the same language of another region
   * ({@code en-AU} is read as {@code en-GB} or {@code en-US}, whichever comes first by name).
   *
   * @return empty if the language cannot be read
   */
  Optional<Choice> forLanguage(String tag);
}
