package org.chatterbloke.testkit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.dsp.LinearPhaseFilter;
import org.chatterbloke.voice.api.EngineDescriptor;
import org.chatterbloke.voice.api.EngineFeature;
import org.chatterbloke.voice.api.EngineInput;
import org.chatterbloke.voice.api.EqualiserCurve;
import org.chatterbloke.voice.api.ParameterDescriptor;
import org.chatterbloke.voice.api.Sex;
import org.chatterbloke.voice.api.StockVoice;
import org.chatterbloke.voice.api.VoiceAudition;
import org.chatterbloke.voice.api.VoiceProfile;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * An engine of {@link SyntheticSpeech} voices and its audition, for tests of cloners: voices differ
 * in pitch and in the length of the vocal tract, follow the pitch parameter, and speak a text of n
 * characters in n/15 seconds. Counts how often it was heard.
 */
public final class SyntheticVoices implements VoiceAudition {

  /** The engine's id. */
  public static final String ENGINE = "synthetic";

  private static final int SAMPLE_RATE = 24_000;
  private static final double CHARACTERS_PER_SECOND = 15;

  private record Sound(double pitch, double tract) {}

  private static final Map<String, Sound> SOUNDS =
      new TreeMap<>(
          Map.of(
              "low_man", new Sound(90, 0.92),
              "man", new Sound(120, 1.0),
              "high_man", new Sound(150, 1.05),
              "low_woman", new Sound(175, 1.12),
              "woman", new Sound(210, 1.18),
              "high_woman", new Sound(250, 1.25),
              "whisperer", new Sound(0, 1.15),
              "homme", new Sound(118, 1.0)));

  private final AtomicInteger heard = new AtomicInteger();

  /** What is known of the engine; its French voice is a man. */
  public EngineDescriptor engine() {
    List<StockVoice> voices =
        SOUNDS.keySet().stream()
            .map(id -> new StockVoice(id, id.replace('_', ' '), language(id), sex(id), note(id)))
            .toList();
    return new EngineDescriptor(
        ENGINE,
        "Synthetic voices",
        "1",
        "Apache-2.0",
        "Buzzes and hisses for tests.",
        Set.of("en-US", "fr-FR"),
        EngineInput.TEXT,
        Set.of(EngineFeature.PITCH),
        List.of(ParameterDescriptor.pitch()),
        List.of(),
        SAMPLE_RATE,
        1000,
        voices);
  }

  /** How many texts were spoken so far. */
  public int timesHeard() {
    return heard.get();
  }

  @Override
  public AudioClip speak(VoiceProfile voice, String text, IProgressMonitor monitor) {
    if (monitor.isCanceled()) {
      throw new OperationCanceledException();
    }
    heard.incrementAndGet();
    Sound sound = SOUNDS.get(voice.voice().name());
    if (sound == null) {
      throw new IllegalArgumentException("no voice " + voice.voice().name());
    }
    double semitones = voice.parameters().get(ParameterDescriptor.pitch());
    AudioClip clip =
        SyntheticSpeech.of(
            SAMPLE_RATE,
            text.length() / CHARACTERS_PER_SECOND,
            sound.pitch * Math.pow(2, semitones / 12),
            sound.tract,
            text.hashCode());
    EqualiserCurve curve = voice.equaliser();
    if (curve == null) {
      return clip;
    }
    LinearPhaseFilter filter =
        LinearPhaseFilter.design(SAMPLE_RATE, curve.frequencies(), curve.gains());
    return AudioClip.wrap(SAMPLE_RATE, filter.apply(clip.channel(0)));
  }

  private static String language(String id) {
    return id.equals("homme") ? "fr-FR" : "en-US";
  }

  private static String note(String id) {
    return id.equals("whisperer") ? "Whispers." : "";
  }

  private static Sex sex(String id) {
    return id.endsWith("woman") || id.equals("whisperer") ? Sex.FEMALE : Sex.MALE;
  }
}
