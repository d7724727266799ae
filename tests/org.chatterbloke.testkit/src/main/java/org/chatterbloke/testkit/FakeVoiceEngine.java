package org.chatterbloke.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.chatterbloke.audio.AudioSink;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.text.SpokenToken;
import org.chatterbloke.voice.api.EngineDescriptor;
import org.chatterbloke.voice.api.EngineFeature;
import org.chatterbloke.voice.api.EngineInput;
import org.chatterbloke.voice.api.OpenOptions;
import org.chatterbloke.voice.api.ParameterDescriptor;
import org.chatterbloke.voice.api.Sex;
import org.chatterbloke.voice.api.SpeechFailedException;
import org.chatterbloke.voice.api.SpeechRequest;
import org.chatterbloke.voice.api.SpokenSegment;
import org.chatterbloke.voice.api.StockVoice;
import org.chatterbloke.voice.api.VoiceEngine;
import org.chatterbloke.voice.api.VoiceEngineException;
import org.chatterbloke.voice.api.VoiceProfile;
import org.chatterbloke.voice.api.VoiceSession;
import org.chatterbloke.voice.api.WordTime;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * A deterministic engine: a tone of 50 ms for each letter of a word, silence at both ends, 100 ms
 * at a comma. It counts what it is asked for and can be told to fail.
 */
public class FakeVoiceEngine implements VoiceEngine {

  /** Silence before the first tone, in seconds. */
  public static final double LEAD = 0.2;

  /** Silence after the last tone, in seconds. */
  public static final double TRAIL = 0.3;

  /** Length of a letter at speed 1, in seconds. */
  public static final double LETTER = 0.05;

  private static final double COMMA = 0.1;
  private static final double LEVEL = 0.3;

  private final EngineDescriptor descriptor;
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final List<SpeechRequest> spoken = new CopyOnWriteArrayList<>();
  private volatile BeforeSpeak beforeSpeak = request -> {};

  /** Is called on the speaking thread before a segment is spoken; what it throws goes out. */
  @FunctionalInterface
  public interface BeforeSpeak {
    /** May throw or block. */
    void accept(SpeechRequest request) throws VoiceEngineException;
  }

  /** An engine with all features, at 24 kHz. */
  public FakeVoiceEngine(String id) {
    this(
        id,
        24000,
        EngineInput.PHONEMES,
        Set.of(
            EngineFeature.SPEED,
            EngineFeature.PITCH,
            EngineFeature.WORD_TIMES,
            EngineFeature.VOICE_MIX));
  }

  /** An engine of one's choice, with voices {@code id_anna} and {@code id_bert}. */
  public FakeVoiceEngine(
      String id, int sampleRate, EngineInput input, Set<EngineFeature> features) {
    this.descriptor = describe(id, "1", sampleRate, input, features, 120);
  }

  /** An engine with a descriptor of one's own. */
  public FakeVoiceEngine(EngineDescriptor descriptor) {
    this.descriptor = descriptor;
  }

  /** A descriptor as fake engines have it. */
  public static EngineDescriptor describe(
      String id,
      String version,
      int sampleRate,
      EngineInput input,
      Set<EngineFeature> features,
      int maximumInput) {
    List<ParameterDescriptor> parameters = new ArrayList<>();
    if (features.contains(EngineFeature.SPEED)) {
      parameters.add(ParameterDescriptor.speed());
    }
    if (features.contains(EngineFeature.PITCH)) {
      parameters.add(ParameterDescriptor.pitch());
    }
    return new EngineDescriptor(
        id,
        "Fake " + id,
        version,
        "Apache-2.0",
        "Speaks in tones.",
        Set.of("en-US", "en-GB"),
        input,
        features,
        parameters,
        List.of(),
        sampleRate,
        maximumInput,
        List.of(
            new StockVoice(id + "_anna", "Anna of " + id, "en-US", Sex.FEMALE, ""),
            new StockVoice(id + "_bert", "Bert of " + id, "en-GB", Sex.MALE, "")));
  }

  /** The profile of one of the stock voices, by its position. */
  public VoiceProfile voice(int index) {
    return VoiceProfile.stock(descriptor.id(), descriptor.voices().get(index));
  }

