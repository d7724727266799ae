package org.chatterbloke.voice.core.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.StoredVoice;
import org.chatterbloke.library.api.VoiceRepository;
import org.chatterbloke.voice.api.EngineDescriptor;
import org.chatterbloke.voice.api.EngineFeature;
import org.chatterbloke.voice.api.ParameterValues;
import org.chatterbloke.voice.api.StockVoice;
import org.chatterbloke.voice.api.VoiceData;
import org.chatterbloke.voice.api.VoiceProfile;
import org.chatterbloke.voice.core.EngineRegistry;
import org.chatterbloke.voice.core.NarrationException;
import org.chatterbloke.voice.core.VoiceResolver;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Finds voices in the library, if there is one, and among the stock voices of all engines. */
@Component(service = VoiceResolver.class, configurationPid = NarratorConfiguration.PID)
public final class LibraryVoiceResolver implements VoiceResolver {

  private final EngineRegistry engines;
  private final DataFolder folder;
  private final String preferredEngine;
  private volatile @Nullable VoiceRepository library;

  /** Made by Declarative Services. */
  @Activate
  public LibraryVoiceResolver(
      @Reference EngineRegistry engines, NarratorConfiguration configuration) {
    this(engines, DataFolder.current(), configuration.engine());
  }

  /**
   * A resolver.
   *
   * @param folder holds the files of stored voices
   * @param preferredEngine the engine that speaks if nobody asks for one
   */
  public LibraryVoiceResolver(EngineRegistry engines, DataFolder folder, String preferredEngine) {
    this.engines = engines;
    this.folder = folder;
    this.preferredEngine = preferredEngine;
  }

  /** Called by Declarative Services, and by tests. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "removeLibrary")
  public void setLibrary(VoiceRepository repository) {
    library = repository;
  }

  /** Called when the library leaves. */
  public void removeLibrary(VoiceRepository repository) {
    if (library == repository) {
      library = null;
    }
  }

  @Override
  public VoiceProfile resolve(String name, String engineId) throws ChatterBlokeException {
    String wanted = name.strip();
    List<EngineDescriptor> candidates = candidates(engineId);
    VoiceRepository stored = library;
    if (stored != null) {
      Optional<StoredVoice> voice = stored.byName(wanted);
      if (voice.isPresent()) {
        if (engineId.isEmpty() || voice.get().engineId().equals(engineId)) {
          return profile(voice.get());
        }
        throw new NarrationException(
            FailureKind.BAD_INPUT,
            "The voice %s is spoken by the engine %s, not by %s."
                .formatted(voice.get().name(), voice.get().engineId(), engineId),
            "Leave out the engine.",
            null);
      }
    }
    int colon = wanted.indexOf(':');
    if (colon > 0) {
      candidates = candidates(wanted.substring(0, colon).strip());
      wanted = wanted.substring(colon + 1).strip();
    }
    if (VoiceMix.isMix(wanted)) {
      return mix(VoiceMix.parse(wanted), candidates);
    }
    for (EngineDescriptor engine : candidates) {
      Optional<StockVoice> voice = stock(engine, wanted);
      if (voice.isPresent()) {
        return VoiceProfile.stock(engine.id(), voice.get());
      }
    }
    throw unknown(wanted, candidates);
  }

  private List<EngineDescriptor> candidates(String engineId) throws NarrationException {
    List<EngineDescriptor> all = engines.descriptors();
    if (engineId.isEmpty()) {
      return all;
    }
    Optional<EngineDescriptor> engine = engines.descriptor(engineId);
    if (engine.isPresent()) {
      return List.of(engine.get());
    }
    List<String> ids = all.stream().map(EngineDescriptor::id).toList();
    String otherwise =
        ids.isEmpty() ? "Install an engine." : "Use one of " + String.join(", ", ids) + ".";
    throw new NarrationException(
        FailureKind.NOT_FOUND,
        "There is no engine " + engineId + " here.",
        NearNames.remedy(engineId, ids, otherwise),
        null);
  }

  private static Optional<StockVoice> stock(EngineDescriptor engine, String wanted) {
    String lower = wanted.toLowerCase(Locale.ROOT);
    Optional<StockVoice> byId =
        engine.voices().stream()
            .filter(voice -> voice.id().toLowerCase(Locale.ROOT).equals(lower))
            .findFirst();
    return byId.isPresent()
        ? byId
        : engine.voices().stream()
            .filter(voice -> voice.name().toLowerCase(Locale.ROOT).equals(lower))
            .findFirst();
  }

