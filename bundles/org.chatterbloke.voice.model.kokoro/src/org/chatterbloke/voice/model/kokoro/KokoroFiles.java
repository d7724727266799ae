package org.chatterbloke.voice.model.kokoro;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chatterbloke.modelstore.ModelFiles;
import org.chatterbloke.modelstore.ModelStore;
import org.chatterbloke.modelstore.ModelStoreException;
import org.chatterbloke.voice.model.kokoro.internal.DerivedGraph;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/**
 * The files of the model, ready to be loaded.
 *
 * @param graph the rewritten graph; its weights lie beside it
 * @param downloaded as they came
 */
public record KokoroFiles(Path graph, ModelFiles downloaded) {

  /** The id of the model's manifest. */
  public static final String MODEL_ID = "kokoro-82m";

  /** The exported graph in the manifest. */
  public static final String EXPORTED_GRAPH = "kokoro-v1.0.int8.onnx";

  /** The phonemes in the manifest. */
  public static final String VOCABULARY = "vocab.json";

  /**
   * Finds or fetches the files and rewrites the graph if that was not done before. Several
   * processes may do so at once.
   *
   * @throws ModelStoreException with a sentence if a file is missing, damaged or cannot be written
   * @throws org.eclipse.core.runtime.OperationCanceledException if cancelled
   */
  public static KokoroFiles prepare(ModelStore store, boolean mayDownload, IProgressMonitor monitor)
      throws ModelStoreException {
    SubMonitor progress = SubMonitor.convert(monitor, 100);
    ModelFiles files = store.require(MODEL_ID, mayDownload, progress.split(90));
    Path graph = DerivedGraph.of(store, files.file(EXPORTED_GRAPH)).prepare(progress.split(10));
    return new KokoroFiles(graph, files);
  }

  /**
   * Throws the rewritten graph away and makes it again: for one that the runtime refuses. Nobody
   * may have it loaded.
   *
   * @throws ModelStoreException as {@link #prepare}
   */
  public KokoroFiles rebuilt(ModelStore store, IProgressMonitor monitor)
      throws ModelStoreException {
    DerivedGraph derived = DerivedGraph.of(store, downloaded.file(EXPORTED_GRAPH));
    derived.discard();
    return new KokoroFiles(derived.prepare(monitor), downloaded);
  }

  /** The phonemes that the model knows. */
  public PhonemeVocabulary vocabulary() throws ModelStoreException {
    return PhonemeVocabulary.read(downloaded.file(VOCABULARY));
  }

  /** The styles of a mix of voices. */
  public StyleTable styles(VoiceMix mix) throws ModelStoreException {
    Map<StyleTable, Double> tables = new LinkedHashMap<>();
    for (Map.Entry<String, Double> share : mix.shares().entrySet()) {
      Path file = downloaded.file(KokoroVoices.file(share.getKey()));
      tables.put(StyleTable.read(file), share.getValue());
    }
    return StyleTable.mix(tables);
  }
}
