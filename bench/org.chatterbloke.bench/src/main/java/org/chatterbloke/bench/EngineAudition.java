package org.chatterbloke.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.dsp.LinearPhaseFilter;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.text.ReadingRequest;
import org.chatterbloke.text.SentenceSegmenter;
import org.chatterbloke.text.SpokenText;
import org.chatterbloke.text.TextException;
import org.chatterbloke.text.TextFrontEnd;
import org.chatterbloke.text.TextSpan;
import org.chatterbloke.voice.api.CloningException;
import org.chatterbloke.voice.api.EngineDescriptor;
import org.chatterbloke.voice.api.EqualiserCurve;
import org.chatterbloke.voice.api.SpeechRequest;
import org.chatterbloke.voice.api.VoiceAudition;
import org.chatterbloke.voice.api.VoiceData;
import org.chatterbloke.voice.api.VoiceEngineException;
import org.chatterbloke.voice.api.VoiceProfile;
import org.chatterbloke.voice.api.VoiceSession;
import org.eclipse.core.runtime.IProgressMonitor;
import org.jspecify.annotations.Nullable;

/**
 * Speaks through one engine and one front end, sentence by sentence, without the narration service:
 * for measurements. Sentences without an equaliser are kept in memory and, if a folder is given, on
 * disk, so that a second run only measures. For one thread.
 */
final class EngineAudition implements VoiceAudition {

  private final VoiceSession session;
  private final TextFrontEnd frontEnd;
  private final EngineDescriptor engine;
  private final @Nullable Path folder;
  private final Map<String, float[]> heard = new HashMap<>();

  /**
   * An audition.
   *
   * @param session of the engine
   * @param engine its descriptor
   * @param cache a folder for what was spoken, or "" for none
   */
  EngineAudition(
      VoiceSession session, TextFrontEnd frontEnd, EngineDescriptor engine, String cache) {
    this.session = session;
    this.frontEnd = frontEnd;
    this.engine = engine;
    this.folder = cache.isEmpty() ? null : Path.of(cache);
  }

  @Override
  public AudioClip speak(VoiceProfile voice, String text, IProgressMonitor monitor)
      throws CloningException {
    try {
      float[] samples = new float[0];
      for (TextSpan span : SentenceSegmenter.forLanguage(voice.language()).sentences(text)) {
        float[] sentence = sentence(voice, span.in(text), monitor);
        int end = samples.length;
        samples = Arrays.copyOf(samples, end + sentence.length);
        System.arraycopy(sentence, 0, samples, end, sentence.length);
      }
      EqualiserCurve curve = voice.equaliser();
      if (curve != null) {
        samples =
            LinearPhaseFilter.design(engine.sampleRate(), curve.frequencies(), curve.gains())
                .apply(samples);
      }
      return AudioClip.wrap(engine.sampleRate(), samples);
    } catch (ChatterBlokeException e) {
      throw new CloningException(e.kind(), e.sentence(), e.remedy(), e);
    } catch (IOException e) {
      throw new CloningException(
          FailureKind.STORAGE, "The cache of the benchmark failed.", "See the cause.", e);
    }
  }

  private float[] sentence(VoiceProfile voice, String text, IProgressMonitor monitor)
      throws TextException, VoiceEngineException, IOException {
    SpokenText spoken = frontEnd.read(ReadingRequest.of(text, voice.language()));
    String key =
        VoiceData.fingerprintOf(
            (engine.version()
                    + voice.voice().fingerprint()
                    + voice.parameters().values()
                    + spoken.phonemes())
                .getBytes(StandardCharsets.UTF_8));
    float[] known = heard.get(key);
    if (known == null) {
      known = load(key);
    }
    if (known == null) {
      FloatCollector collector = new FloatCollector();
      session.speak(
          new SpeechRequest(voice.voice(), spoken, voice.parameters(), 1), collector, monitor);
      known = collector.samples();
      store(key, known);
    }
    heard.put(key, known);
    return known;
  }

  private float @Nullable [] load(String key) throws IOException {
    Path cache = folder;
    if (cache == null || !Files.exists(cache.resolve(key))) {
      return null;
    }
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(cache.resolve(key))).order(ByteOrder.LITTLE_ENDIAN);
    float[] samples = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(samples);
    return samples;
  }

  private void store(String key, float[] samples) throws IOException {
    Path cache = folder;
    if (cache == null) {
      return;
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(samples.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(samples);
    Files.createDirectories(cache);
    Path part = cache.resolve(key + ".part");
    Files.write(part, bytes.array());
    Files.move(part, cache.resolve(key), StandardCopyOption.REPLACE_EXISTING);
  }
}
