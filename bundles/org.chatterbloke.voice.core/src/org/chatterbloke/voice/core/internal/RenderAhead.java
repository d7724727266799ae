package org.chatterbloke.voice.core.internal;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.chatterbloke.audio.dsp.Resampler;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.voice.api.VoiceEngineException;
import org.chatterbloke.voice.api.VoiceSession;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * Renders segments on a thread of its own, a few ahead of whoever assembles them. Everything that
 * concerns the user's monitor happens on the assembling thread: engines are opened there on
 * request.
 */
final class RenderAhead implements AutoCloseable {

  private static final int AHEAD = 6;
  private static final int POLL_MILLIS = 50;
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** What the rendering thread hands over. */
  sealed interface Event {}

  /**
   * A take, ready to be joined.
   *
   * @param samples at the master's rate
   */
  record Ready(PlannedSegment segment, TakeMaker.Made made, float[] samples, SpeechEdges edges)
      implements Event {}

  /** A wish for an open session; the assembling thread completes it. */
  record Open(String engineId, CompletableFuture<VoiceSession> session) implements Event {}

  /** Something that the user should know. */
  record Remark(String sentence) implements Event {}

  /** Rendering ended with a failure. */
  record Failed(Throwable failure) implements Event {}

  /** All segments were handed over; {@code pause} seconds of silence end the master. */
  record Done(double pause) implements Event {}

  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(AHEAD);
  private final SegmentSource segments;
  private final TakeMaker takes;
  private final int sampleRate;
  private final Thread thread;
  private volatile boolean stopped;

  /** Is cancelled when rendering is to stop; never touches the user's monitor. */
  private final IProgressMonitor stop =
      new NullProgressMonitor() {
        @Override
        public boolean isCanceled() {
          return stopped;
        }
      };

  RenderAhead(SegmentSource segments, TakeStore store, long seed, int sampleRate) {
    this.segments = segments;
    this.takes = new TakeMaker(store, seed, this::open, text -> hand(new Remark(text)));
    this.sampleRate = sampleRate;
    this.thread =
        Thread.ofPlatform()
            .name("chatterbloke-render-" + COUNT.incrementAndGet())
            .daemon(true)
            .unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try (takes) {
      PlannedSegment segment = segments.next();
      while (segment != null && !stopped) {
        hand(ready(segment));
        segment = segments.next();
      }
      hand(new Done(segments.pauseAtEnd()));
    } catch (OperationCanceledException e) {
      if (!stopped) {
        hand(new Failed(e));
      }
    } catch (ChatterBlokeException | RuntimeException | Error e) {
      hand(new Failed(e));
    }
  }

  private Ready ready(PlannedSegment segment) throws VoiceEngineException {
    TakeMaker.Made made = takes.make(segment, stop);
    float[] samples = made.take().floats();
    if (made.take().sampleRate() != sampleRate) {
      samples = Resampler.resample(samples, made.take().sampleRate(), sampleRate);
    }
    return new Ready(segment, made, samples, SpeechEdges.of(samples, sampleRate));
  }

  private VoiceSession open(String engineId) throws VoiceEngineException {
    CompletableFuture<VoiceSession> session = new CompletableFuture<>();
    hand(new Open(engineId, session));
    while (!stopped) {
      try {
        return session.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Asked again, unless the narration has ended meanwhile.
      } catch (InterruptedException e) {
        throw new OperationCanceledException();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof VoiceEngineException known) {
          throw known;
        }
        if (e.getCause() instanceof OperationCanceledException cancelled) {
          throw cancelled;
        }
        throw new CompletionException(e.getCause());
      }
    }
    // The session may still arrive: give it back then.
    session.thenAccept(VoiceSession::close);
    throw new OperationCanceledException();
  }

  private void hand(Event event) {
    try {
      while (!stopped && !events.offer(event, POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        // The assembling thread is busy.
      }
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  /**
   * The next event; waits for it.
   *
   * @throws OperationCanceledException if the user's monitor is cancelled meanwhile
   */
  Event next(IProgressMonitor monitor) {
    try {
      while (true) {
        if (monitor.isCanceled()) {
          throw new OperationCanceledException();
        }
        Event event = events.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (event != null) {
          return event;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperationCanceledException();
    }
  }

  /** Ends rendering, waits for the take in work to notice, and gives the sessions back. */
  @Override
  public void close() {
    stopped = true;
    events.clear();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
