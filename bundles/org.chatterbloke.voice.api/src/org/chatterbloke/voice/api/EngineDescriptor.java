package org.chatterbloke.voice.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything about an engine that is known without loading it.
 *
 * @param id unique, lower case ({@code kokoro})
 * @param name for people
 * @param version part of a take's key: changes whenever the same input may sound different
 * @param licence SPDX identifier of the weights
 * @param description one sentence
 * @param languages BCP 47 tags of what it speaks
 * @param input what it reads
 * @param features what it does by itself
 * @param parameters what can be set, {@code speed} and {@code pitch} included if it follows them
 * @param models ids of the model manifests that it needs
 * @param sampleRate of its output, frames per second, mono
 * @param maximumInput the longest input in characters (of phonemes or text); segments are cut to
 *     fit
 * @param voices the stock voices that are known without loading; empty for a remote engine
 */
public record EngineDescriptor(
    String id,
    String name,
    String version,
    String licence,
    String description,
    Set<String> languages,
    EngineInput input,
    Set<EngineFeature> features,
    List<ParameterDescriptor> parameters,
    List<String> models,
    int sampleRate,
    int maximumInput,
    List<StockVoice> voices) {

  public EngineDescriptor {
    languages = Set.copyOf(languages);
    features = Set.copyOf(features);
    parameters = List.copyOf(parameters);
    models = List.copyOf(models);
    voices = List.copyOf(voices);
  }

  /** Whether the engine has a feature. */
  public boolean has(EngineFeature feature) {
    return features.contains(feature);
  }

  /** A parameter by name. */
  public Optional<ParameterDescriptor> parameter(String name) {
    return parameters.stream().filter(p -> p.name().equals(name)).findFirst();
  }

  /** A stock voice by id. */
  public Optional<StockVoice> voice(String voiceId) {
    return voices.stream().filter(v -> v.id().equals(voiceId)).findFirst();
  }
}
