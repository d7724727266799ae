package org.chatterbloke.voice.api;

import java.util.List;
import java.util.Set;

/**
 * Everything about a cloner that is known without loading it.
 *
 * @param id the method's name in commands ({@code match}, {@code adapt})
 * @param name for people
 * @param description one honest sentence about what comes out
 * @param engines ids of the engines whose voices it makes
 * @param imitates true if the result is trained or conditioned on the recording (a clone); false if
 *     it only chooses and colours an existing voice
 * @param minimumSeconds the least amount of speech
 * @param needsTranscript whether each recording needs its text
 * @param parameters options
 */
public record ClonerDescriptor(
    String id,
    String name,
    String description,
    Set<String> engines,
    boolean imitates,
    double minimumSeconds,
    boolean needsTranscript,
    List<ParameterDescriptor> parameters) {

  public ClonerDescriptor {
    engines = Set.copyOf(engines);
    parameters = List.copyOf(parameters);
  }
}
