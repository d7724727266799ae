package org.chatterbloke.voice.analysis.internal;

import java.util.List;
import java.util.Map;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.inference.onnx.InferenceException;
import org.chatterbloke.inference.onnx.OnnxModel;
import org.chatterbloke.inference.onnx.OnnxOptions;
import org.chatterbloke.inference.onnx.Tensor;
import org.chatterbloke.modelstore.ModelStore;
import org.chatterbloke.voice.analysis.SimilarityScale;
import org.chatterbloke.voice.analysis.SpeakerEncoder;
import org.chatterbloke.voice.analysis.VoiceActivity;
import org.chatterbloke.voice.analysis.VoiceAnalysisException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The GE2E speaker encoder (L. Wan, Q. Wang, A. Papir and I. Lopez Moreno, "Generalized End-to-End
 * Loss for Speaker Verification", 2018; weights of Resemblyzer, converted to ONNX): an LSTM over
 * pieces of 1.6 s whose vectors are averaged. Loaded at the first use and kept; runs on one thread.
 */
@Component(service = SpeakerEncoder.class)
public final class Ge2eSpeakerEncoder implements SpeakerEncoder, AutoCloseable {

  /** The manifest's id. */
  public static final String MODEL = "ge2e";

  private static final String FILE = "ge2e.onnx";
  private static final int DIMENSIONS = 256;

  /** Pieces per run: bounds the memory for long recordings. */
  private static final int BATCH = 32;

  private static final SimilarityScale SCALE = new SimilarityScale(0.86, 0.96, 0.74);

  private final ModelStore models;
  private @Nullable OnnxModel model;

  /** An encoder that takes its weights from the store when they are needed. */
  @Activate
  public Ge2eSpeakerEncoder(@Reference ModelStore models) {
    this.models = models;
  }

  @Override
  public String id() {
    return "ge2e-1";
  }

  @Override
  public String name() {
    return "GE2E";
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  @Override
  public SimilarityScale scale() {
    return SCALE;
  }

  @Override
  public float[] embed(AudioClip clip, IProgressMonitor monitor) throws VoiceAnalysisException {
    if (clip.frames() == 0) {
      throw new VoiceAnalysisException(
          FailureKind.BAD_INPUT,
          "The recording holds no sound: it is 0 s long.",
          "Choose another recording.",
          null);
    }
    SubMonitor progress = SubMonitor.convert(monitor, 10);
    OnnxModel network = network(progress.split(5));
    List<float[]> pieces = Ge2eFrontEnd.pieces(VoiceActivity.samples(clip));
    double[] sum = new double[DIMENSIONS];
    SubMonitor rest = progress.split(5).setWorkRemaining(Math.ceilDiv(pieces.size(), BATCH));
    for (int from = 0; from < pieces.size(); from += BATCH) {
      rest.split(1);
      add(network, pieces.subList(from, Math.min(pieces.size(), from + BATCH)), sum);
    }
    return normalised(sum);
  }

  private static void add(OnnxModel network, List<float[]> pieces, double[] sum)
      throws VoiceAnalysisException {
    int size = Ge2eFrontEnd.FRAMES * Ge2eFrontEnd.MELS;
    float[] batch = new float[pieces.size() * size];
    for (int i = 0; i < pieces.size(); i++) {
      System.arraycopy(pieces.get(i), 0, batch, i * size, size);
    }
    Tensor.Floats mels =
        new Tensor.Floats(batch, pieces.size(), Ge2eFrontEnd.FRAMES, Ge2eFrontEnd.MELS);
    Tensor output;
    try {
      output = network.run(Map.of("mels", mels)).get("embed");
    } catch (InferenceException e) {
      throw VoiceAnalysisException.from(e);
    }
    if (!(output instanceof Tensor.Floats vectors)
        || vectors.data().length != pieces.size() * DIMENSIONS) {
      throw new VoiceAnalysisException(
          FailureKind.STORAGE,
          "The speaker encoder's file does not hold the expected network.",
          "Run \u201cchatterbloke models verify\u201d to find and replace damaged files.",
          null);
    }
    float[] values = vectors.data();
    for (int i = 0; i < values.length; i++) {
      sum[i % DIMENSIONS] += values[i];
    }
  }

  private static float[] normalised(double[] sum) {
    double norm = 0;
    for (double value : sum) {
      norm += value * value;
    }
    float[] vector = new float[sum.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (sum[i] / Math.sqrt(Math.max(norm, Double.MIN_NORMAL)));
    }
    return vector;
  }

  private synchronized OnnxModel network(IProgressMonitor monitor) throws VoiceAnalysisException {
    OnnxModel loaded = model;
    if (loaded == null) {
      try {
        loaded =
            OnnxModel.open(models.require(MODEL, true, monitor).file(FILE), OnnxOptions.threads(1));
      } catch (ChatterBlokeException e) {
        throw VoiceAnalysisException.from(e);
      }
      model = loaded;
    }
    return loaded;
  }

  /** Releases the network; a later {@link #embed} loads it again. */
  @Override
  @Deactivate
  public synchronized void close() {
    OnnxModel loaded = model;
    model = null;
    if (loaded != null) {
      loaded.close();
    }
  }
}
