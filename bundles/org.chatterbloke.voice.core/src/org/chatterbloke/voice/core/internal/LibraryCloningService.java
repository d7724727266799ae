package org.chatterbloke.voice.core.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chatterbloke.audio.AudioCodec;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.StoredVoice;
import org.chatterbloke.library.api.VoiceRepository;
import org.chatterbloke.voice.api.CloneObserver;
import org.chatterbloke.voice.api.CloneRequest;
import org.chatterbloke.voice.api.CloneResult;
import org.chatterbloke.voice.api.ReferenceRecording;
import org.chatterbloke.voice.core.ClonerRegistry;
import org.chatterbloke.voice.core.CloningRequest;
import org.chatterbloke.voice.core.CloningService;
import org.chatterbloke.voice.core.EngineRegistry;
import org.chatterbloke.voice.core.NarrationException;
import org.chatterbloke.voice.core.Narrator;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Makes voices and keeps them in the library and in the data folder. */
@Component(service = CloningService.class)
public final class LibraryCloningService implements CloningService {

  private static final String RECORDINGS = "recordings";

  private final ClonerRegistry cloners;
  private final EngineRegistry engines;
  private final Narrator narrator;
  private final DataFolder folder;
  private final CodecList codecs = new CodecList();
  private volatile @Nullable VoiceRepository library;

  /** Made by Declarative Services. */
  @Activate
  public LibraryCloningService(
      @Reference ClonerRegistry cloners,
      @Reference EngineRegistry engines,
      @Reference Narrator narrator) {
    this(cloners, engines, narrator, DataFolder.current());
  }

  /** A service that keeps voices in a data folder. */
  public LibraryCloningService(
      ClonerRegistry cloners, EngineRegistry engines, Narrator narrator, DataFolder folder) {
    this.cloners = cloners;
    this.engines = engines;
    this.narrator = narrator;
    this.folder = folder;
  }

