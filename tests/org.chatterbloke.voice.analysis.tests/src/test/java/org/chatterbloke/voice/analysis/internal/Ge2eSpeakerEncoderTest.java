package org.chatterbloke.voice.analysis.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.dsp.Resampler;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.modelstore.ModelFiles;
import org.chatterbloke.modelstore.ModelManifest;
import org.chatterbloke.modelstore.ModelStore;
import org.chatterbloke.modelstore.ModelStoreException;
import org.chatterbloke.testkit.SyntheticSpeech;
import org.chatterbloke.testkit.TestModels;
import org.chatterbloke.voice.analysis.SpeakerEncoder;
import org.chatterbloke.voice.analysis.VoiceAnalysisException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class Ge2eSpeakerEncoderTest {

  private static final Ge2eSpeakerEncoder ENCODER = new Ge2eSpeakerEncoder(TestModels.store());

  private final NullProgressMonitor monitor = new NullProgressMonitor();

  @AfterAll
  static void release() {
    ENCODER.close();
  }

  @Test
  void aVectorHasLengthOneAndEqualsTheReference() throws Exception {
    float[] vector = ENCODER.embed(GoldenSignal.clip(), monitor);
    assertEquals(ENCODER.dimensions(), vector.length);
    assertEquals(1, SpeakerEncoder.similarity(vector, vector), 1e-6);
    double[][] largest = {{195, 0.23046}, {218, 0.22194}, {246, 0.22107}, {20, 0.21499}};
    for (double[] golden : largest) {
      assertEquals(golden[1], vector[(int) golden[0]], 1e-3, "value " + (int) golden[0]);
    }
  }

  @Test
  void theRateHardlyMatters() throws Exception {
    float[] at16 = ENCODER.embed(GoldenSignal.clip(), monitor);
    AudioClip up = Resampler.resample(GoldenSignal.clip(), 44_100);
    assertTrue(SpeakerEncoder.similarity(at16, ENCODER.embed(up, monitor)) > 0.999);
  }

  @Test
  void speakersAreToldApart() throws Exception {
    float[] man = embed(110, 1.0, 1);
    float[] sameMan = embed(110, 1.0, 2);
    float[] woman = embed(215, 1.2, 3);
    double same = SpeakerEncoder.similarity(man, sameMan);
    double different = SpeakerEncoder.similarity(man, woman);
    assertTrue(same > different + 0.1, same + " against " + different);
  }

  private float[] embed(double pitch, double tract, long seed) throws Exception {
    return ENCODER.embed(SyntheticSpeech.of(24_000, 6, pitch, tract, seed), monitor);
  }

  @Test
  void equalInputGivesEqualVectors() throws Exception {
    assertArrayEquals(
        ENCODER.embed(GoldenSignal.clip(), monitor), ENCODER.embed(GoldenSignal.clip(), monitor));
  }

  @Test
  void aClipWithoutSamplesIsRefused() {
    VoiceAnalysisException failure =
        assertThrows(
            VoiceAnalysisException.class,
            () -> ENCODER.embed(AudioClip.silence(16_000, 0), monitor));
    assertEquals(FailureKind.BAD_INPUT, failure.kind());
  }

  @Test
  void cancelIsObeyed() {
    monitor.setCanceled(true);
    assertThrows(
        OperationCanceledException.class, () -> ENCODER.embed(GoldenSignal.clip(), monitor));
  }

  @Test
  void nothingIsLoadedBeforeTheFirstUseAndTheStoresFailureIsPassedOn() {
    AtomicInteger asked = new AtomicInteger();
    try (Ge2eSpeakerEncoder encoder = new Ge2eSpeakerEncoder(new BrokenStore(asked))) {
      assertEquals(0, asked.get());
      VoiceAnalysisException failure =
          assertThrows(
              VoiceAnalysisException.class, () -> encoder.embed(GoldenSignal.clip(), monitor));
      assertEquals(1, asked.get());
      assertEquals("No source of ge2e answers.", failure.sentence());
      assertEquals("Connect to a network.", failure.remedy());
      assertTrue(failure.isRetriable());
    }
  }

  /** A store that counts and refuses. */
  private record BrokenStore(AtomicInteger asked) implements ModelStore {

    @Override
    public List<ModelManifest> manifests() {
      return List.of();
    }

    @Override
    public Optional<ModelManifest> manifest(String modelId) {
      return Optional.empty();
    }

    @Override
    public Optional<ModelFiles> find(String modelId) {
      return Optional.empty();
    }

    @Override
    public ModelFiles require(String modelId, boolean mayDownload, IProgressMonitor monitor)
        throws ModelStoreException {
      asked.incrementAndGet();
      throw new ModelStoreException(
          FailureKind.UNAVAILABLE,
          "No source of " + modelId + " answers.",
          "Connect to a network.",
          null);
    }

    @Override
    public List<String> verify(String modelId, IProgressMonitor monitor) {
      return List.of();
    }

    @Override
    public boolean remove(String modelId) {
      return false;
    }

    @Override
    public Path derivedFolder(String modelId) {
      return Path.of(modelId);
    }
  }
}
