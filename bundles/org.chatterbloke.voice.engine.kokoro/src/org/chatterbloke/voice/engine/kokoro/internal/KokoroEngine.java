package org.chatterbloke.voice.engine.kokoro.internal;

import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.inference.onnx.InferenceException;
import org.chatterbloke.modelstore.ModelStore;
import org.chatterbloke.voice.api.EngineDescriptor;
import org.chatterbloke.voice.api.EngineFeature;
import org.chatterbloke.voice.api.EngineInput;
import org.chatterbloke.voice.api.EngineUnavailableException;
import org.chatterbloke.voice.api.OpenOptions;
import org.chatterbloke.voice.api.ParameterDescriptor;
import org.chatterbloke.voice.api.VoiceEngine;
import org.chatterbloke.voice.api.VoiceEngineException;
import org.chatterbloke.voice.api.VoiceSession;
import org.chatterbloke.voice.model.kokoro.KokoroFiles;
import org.chatterbloke.voice.model.kokoro.KokoroModel;
import org.chatterbloke.voice.model.kokoro.KokoroVoices;
import org.chatterbloke.voice.model.kokoro.PhonemeVocabulary;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kokoro-82M: the engine for finished audio. Sessions with the same number of threads share one
 * loaded model.
 */
@Component(configurationPid = KokoroConfiguration.PID)
@Designate(ocd = KokoroConfiguration.class)
public final class KokoroEngine implements VoiceEngine {

  /** The engine's id. */
  static final String ID = "kokoro";

  static final ParameterDescriptor SPEED = ParameterDescriptor.speed();
  static final ParameterDescriptor PITCH = ParameterDescriptor.pitch();

  /** What the model and one sentence of 20 s need, measured and rounded up. */
  static final long MEMORY = 700_000_000;

  private static final Logger LOG = LoggerFactory.getLogger(KokoroEngine.class);

  private static final EngineDescriptor DESCRIPTOR =
      new EngineDescriptor(
          ID,
          "Kokoro",
          KokoroModel.VERSION,
          "Apache-2.0",
          "Natural English in 28 voices and mixes of them, faster than real time on one core.",
          Set.of("en-US", "en-GB"),
          EngineInput.PHONEMES,
          Set.of(
              EngineFeature.WORD_TIMES,
              EngineFeature.SPEED,
              EngineFeature.PITCH,
              EngineFeature.VOICE_MIX),
          List.of(SPEED, PITCH),
          List.of(KokoroFiles.MODEL_ID),
          KokoroModel.SAMPLE_RATE,
          PhonemePieces.MAXIMUM_INPUT,
          KokoroVoices.list());

  private final ModelStore store;
  private final int threads;
  private final LongSupplier freeMemory;
  private final SharedModels models = new SharedModels();

  /** The service; loads nothing. */
  @Activate
  public KokoroEngine(@Reference ModelStore store, KokoroConfiguration configuration) {
    this(store, configuration.threads(), FreeMemory::bytes);
  }

  /**
   * An engine.
   *
   * @param threads for the computation, or 0 for what the caller of {@link #open} says
   * @param freeMemory bytes that a program may still use; negative if unknown
   */
  public KokoroEngine(ModelStore store, int threads, LongSupplier freeMemory) {
    this.store = store;
    this.threads = threads;
    this.freeMemory = freeMemory;
  }

  @Override
  public EngineDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public VoiceSession open(OpenOptions options, IProgressMonitor monitor)
      throws VoiceEngineException {
    SubMonitor progress = SubMonitor.convert(monitor, "Loading the voice Kokoro", 100);
    int cores = threads > 0 ? threads : options.threads();
    try {
      KokoroFiles files = KokoroFiles.prepare(store, options.mayDownload(), progress.split(90));
      PhonemeVocabulary vocabulary = files.vocabulary();
      if (monitor.isCanceled()) {
        throw new OperationCanceledException();
      }
      SharedModels.Lease lease = models.lease(cores, () -> load(files, cores, monitor));
      progress.worked(10);
      return new KokoroSession(lease, files, vocabulary);
    } catch (VoiceEngineException e) {
      throw e;
    } catch (ChatterBlokeException e) {
      throw EngineUnavailableException.from(e);
    }
  }

  private KokoroModel load(KokoroFiles files, int cores, IProgressMonitor monitor)
      throws ChatterBlokeException {
    long free = freeMemory.getAsLong();
    if (free >= 0 && free < MEMORY) {
      throw new EngineUnavailableException(
          FailureKind.RESOURCES,
          "The engine Kokoro needs about %d MB of memory and %d MB are free."
              .formatted(MEMORY / 1_000_000, free / 1_000_000),
          "Close other programs, or use the engine hibari, which needs less.",
          null);
    }
    try {
      return KokoroModel.open(files, cores);
    } catch (InferenceException e) {
      if (e.kind() != FailureKind.STORAGE) {
        throw e;
      }
      // The rewritten graph was damaged on the disk; the exported one, which is verified, was not.
      LOG.warn("The prepared voice model is made again", e);
      return KokoroModel.open(files.rebuilt(store, monitor), cores);
    }
  }
}
