package org.chatterbloke.voice.engine.kokoro.internal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.chatterbloke.audio.AudioSink;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.inference.onnx.InferenceException;
import org.chatterbloke.modelstore.ModelStoreException;
import org.chatterbloke.voice.api.EngineUnavailableException;
import org.chatterbloke.voice.api.ParameterDescriptor;
import org.chatterbloke.voice.api.SpeechFailedException;
import org.chatterbloke.voice.api.SpeechRequest;
import org.chatterbloke.voice.api.SpokenSegment;
import org.chatterbloke.voice.api.StockVoice;
import org.chatterbloke.voice.api.UnknownVoiceException;
import org.chatterbloke.voice.api.VoiceData;
import org.chatterbloke.voice.api.VoiceEngineException;
import org.chatterbloke.voice.api.VoiceSession;
import org.chatterbloke.voice.engine.kokoro.internal.PhonemePieces.Piece;
import org.chatterbloke.voice.model.kokoro.KokoroFiles;
import org.chatterbloke.voice.model.kokoro.KokoroSpeech;
import org.chatterbloke.voice.model.kokoro.KokoroVoices;
import org.chatterbloke.voice.model.kokoro.PhonemeVocabulary;
import org.chatterbloke.voice.model.kokoro.StyleTable;
import org.chatterbloke.voice.model.kokoro.VoiceMix;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** One user of the loaded model. One thread at a time. */
final class KokoroSession implements VoiceSession {

  /** Samples per call of the sink. */
  private static final int BLOCK = 4096;

  /** Voices whose styles stay in memory; each takes half a megabyte. */
  private static final int CACHED_STYLES = 8;

  /** What is added to the seed when the first attempt gave nothing usable. */
  private static final long SECOND_ATTEMPT = 0x9E3779B97F4A7C15L;

  private final SharedModels.Lease lease;
  private final KokoroFiles files;
  private final PhonemeVocabulary vocabulary;
  private final Map<VoiceMix, StyleTable> styles = new LinkedHashMap<>();

  KokoroSession(SharedModels.Lease lease, KokoroFiles files, PhonemeVocabulary vocabulary) {
    this.lease = lease;
    this.files = files;
    this.vocabulary = vocabulary;
  }

  @Override
  public List<StockVoice> stockVoices() {
    return KokoroVoices.list();
  }

  @Override
  public SpokenSegment speak(SpeechRequest request, AudioSink sink, IProgressMonitor monitor)
      throws VoiceEngineException {
    if (lease.isClosed()) {
      throw new IllegalStateException("the session is closed");
    }
    checkCancel(monitor);
    StyleTable voice = styles(request.voice());
    float speed = (float) value(request, KokoroEngine.SPEED);
    float pitch = (float) Math.pow(2, value(request, KokoroEngine.PITCH) / 12);
    List<Piece> pieces =
        request.text().isSilent() ? List.of() : PhonemePieces.of(request.text(), vocabulary, speed);
    WordClock clock = new WordClock(request.text());
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      KokoroSpeech speech = speak(piece, request, voice, speed, pitch, monitor);
      UsableAudio.limit(speech.samples());
      boolean markBefore = i > 0 && pieces.get(i - 1).endsWithMark();
      PieceEdges edges =
          PieceEdges.of(speech, i == 0, markBefore, i == pieces.size() - 1, piece.endsWithMark());
      clock.add(piece, speech.frames(), edges);
      write(speech.samples(), edges, sink, monitor);
    }
    return new SpokenSegment(clock.samples(), clock.words(), request.seed());
  }

  private static double value(SpeechRequest request, ParameterDescriptor parameter) {
    double value = request.parameters().get(parameter);
    return Double.isNaN(value)
        ? parameter.defaultValue()
        : Math.clamp(value, parameter.minimum(), parameter.maximum());
  }

  private static void checkCancel(IProgressMonitor monitor) {
    if (monitor.isCanceled()) {
      throw new OperationCanceledException();
    }
  }

  private StyleTable styles(VoiceData voice) throws VoiceEngineException {
    if (!voice.engineId().equals(KokoroEngine.ID) || !voice.isStock()) {
      throw new UnknownVoiceException(
          "The voice \u201c%s\u201d is of the kind %s of the engine %s, which Kokoro cannot speak."
              .formatted(voice.name(), voice.format(), voice.engineId()),
          "Use the engine that it was made for, or a stock voice such as af_heart.");
    }
    VoiceMix mix = VoiceMix.parse(voice.name());
    StyleTable known = styles.get(mix);
    if (known != null) {
      return known;
    }
    try {
      StyleTable read = files.styles(mix);
      if (styles.size() >= CACHED_STYLES) {
        styles.remove(styles.keySet().iterator().next());
      }
      styles.put(mix, read);
      return read;
    } catch (ModelStoreException e) {
      throw EngineUnavailableException.from(e);
    }
  }

  private KokoroSpeech speak(
      Piece piece,
      SpeechRequest request,
      StyleTable voice,
      float speed,
      float pitch,
      IProgressMonitor monitor)
      throws VoiceEngineException {
    float[] style = voice.row(piece.phonemes());
    for (long seed : new long[] {request.seed(), request.seed() + SECOND_ATTEMPT}) {
      checkCancel(monitor);
      try {
        KokoroSpeech speech =
            lease.model().speak(piece.ids(), style, speed, pitch, seed, monitor::isCanceled);
        if (UsableAudio.isUsable(speech.samples())) {
          return speech;
        }
      } catch (CancellationException e) {
        throw new OperationCanceledException();
      } catch (InferenceException e) {
        throw new SpeechFailedException(
            e.kind(), e.sentence(), e.remedy(), e.kind() == FailureKind.RESOURCES, e);
      }
    }
    throw new SpeechFailedException(
        FailureKind.INTERNAL,
        "Kokoro made no usable sound of \u201c" + shown(request.text().source()) + "\u201d.",
        "Try another voice or change the sentence a little.",
        false,
        null);
  }

  private static void write(
      float[] samples, PieceEdges edges, AudioSink sink, IProgressMonitor monitor)
      throws SpeechFailedException {
    for (int at = edges.from(); at < edges.to(); at += BLOCK) {
      checkCancel(monitor);
      try {
        sink.write(samples, at, Math.min(BLOCK, edges.to() - at));
      } catch (IOException e) {
        throw new SpeechFailedException(
            FailureKind.STORAGE,
            "The audio could not be written (" + e.getMessage() + ").",
            "Check the disk or the audio device and try again.",
            false,
            e);
      }
    }
  }

  private static String shown(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "\u2026" : text;
  }

  @Override
  public void close() {
    lease.close();
  }
}
