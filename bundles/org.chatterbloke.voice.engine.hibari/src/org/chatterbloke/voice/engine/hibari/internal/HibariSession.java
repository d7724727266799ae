package org.chatterbloke.voice.engine.hibari.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chatterbloke.audio.AudioSink;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.inference.onnx.InferenceException;
import org.chatterbloke.inference.onnx.OnnxModel;
import org.chatterbloke.inference.onnx.Tensor;
import org.chatterbloke.voice.api.SpeechFailedException;
import org.chatterbloke.voice.api.SpeechRequest;
import org.chatterbloke.voice.api.SpokenSegment;
import org.chatterbloke.voice.api.StockVoice;
import org.chatterbloke.voice.api.UnknownVoiceException;
import org.chatterbloke.voice.api.VoiceData;
import org.chatterbloke.voice.api.VoiceEngineException;
import org.chatterbloke.voice.api.VoiceSession;
import org.chatterbloke.voice.api.WordTime;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.jspecify.annotations.Nullable;

/** A loaded network with its synthesizer. One thread at a time. */
final class HibariSession implements VoiceSession {

  /** Seconds per unit of the durations: two frames. */
  private static final double UNIT_SECONDS = 2.0 * Synthesizer.HOP / Synthesizer.SAMPLE_RATE;

  /** Samples handed to the sink at a time: half a second. */
  private static final int PIECE = Synthesizer.SAMPLE_RATE / 2;

  private static final Set<String> OUTPUTS =
      Set.of("lh", "theta", "ln", "lr", "phi", "f0", HibariGraph.DURATION);

  private final PhonemeVocabulary vocabulary;
  private final Synthesizer synthesizer = new Synthesizer();
  private @Nullable OnnxModel model;

  /** Takes over the model and closes it in the end. */
  HibariSession(OnnxModel model, PhonemeVocabulary vocabulary) {
    this.model = model;
    this.vocabulary = vocabulary;
  }

  @Override
  public List<StockVoice> stockVoices() {
    return HibariEngine.VOICES;
  }

  @Override
  public SpokenSegment speak(SpeechRequest request, AudioSink sink, IProgressMonitor monitor)
      throws VoiceEngineException {
    OnnxModel network = model;
    if (network == null) {
      throw new IllegalStateException("the session is closed");
    }
    checkVoice(request.voice());
    double speed = request.parameters().get(HibariEngine.SPEED);
    double semitones = request.parameters().get(HibariEngine.PITCH);
    speed = Math.clamp(speed, HibariEngine.SPEED.minimum(), HibariEngine.SPEED.maximum());
    PitchShift shift =
        PitchShift.of(
            Math.clamp(semitones, HibariEngine.PITCH.minimum(), HibariEngine.PITCH.maximum()));
    List<WordTime> words = new ArrayList<>();
    long samples = 0;
    for (PhonemeSequence sequence : PhonemeSequence.of(request.text(), vocabulary)) {
      stopIfCancelled(monitor);
      Map<String, Tensor> outputs = run(network, sequence, (float) speed, shift);
      stopIfCancelled(monitor);
      double offset = (double) samples / Synthesizer.SAMPLE_RATE;
      append(words, sequence.times(integers(outputs, HibariGraph.DURATION), UNIT_SECONDS, offset));
      float[] audio =
          synthesizer.synthesize(
              frames(outputs, shift), shift, request.seed() + samples, monitor::isCanceled);
      stopIfCancelled(monitor);
      OutputGuard.check(audio, request.text().source());
      write(audio, sink, monitor);
      samples += audio.length;
    }
    return new SpokenSegment(samples, words, request.seed());
  }

  /** A word that was cut in two for the network is one word again. */
  private static void append(List<WordTime> words, List<WordTime> more) {
    for (WordTime word : more) {
      if (!words.isEmpty() && words.getLast().token() == word.token()) {
        WordTime begun = words.removeLast();
        words.add(new WordTime(word.token(), begun.start(), word.end()));
      } else {
        words.add(word);
      }
    }
  }

  private static void checkVoice(VoiceData voice) throws UnknownVoiceException {
    boolean ours = voice.engineId().equals(HibariEngine.ID) && voice.isStock();
    if (!ours || HibariEngine.VOICES.stream().noneMatch(v -> v.id().equals(voice.name()))) {
      throw new UnknownVoiceException(
          "The engine hibari has no voice \u201c" + voice.name() + "\u201d.",
          "Use \u201c" + HibariEngine.VOICES.getFirst().id() + "\u201d, its only voice.");
    }
  }

  private static void stopIfCancelled(IProgressMonitor monitor) {
    if (monitor.isCanceled()) {
      throw new OperationCanceledException();
    }
  }

  private static Map<String, Tensor> run(
      OnnxModel network, PhonemeSequence sequence, float speed, PitchShift shift)
      throws SpeechFailedException {
    try {
      return network.run(
          Map.of(
              "ids",
              new Tensor.Longs(sequence.ids(), 1, sequence.ids().length),
              "speed",
              Tensor.floats(speed),
              HibariGraph.PITCH_SCALE,
              Tensor.floats(shift.told())),
          OUTPUTS);
    } catch (InferenceException e) {
      throw new SpeechFailedException(e.kind(), e.sentence(), e.remedy(), false, e);
    }
  }

  private static SpectralFrames frames(Map<String, Tensor> outputs, PitchShift shift) {
    float[] pitch = floats(outputs, "f0");
    for (int i = 0; i < pitch.length; i++) {
      pitch[i] /= shift.told();
    }
    return new SpectralFrames(
        floats(outputs, "lh"),
        floats(outputs, "theta"),
        floats(outputs, "ln"),
        floats(outputs, "lr"),
        floats(outputs, "phi"),
        pitch);
  }

  private static float[] floats(Map<String, Tensor> outputs, String name) {
    return outputs.get(name) instanceof Tensor.Floats tensor ? tensor.data() : new float[0];
  }

  private static long[] integers(Map<String, Tensor> outputs, String name) {
    return outputs.get(name) instanceof Tensor.Longs tensor ? tensor.data() : new long[0];
  }

  private static void write(float[] audio, AudioSink sink, IProgressMonitor monitor)
      throws SpeechFailedException {
    for (int from = 0; from < audio.length; from += PIECE) {
      stopIfCancelled(monitor);
      try {
        sink.write(audio, from, Math.min(PIECE, audio.length - from));
      } catch (IOException e) {
        throw new SpeechFailedException(
            FailureKind.STORAGE,
            "The audio could not be passed on: " + e.getMessage() + ".",
            "Check the target and its free space.",
            false,
            e);
      }
    }
  }

  @Override
  public void close() {
    OnnxModel open = model;
    model = null;
    if (open != null) {
      open.close();
    }
  }
}
