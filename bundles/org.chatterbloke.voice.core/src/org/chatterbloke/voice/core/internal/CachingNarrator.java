package org.chatterbloke.voice.core.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.chatterbloke.audio.AudioCodec;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.library.api.OutputRepository;
import org.chatterbloke.library.api.StoredOutput;
import org.chatterbloke.voice.core.EngineRegistry;
import org.chatterbloke.voice.core.FrontEndRegistry;
import org.chatterbloke.voice.core.NarrationObserver;
import org.chatterbloke.voice.core.NarrationRequest;
import org.chatterbloke.voice.core.NarrationResult;
import org.chatterbloke.voice.core.Narrator;
import org.chatterbloke.voice.core.Pronunciations;
import org.eclipse.core.runtime.IProgressMonitor;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The narrator: takes come from a cache by content, and finished files are noted in the library.
 */
@Component(service = Narrator.class, configurationPid = NarratorConfiguration.PID)
@Designate(ocd = NarratorConfiguration.class)
public final class CachingNarrator implements Narrator {

  private static final Logger LOG = LoggerFactory.getLogger(CachingNarrator.class);

  /** The cache's folder in the data folder's cache. */
  static final String TAKES = "takes";

  private final EngineRegistry engines;
  private final FrontEndRegistry frontEnds;
  private final TakeStore store;
  private final long cacheLimit;
  private final CodecList codecs = new CodecList();
  private volatile @Nullable OutputRepository outputs;
  private volatile @Nullable Pronunciations pronunciations;

  /** Made by Declarative Services. */
  @Activate
  public CachingNarrator(
      @Reference EngineRegistry engines,
      @Reference FrontEndRegistry frontEnds,
      NarratorConfiguration configuration) {
    this(engines, frontEnds, DataFolder.current(), configuration.takecache() * 1_000_000);
  }

  /**
   * A narrator.
   *
   * @param folder holds the take cache
   * @param cacheLimit bytes that the take cache may have
   */
  public CachingNarrator(
      EngineRegistry engines, FrontEndRegistry frontEnds, DataFolder folder, long cacheLimit) {
    this.engines = engines;
    this.frontEnds = frontEnds;
    this.store = new TakeStore(folder.cache().resolve(TAKES));
    this.cacheLimit = cacheLimit;
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

  /** Called by Declarative Services, and by tests; without it outputs are not noted. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "removeOutputs")
  public void setOutputs(OutputRepository repository) {
    outputs = repository;
  }

  /** Called when the library leaves. */
  public void removeOutputs(OutputRepository repository) {
    if (outputs == repository) {
      outputs = null;
    }
  }

  /** Called by Declarative Services, and by tests; without it nothing but the script is read. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "removePronunciations")
  public void setPronunciations(Pronunciations lexicon) {
    pronunciations = lexicon;
  }

  /** Called when the lexicon leaves. */
  public void removePronunciations(Pronunciations lexicon) {
    if (pronunciations == lexicon) {
      pronunciations = null;
    }
  }

  @Override
  public NarrationResult narrate(
      NarrationRequest request, NarrationObserver observer, IProgressMonitor monitor)
      throws ChatterBlokeException {
    NarrationResult result =
        new Narration(request, observer, engines, frontEnds, pronunciations, store, monitor)
            .run(codecs.files());
    if (result.rendered() > 0) {
      store.shrinkIfDue(cacheLimit);
    }
    note(request, result);
    return result;
  }

  private void note(NarrationRequest request, NarrationResult result) {
    OutputRepository repository = outputs;
    Path file = result.file();
    if (repository == null || file == null) {
      return;
    }
    try {
      repository.add(
          new StoredOutput(
              UUID.randomUUID().toString(),
              file.toRealPath().toString(),
              request.script().title(),
              request.voice().name(),
              request.voice().voice().engineId(),
              result.seconds(),
              Files.size(file),
              OutputSettings.json(request, result.segments().size()),
              Instant.now()));
    } catch (ChatterBlokeException | IOException e) {
      // The file is there and complete; that the library does not list it is no failure of the job.
      LOG.warn("The output {} could not be noted in the library.", file, e);
    }
  }
}
