package org.chatterbloke.voice.core.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.voice.api.EngineDescriptor;
import org.chatterbloke.voice.api.SpeechFailedException;
import org.chatterbloke.voice.api.SpeechRequest;
import org.chatterbloke.voice.api.SpokenSegment;
import org.chatterbloke.voice.api.VoiceEngineException;
import org.chatterbloke.voice.api.VoiceSession;
import org.chatterbloke.voice.api.WordTime;
import org.chatterbloke.voice.core.internal.Take.TakeWord;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Makes the take of a segment, from the cache if it is there. Borrows one session per engine, and
 * only when a take is missing; {@link #close} gives them back. For one thread.
 */
final class TakeMaker implements AutoCloseable {

  private final TakeStore store;
  private final long seed;
  private final SessionOpener opener;
  private final Consumer<String> remarks;
  private final Map<String, VoiceSession> sessions = new HashMap<>();
  private boolean storeFailed;

  /** Opens a session of an engine. */
  @FunctionalInterface
  interface SessionOpener {
    VoiceSession open(String engineId) throws VoiceEngineException;
  }

  /** A take with its key. */
  record Made(String key, Take take, boolean reused) {}

  TakeMaker(TakeStore store, long seed, SessionOpener opener, Consumer<String> remarks) {
    this.store = store;
    this.seed = seed;
    this.opener = opener;
    this.remarks = remarks;
  }

  Made make(PlannedSegment segment, IProgressMonitor monitor) throws VoiceEngineException {
    Speaker speaker = segment.speaker();
    String key =
        TakeKey.of(
            speaker.engine(),
            speaker.voice(),
            segment.spoken().language(),
            segment.input().text(),
            speaker.sound(),
            seed);
    Optional<Take> known = store.load(key);
    if (known.isPresent()) {
      return new Made(key, known.get(), true);
    }
    Take take = render(segment, monitor);
    save(key, take);
    return new Made(key, take, false);
  }

  private Take render(PlannedSegment segment, IProgressMonitor monitor)
      throws VoiceEngineException {
    Speaker speaker = segment.speaker();
    String engineId = speaker.engine().id();
    VoiceSession session = sessions.get(engineId);
    if (session == null) {
      session = opener.open(engineId);
      sessions.put(engineId, session);
    }
    SpeechRequest request =
        new SpeechRequest(
            speaker.voice().voice(), segment.spoken(), speaker.sound().engine(), seed);
    SampleBuffer audio = new SampleBuffer();
    try {
      SpokenSegment spoken = session.speak(request, audio, monitor);
      float[] samples = checked(audio.toArray(), segment);
      int rate = speaker.engine().sampleRate();
      float[] finished = TakeFinisher.finish(samples, rate, speaker.sound());
      double pace = samples.length == 0 ? 1 : (double) finished.length / samples.length;
      return new Take(rate, Take.rounded(finished), words(segment, spoken.words(), pace));
    } catch (OutOfMemoryError e) {
      throw new SpeechFailedException(
          FailureKind.RESOURCES,
          "The memory does not suffice to speak " + quoted(segment) + ".",
          "Close other programs, or give the program more memory.",
          false,
          e);
    }
  }

  private static float[] checked(float[] samples, PlannedSegment segment)
      throws SpeechFailedException {
    for (float sample : samples) {
      if (!Float.isFinite(sample)) {
        EngineDescriptor engine = segment.speaker().engine();
        throw new SpeechFailedException(
            FailureKind.INTERNAL,
            "The engine " + engine.id() + " spoke nothing usable for " + quoted(segment) + ".",
            "Change the sentence or choose another voice.",
            false,
            null);
      }
    }
    return samples;
  }

  private static String quoted(PlannedSegment segment) {
    String text = segment.text().strip();
    return "\"" + (text.length() > 60 ? text.substring(0, 57) + "..." : text) + "\"";
  }

  private static List<TakeWord> words(PlannedSegment segment, List<WordTime> words, double pace) {
    List<TakeWord> kept = new ArrayList<>(words.size());
    EngineInputText input = segment.input();
    for (WordTime word : words) {
      if (word.token() >= 0 && word.token() < segment.spoken().tokens().size()) {
        kept.add(
            new TakeWord(
                input.start(word.token()),
                input.end(word.token()),
                word.start() * pace,
                word.end() * pace));
      }
    }
    return kept;
  }

  /** A cache that cannot be written costs time later, but is no reason to stop. */
  private void save(String key, Take take) {
    try {
      store.save(key, take);
    } catch (IOException e) {
      if (!storeFailed) {
        storeFailed = true;
        remarks.accept(
            "Takes cannot be kept for the next time (%s): %s."
                .formatted(store.file(key).getParent(), reason(e)));
      }
    }
  }

  static String reason(IOException e) {
    String message = e.getMessage();
    String name = e.getClass().getSimpleName().replace("Exception", "");
    return message == null || message.isBlank() ? name : name + " " + message;
  }

  @Override
  public void close() {
    sessions.values().forEach(VoiceSession::close);
    sessions.clear();
  }
}
