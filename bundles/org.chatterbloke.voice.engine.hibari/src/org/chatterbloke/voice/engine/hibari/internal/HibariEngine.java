package org.chatterbloke.voice.engine.hibari.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.inference.onnx.OnnxModel;
import org.chatterbloke.inference.onnx.OnnxOptions;
import org.chatterbloke.modelstore.ModelFiles;
import org.chatterbloke.modelstore.ModelStore;
import org.chatterbloke.voice.api.EngineDescriptor;
import org.chatterbloke.voice.api.EngineFeature;
import org.chatterbloke.voice.api.EngineInput;
import org.chatterbloke.voice.api.EngineUnavailableException;
import org.chatterbloke.voice.api.OpenOptions;
import org.chatterbloke.voice.api.ParameterDescriptor;
import org.chatterbloke.voice.api.Sex;
import org.chatterbloke.voice.api.StockVoice;
import org.chatterbloke.voice.api.VoiceEngine;
import org.chatterbloke.voice.api.VoiceEngineException;
import org.chatterbloke.voice.api.VoiceSession;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * hibari: English speech from a network of 8 MB that was distilled from one voice of Kokoro, more
 * than a hundred times faster than real time on one core. Made for previews and drafts.
 */
@Component
public final class HibariEngine implements VoiceEngine {

  /** The engine's id; also the id of its model manifest. */
  static final String ID = "hibari";

  static final ParameterDescriptor SPEED = ParameterDescriptor.speed();
  static final ParameterDescriptor PITCH = ParameterDescriptor.pitch();

  static final List<StockVoice> VOICES =
      List.of(
          new StockVoice(
              "hibari_heart", "Heart (draft)", "en-US", Sex.FEMALE, "For previews and drafts."));

  private static final EngineDescriptor DESCRIPTOR =
      new EngineDescriptor(
          ID,
          "hibari",
          "0.2.1-1",
          "Apache-2.0",
          "Instant drafts: English on one core, more than fifty times faster than real time.",
          Set.of("en-US"),
          EngineInput.PHONEMES,
          Set.of(EngineFeature.WORD_TIMES, EngineFeature.SPEED, EngineFeature.PITCH),
          List.of(SPEED, PITCH),
          List.of(ID),
          Synthesizer.SAMPLE_RATE,
          PhonemeSequence.LONGEST,
          VOICES);

  private final ModelStore models;

  /** Remembers where models come from; loads nothing. */
  @Activate
  public HibariEngine(@Reference ModelStore models) {
    this.models = models;
  }

  @Override
  public EngineDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public VoiceSession open(OpenOptions options, IProgressMonitor monitor)
      throws VoiceEngineException {
    try {
      ModelFiles files = models.require(ID, options.mayDownload(), monitor);
      if (monitor.isCanceled()) {
        throw new OperationCanceledException();
      }
      PhonemeVocabulary vocabulary = PhonemeVocabulary.read(files.file("vocab.json"));
      byte[] graph = HibariGraph.open(Files.readAllBytes(files.file("hibari.onnx")));
      OnnxModel model =
          OnnxModel.open("hibari.onnx", graph, OnnxOptions.threads(options.threads()));
      return new HibariSession(model, vocabulary);
    } catch (ChatterBlokeException e) {
      throw EngineUnavailableException.from(e);
    } catch (IOException e) {
      throw new EngineUnavailableException(
          FailureKind.STORAGE,
          "The model file hibari.onnx cannot be read.",
          "Run \u201cchatterbloke models verify\u201d to find and replace damaged files.",
          e);
    }
  }
}