  /** Called by Declarative Services. */
  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "removeCodec")
  public void bindCodec(AudioCodec codec, Map<String, Object> properties) {
    codecs.add(codec, properties);
  }

  /** Adds a codec without a ranking. */
  public void addCodec(AudioCodec codec) {
    codecs.add(codec, Map.of());
  }

  /** Called when a codec leaves. */
  public void removeCodec(AudioCodec codec) {
    codecs.remove(codec);
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
  public ClonedVoice clone(CloningRequest request, CloneObserver observer, IProgressMonitor monitor)
      throws ChatterBlokeException {
    VoiceRepository repository = library();
    String name = VoiceNames.checked(request.name());
    if (repository.byName(name).isPresent()) {
      throw new NarrationException(
          FailureKind.BAD_INPUT,
          "There is a voice " + name + " already.",
          "Choose another name, or rename or delete that voice.",
          null);
    }
    VoiceMaker maker =
        VoiceMaker.choose(
            cloners, engines, request.method(), request.engineId(), request.language());
    List<ReferenceRecording> recordings =
        new RecordingIntake(codecs.files())
            .read(request.recordings(), maker.cloner().descriptor(), observer);
    String id = UUID.randomUUID().toString();
    Path home = folder.voices().resolve(id);
    Path beside = folder.voices().resolve("." + id + ".making");
    try {
      Files.createDirectories(beside);
      CloneResult result =
          make(maker, request.withName(name), recordings, beside, observer, monitor);
      StoredVoice voice =
          stored(
              id,
              maker,
              request.withName(name),
              result,
              StoredVoices.relative(result.voice().files(), beside),
              keepRecordings(request.recordings(), beside));
      if (monitor.isCanceled()) {
        throw new OperationCanceledException();
      }
      Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
      addOrRemove(repository, voice, home);
      return new ClonedVoice(
          StoredVoices.profile(voice, home), result.report(), Optional.of(voice), false);
    } catch (IOException e) {
      throw unwritable(folder.voices(), e);
    } finally {
      Folders.delete(beside);
    }
  }

  private static void addOrRemove(VoiceRepository repository, StoredVoice voice, Path home)
      throws ChatterBlokeException {
    boolean added = false;
    try {
      repository.add(voice);
      added = true;
    } finally {
      if (!added) {
        Folders.delete(home);
      }
    }
  }

  private CloneResult make(
      VoiceMaker maker,
      CloningRequest request,
      List<ReferenceRecording> recordings,
      Path beside,
      CloneObserver observer,
      IProgressMonitor monitor)
      throws ChatterBlokeException {
    CloneRequest job =
        new CloneRequest(
            request.name(),
            maker.engine(),
            recordings,
            maker.language(),
            request.sex(),
            request.parameters(),
            beside,
            VoiceMaker.audition(narrator));
    return maker.cloner().clone(job, observer, monitor);
  }

  private static String keepRecordings(List<Path> recordings, Path beside) throws IOException {
    Path kept = Files.createDirectories(beside.resolve(RECORDINGS));
    List<String> names = new ArrayList<>();
    for (Path recording : recordings) {
      String name = "%02d-%s".formatted(names.size() + 1, recording.getFileName());
      Files.copy(recording, kept.resolve(name));
      names.add(RECORDINGS + "/" + name);
    }
    return String.join("\n", names);
  }

  private static StoredVoice stored(
      String id,
      VoiceMaker maker,
      CloningRequest request,
      CloneResult result,
      Map<String, String> files,
      String recordings) {
    return new StoredVoice(
        id,
        request.name(),
        maker.engine().id(),
        maker.cloner().descriptor().id(),
        maker.language(),
        request.sex().name(),
        result.voice().format(),
        result.voice().name(),
        files,
        result.voice().fingerprint(),
        result.parameters().values(),
        StoredVoices.json(result.equaliser()),
        result.report().similarity(),
        StoredVoices.json(result.report()),
        request.consent(),
        recordings,
        Instant.now());
  }

  @Override
  public ClonedVoice matchOnce(
      Path recording,
      String method,
      String engineId,
      String language,
      CloneObserver observer,
      IProgressMonitor monitor)
      throws ChatterBlokeException {
    VoiceMaker maker = VoiceMaker.choose(cloners, engines, method, engineId, language);
    MatchCache cache = new MatchCache(folder.cache().resolve("matches"));
    String key = cache.key(recording, maker);
    Optional<ClonedVoice> known = cache.load(key, VoiceMaker.stem(recording));
    if (known.isPresent()) {
      return known.get();
    }
    List<ReferenceRecording> recordings =
        new RecordingIntake(codecs.files())
            .read(List.of(recording), maker.cloner().descriptor(), observer);
    Path beside = cache.beside(key);
    try {
      Files.createDirectories(beside);
      CloningRequest request = CloningRequest.of(VoiceMaker.stem(recording), List.of(recording));
      CloneResult result = make(maker, request, recordings, beside, observer, monitor);
      Map<String, String> files = StoredVoices.relative(result.voice().files(), beside);
      StoredVoice voice = stored(key, maker, request, result, files, "");
      return cache.keep(key, voice, beside);
    } catch (IOException e) {
      throw unwritable(folder.cache(), e);
    } finally {
      Folders.delete(beside);
    }
  }

  @Override
  public void delete(String name) throws ChatterBlokeException {
    VoiceRepository repository = library();
    Optional<StoredVoice> voice = repository.byName(name.strip());
    if (voice.isEmpty() || !repository.remove(voice.get().id())) {
      List<String> names = repository.all().stream().map(StoredVoice::name).toList();
      throw new NarrationException(
          FailureKind.NOT_FOUND,
          "There is no voice " + name.strip() + " in the library.",
          NearNames.remedy(name.strip(), names, "List the voices of the library."),
          null);
    }
    Folders.delete(folder.voices().resolve(voice.get().id()));
  }

  private VoiceRepository library() throws NarrationException {
    VoiceRepository repository = library;
    if (repository == null) {
      throw new NarrationException(
          FailureKind.UNAVAILABLE,
          "There is no library here to keep a voice in.",
          "Install the library, or narrate with the recording itself.",
          null);
    }
    return repository;
  }

  private static NarrationException unwritable(Path where, IOException e) {
    return new NarrationException(
        FailureKind.STORAGE,
        "The voice cannot be written to " + where + ": " + TakeMaker.reason(e) + ".",
        "Check that the folder may be written and has room.",
        e);
  }
}