  /** What to do before each segment. */
  public void beforeSpeak(BeforeSpeak action) {
    beforeSpeak = action;
  }

  /** The requests that were spoken, in order. */
  public List<SpeechRequest> spoken() {
    return List.copyOf(spoken);
  }

  /** Forgets the requests. */
  public void forget() {
    spoken.clear();
  }

  /** How many sessions were opened. */
  public int opened() {
    return opened.get();
  }

  /** How many sessions were closed. */
  public int closed() {
    return closed.get();
  }

  @Override
  public EngineDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public VoiceSession open(OpenOptions options, IProgressMonitor monitor)
      throws VoiceEngineException {
    opened.incrementAndGet();
    return new Session();
  }

  private final class Session implements VoiceSession {

    private boolean isClosed;

    @Override
    public List<StockVoice> stockVoices() {
      return descriptor.voices();
    }

    @Override
    public SpokenSegment speak(SpeechRequest request, AudioSink sink, IProgressMonitor monitor)
        throws VoiceEngineException {
      if (isClosed) {
        throw new IllegalStateException("closed");
      }
      spoken.add(request);
      beforeSpeak.accept(request);
      Tones tones = new Tones(request);
      float[] samples = tones.samples();
      try {
        for (int at = 0; at < samples.length; at += 1000) {
          if (monitor.isCanceled()) {
            throw new OperationCanceledException();
          }
          sink.write(samples, at, Math.min(1000, samples.length - at));
        }
      } catch (IOException e) {
        throw new SpeechFailedException(
            FailureKind.STORAGE, "The audio was not taken.", "Try again.", false, e);
      }
      boolean times = descriptor.has(EngineFeature.WORD_TIMES);
      return new SpokenSegment(samples.length, times ? tones.words : List.of(), request.seed());
    }

    @Override
    public void close() {
      if (!isClosed) {
        isClosed = true;
        closed.incrementAndGet();
      }
    }
  }

  /** The audio of one request. */
  private final class Tones {
    private final List<WordTime> words = new ArrayList<>();
    private final int rate = descriptor.sampleRate();
    private final double speed;
    private final double pitch;
    private float[] samples = new float[1024];
    private int length;

    Tones(SpeechRequest request) {
      speed = request.parameters().get(ParameterDescriptor.SPEED, 1);
      double own = Math.floorMod((request.voice().fingerprint() + request.seed()).hashCode(), 7);
      pitch =
          (1 + 0.05 * own)
              * Math.pow(2, request.parameters().get(ParameterDescriptor.PITCH, 0) / 12);
      if (request.text().isSilent()) {
        return;
      }
      silence(LEAD);
      int index = 0;
      for (SpokenToken token : request.text().tokens()) {
        boolean phonemes = descriptor.input() == EngineInput.PHONEMES;
        String letters = phonemes ? token.phonemes() : token.spoken();
        double start = (double) length / rate;
        if (token.isWord()) {
          letters.chars().forEach(this::tone);
          words.add(new WordTime(index, start, (double) length / rate));
        } else if (letters.equals(",")) {
          silence(COMMA);
        }
        index++;
      }
      silence(TRAIL);
    }

    float[] samples() {
      return java.util.Arrays.copyOf(samples, length);
    }

    private void silence(double seconds) {
      room((int) Math.round(seconds / speed * rate));
    }

    private void tone(int letter) {
      int count = (int) Math.round(LETTER / speed * rate);
      int from = length;
      room(count);
      double hz = pitch * (150 + 10 * Math.floorMod(letter, 26));
      double ramp = 0.004 * rate;
      for (int i = 0; i < count; i++) {
        double edge = Math.min(1, Math.min(i + 0.5, count - i - 0.5) / ramp);
        samples[from + i] = (float) (LEVEL * edge * Math.sin(2 * Math.PI * hz * i / rate));
      }
    }

    private void room(int count) {
      if (length + count > samples.length) {
        samples = java.util.Arrays.copyOf(samples, Math.max(length + count, 2 * samples.length));
      }
      length += count;
    }
  }
}
