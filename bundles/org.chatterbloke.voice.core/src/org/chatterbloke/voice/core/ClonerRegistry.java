package org.chatterbloke.voice.core;

import java.util.List;
import java.util.Optional;
import org.chatterbloke.voice.api.ClonerDescriptor;
import org.chatterbloke.voice.api.VoiceCloner;

/**
 * Service: the cloners that are installed at this moment. A cloner whose id is taken is rejected
 * with a log line. Thread-safe.
 */
public interface ClonerRegistry {

  /** The descriptors of all cloners, by id. */
  List<ClonerDescriptor> descriptors();

  /** A cloner by its id, the name of the method in commands; empty if it is not installed. */
  Optional<VoiceCloner> find(String clonerId);
}
