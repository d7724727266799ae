package org.chatterbloke.voice.core.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.script.Script;
import org.chatterbloke.voice.api.ClonerDescriptor;
import org.chatterbloke.voice.api.CloningException;
import org.chatterbloke.voice.api.EngineDescriptor;
import org.chatterbloke.voice.api.VoiceAudition;
import org.chatterbloke.voice.api.VoiceCloner;
import org.chatterbloke.voice.api.VoiceProfile;
import org.chatterbloke.voice.core.ClonerRegistry;
import org.chatterbloke.voice.core.EngineRegistry;
import org.chatterbloke.voice.core.NarrationException;
import org.chatterbloke.voice.core.NarrationObserver;
import org.chatterbloke.voice.core.NarrationOutput;
import org.chatterbloke.voice.core.NarrationRequest;
import org.chatterbloke.voice.core.Narrator;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Finds the cloner and the engine for a voice.
 *
 * @param cloner the method
 * @param engine who will speak
 * @param language BCP 47 tag that the voice will speak
 */
record VoiceMaker(VoiceCloner cloner, EngineDescriptor engine, String language) {

  private static final String STANDARD_METHOD = "match";
  private static final String STANDARD_LANGUAGE = "en-US";

  /** Decides what the caller left open; empty strings mean the standard. */
  static VoiceMaker choose(
      ClonerRegistry cloners,
      EngineRegistry engines,
      String method,
      String engineId,
      String language)
      throws NarrationException {
    String wanted = method.isBlank() ? STANDARD_METHOD : method.strip();
    Optional<VoiceCloner> found = cloners.find(wanted);
    if (found.isEmpty()) {
      List<String> ids = cloners.descriptors().stream().map(ClonerDescriptor::id).toList();
      throw new NarrationException(
          FailureKind.NOT_FOUND,
          "There is no cloning method " + wanted + " here.",
          NearNames.remedy(
              wanted,
              ids,
              ids.isEmpty() ? "Install a cloner." : "Use " + String.join(" or ", ids) + "."),
          null);
    }
    VoiceCloner cloner = found.get();
    EngineDescriptor engine = engine(engines, cloner.descriptor(), engineId.strip());
    String spoken = language.isBlank() ? STANDARD_LANGUAGE : language.strip();
    String primary = Languages.primary(spoken);
    if (engine.languages().stream().noneMatch(tag -> Languages.primary(tag).equals(primary))) {
      throw new NarrationException(
          FailureKind.BAD_INPUT,
          "The engine " + engine.id() + " does not speak " + spoken + ".",
          "Choose one of its languages: "
              + String.join(", ", engine.languages().stream().sorted().toList())
              + ".",
          null);
    }
    return new VoiceMaker(cloner, engine, spoken);
  }

  private static EngineDescriptor engine(
      EngineRegistry engines, ClonerDescriptor cloner, String engineId) throws NarrationException {
    for (EngineDescriptor engine : engines.descriptors()) {
      boolean wanted = engineId.isEmpty() || engine.id().equals(engineId);
      if (wanted && cloner.engines().contains(engine.id())) {
        return engine;
      }
    }
    List<String> served = cloner.engines().stream().sorted().toList();
    throw new NarrationException(
        FailureKind.NOT_FOUND,
        engineId.isEmpty()
            ? "No engine that the method " + cloner.id() + " serves is installed."
            : "The method " + cloner.id() + " makes no voices for an engine " + engineId + " here.",
        "Use or install one of these engines: " + String.join(", ", served) + ".",
        null);
  }

  /** Lets a cloner hear voices by way of the narrator, so that what was heard is in the cache. */
  static VoiceAudition audition(Narrator narrator) {
    return (voice, text, monitor) -> hear(narrator, voice, text, monitor);
  }

  private static AudioClip hear(
      Narrator narrator, VoiceProfile voice, String text, IProgressMonitor monitor)
      throws CloningException {
    SampleBuffer audio = new SampleBuffer();
    int[] rate = new int[1];
    NarrationOutput output =
        NarrationOutput.toListener(sampleRate -> {
          rate[0] = sampleRate;
          return audio;
        });
    try {
      narrator.narrate(
          NarrationRequest.of(Script.plain(text), voice, output), NarrationObserver.NONE, monitor);
    } catch (ChatterBlokeException e) {
      throw new CloningException(e.kind(), e.sentence(), e.remedy(), e);
    }
    return AudioClip.wrap(rate[0], audio.toArray());
  }

  /** What a cached match depends on besides the recording. */
  String identity() {
    return cloner.descriptor() + "|" + engine.id() + "|" + engine.version() + "|" + language;
  }

  /** The name without folder and extension. */
  static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
