package org.chatterbloke.voice.engine.kokoro.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chatterbloke.modelstore.ModelFiles;
import org.chatterbloke.modelstore.ModelManifest;
import org.chatterbloke.modelstore.ModelStore;
import org.chatterbloke.modelstore.ModelStoreException;
import org.chatterbloke.testkit.TestModels;
import org.chatterbloke.voice.api.OpenOptions;
import org.chatterbloke.voice.api.VoiceSession;
import org.chatterbloke.voice.model.kokoro.KokoroFiles;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rewritten graph that went bad on the disk is made again without the user. */
class DamagedGraphTest {

  @Test
  void isMadeAgainWhenTheRuntimeRefusesIt(@TempDir Path folder) throws Exception {
    ModelStore store = new ElsewhereStore(TestModels.store(), folder.resolve("derived"));
    KokoroFiles files = KokoroFiles.prepare(store, true, new NullProgressMonitor());
    Files.writeString(files.graph(), "damaged");
    KokoroEngine engine = new KokoroEngine(store, 1, () -> -1);
    try (VoiceSession session = engine.open(new OpenOptions(1, true), new NullProgressMonitor())) {
      assertFalse(session.stockVoices().isEmpty());
      assertEquals(
          files.graph(), KokoroFiles.prepare(store, true, new NullProgressMonitor()).graph());
    }
  }

  /** A store whose derived files lie elsewhere. */
  private record ElsewhereStore(ModelStore real, Path derived) implements ModelStore {
    @Override
    public List<ModelManifest> manifests() {
      return real.manifests();
    }

    @Override
    public Optional<ModelManifest> manifest(String modelId) {
      return real.manifest(modelId);
    }

    @Override
    public Optional<ModelFiles> find(String modelId) {
      return real.find(modelId);
    }

    @Override
    public ModelFiles require(String modelId, boolean mayDownload, IProgressMonitor monitor)
        throws ModelStoreException {
      return real.require(modelId, mayDownload, monitor);
    }

    @Override
    public List<String> verify(String modelId, IProgressMonitor monitor)
        throws ModelStoreException {
      return real.verify(modelId, monitor);
    }

    @Override
    public boolean remove(String modelId) throws ModelStoreException {
      return real.remove(modelId);
    }

    @Override
    public Path derivedFolder(String modelId) {
      return derived;
    }
  }
}