  private VoiceProfile mix(VoiceMix mix, List<EngineDescriptor> candidates)
      throws ChatterBlokeException {
    boolean mixer = false;
    for (EngineDescriptor engine : candidates) {
      mixer |= engine.has(EngineFeature.VOICE_MIX);
      boolean all = mix.parts().stream().allMatch(part -> stock(engine, part.voice()).isPresent());
      if (all && engine.has(EngineFeature.VOICE_MIX)) {
        VoiceMix named = mix.renamed(voice -> stock(engine, voice).orElseThrow().id());
        StockVoice heaviest = stock(engine, named.heaviest()).orElseThrow();
        if (named.parts().size() == 1) {
          return VoiceProfile.stock(engine.id(), heaviest);
        }
        String text = named.text();
        return new VoiceProfile(
            text,
            text,
            heaviest.language(),
            VoiceData.stock(engine.id(), text),
            ParameterValues.NONE,
            null);
      }
    }
    for (VoiceMix.Part part : mix.parts()) {
      if (candidates.stream().allMatch(engine -> stock(engine, part.voice()).isEmpty())) {
        throw unknown(part.voice(), candidates);
      }
    }
    throw new NarrationException(
        FailureKind.BAD_INPUT,
        "The mix "
            + mix.text()
            + " cannot be spoken: "
            + (mixer
                ? "its voices belong to different engines."
                : "no engine here can mix voices."),
        "Mix voices of one engine that can mix, or name a single voice.",
        null);
  }

  private NarrationException unknown(String wanted, List<EngineDescriptor> candidates)
      throws ChatterBlokeException {
    LinkedHashSet<String> known = new LinkedHashSet<>();
    VoiceRepository stored = library;
    if (stored != null) {
      stored.all().forEach(voice -> known.add(voice.name()));
    }
    for (EngineDescriptor engine : candidates) {
      engine.voices().forEach(voice -> known.add(voice.id()));
    }
    String otherwise =
        known.isEmpty()
            ? "Install an engine, or make a voice from a recording."
            : "Name one of the "
                + known.size()
                + " voices that there are, such as "
                + known.getFirst()
                + ".";
    return new NarrationException(
        FailureKind.NOT_FOUND,
        "There is no voice \"" + wanted + "\".",
        NearNames.remedy(wanted, known, otherwise),
        null);
  }

  @Override
  public VoiceProfile standard(String engineId, String language) throws ChatterBlokeException {
    List<EngineDescriptor> ordered = new ArrayList<>(candidates(engineId));
    ordered.sort(
        (a, b) -> Boolean.compare(b.id().equals(preferredEngine), a.id().equals(preferredEngine)));
    for (boolean exactly : new boolean[] {true, false}) {
      for (EngineDescriptor engine : ordered) {
        for (StockVoice voice : engine.voices()) {
          if (speaks(voice, language, exactly)) {
            return VoiceProfile.stock(engine.id(), voice);
          }
        }
      }
    }
    throw new NarrationException(
        FailureKind.NOT_FOUND,
        language.isEmpty()
            ? "No installed engine has a voice of its own."
            : "No installed engine has a voice for " + language + ".",
        "Install an engine, or make a voice from a recording.",
        null);
  }

  private static boolean speaks(StockVoice voice, String language, boolean exactly) {
    if (language.isEmpty() || voice.language().equalsIgnoreCase(language)) {
      return true;
    }
    return !exactly && Languages.primary(voice.language()).equals(Languages.primary(language));
  }

  @Override
  public VoiceProfile profile(StoredVoice voice) throws ChatterBlokeException {
    return StoredVoices.profile(voice, folder.voices().resolve(voice.id()));
  }

  @Override
  public List<String> names() throws ChatterBlokeException {
    List<String> names = new ArrayList<>();
    VoiceRepository stored = library;
    if (stored != null) {
      stored.all().forEach(voice -> names.add(voice.name()));
    }
    for (EngineDescriptor engine : engines.descriptors()) {
      engine.voices().forEach(voice -> names.add(voice.id()));
    }
    return names;
  }
}
