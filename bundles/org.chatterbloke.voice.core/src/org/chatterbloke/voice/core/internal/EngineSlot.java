package org.chatterbloke.voice.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.AudioSink;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.voice.api.EngineDescriptor;
import org.chatterbloke.voice.api.EngineUnavailableException;
import org.chatterbloke.voice.api.OpenOptions;
import org.chatterbloke.voice.api.SpeechRequest;
import org.chatterbloke.voice.api.SpokenSegment;
import org.chatterbloke.voice.api.StockVoice;
import org.chatterbloke.voice.api.VoiceConverter;
import org.chatterbloke.voice.api.VoiceData;
import org.chatterbloke.voice.api.VoiceEngine;
import org.chatterbloke.voice.api.VoiceEngineException;
import org.chatterbloke.voice.api.VoiceSession;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.ProgressMonitorWrapper;

/** An installed engine and the sessions that were opened with it. Thread-safe. */
final class EngineSlot {

  private final VoiceEngine engine;
  private final EngineDescriptor descriptor;
  private final List<Pooled> sessions = new ArrayList<>();
  private volatile boolean gone;

  EngineSlot(VoiceEngine engine) {
    this.engine = engine;
    this.descriptor = engine.descriptor();
  }

  EngineDescriptor descriptor() {
    return descriptor;
  }

  boolean holds(VoiceEngine other) {
    return engine == other;
  }

  /** An idle session with these options, or a new one. */
  VoiceSession borrow(OpenOptions options, IProgressMonitor monitor) throws VoiceEngineException {
    synchronized (this) {
      for (Pooled pooled : sessions) {
        if (!pooled.lent && pooled.options.equals(options)) {
          pooled.lent = true;
          return lease(pooled);
        }
      }
    }
    Pooled opened = new Pooled(engine.open(options, monitor), options);
    synchronized (this) {
      if (!gone) {
        sessions.add(opened);
        return lease(opened);
      }
    }
    opened.session.close();
    throw left();
  }

  private Lease lease(Pooled pooled) {
    return pooled.session instanceof VoiceConverter
        ? new ConvertingLease(pooled)
        : new Lease(pooled);
  }

  /** Closes what nobody uses. */
  void closeIdle() {
    List<Pooled> idle;
    synchronized (this) {
      idle = sessions.stream().filter(pooled -> !pooled.lent).toList();
      sessions.removeAll(idle);
    }
    idle.forEach(pooled -> pooled.session.close());
  }

  /** The engine leaves: ends what is being spoken and closes all sessions. */
  void leave() {
    gone = true;
    List<Pooled> all;
    synchronized (this) {
      all = List.copyOf(sessions);
      sessions.clear();
    }
    for (Pooled pooled : all) {
      pooled.busy.lock();
      try {
        pooled.session.close();
      } finally {
        pooled.busy.unlock();
      }
    }
  }

  private EngineUnavailableException left() {
    return new EngineUnavailableException(
        FailureKind.NOT_FOUND,
        "The engine " + descriptor.id() + " was removed while it was in use.",
        "Install it again, or choose another engine.",
        null);
  }

  private static final class Pooled {
    final VoiceSession session;
    final OpenOptions options;
    final ReentrantLock busy = new ReentrantLock();

    /** Guarded by the slot. */
    boolean lent = true;

    Pooled(VoiceSession session, OpenOptions options) {
      this.session = session;
      this.options = options;
    }
  }

  /** A borrowed session; closing it gives it back. */
  private class Lease implements VoiceSession {
    final Pooled pooled;
    private volatile boolean closed;

    Lease(Pooled pooled) {
      this.pooled = pooled;
    }

    @Override
    public List<StockVoice> stockVoices() {
      checkOpen();
      return gone ? List.of() : pooled.session.stockVoices();
    }

    @Override
    public SpokenSegment speak(SpeechRequest request, AudioSink sink, IProgressMonitor monitor)
        throws VoiceEngineException {
      return whileInstalled(watched -> pooled.session.speak(request, sink, watched), monitor);
    }

    <T> T whileInstalled(Work<T> work, IProgressMonitor monitor) throws VoiceEngineException {
      checkOpen();
      pooled.busy.lock();
      try {
        if (gone) {
          throw left();
        }
        return work.run(new UntilGone(monitor));
      } catch (OperationCanceledException e) {
        if (gone && !monitor.isCanceled()) {
          throw left();
        }
        throw e;
      } finally {
        pooled.busy.unlock();
      }
    }

    private void checkOpen() {
      if (closed) {
        throw new IllegalStateException("this session was given back");
      }
    }

    @Override
    public void close() {
      synchronized (EngineSlot.this) {
        if (!closed) {
          closed = true;
          pooled.lent = false;
        }
      }
    }
  }

  /** A borrowed session that can also convert recordings. */
  private final class ConvertingLease extends Lease implements VoiceConverter {
    ConvertingLease(Pooled pooled) {
      super(pooled);
    }

    @Override
    public AudioClip convert(
        AudioClip source, VoiceData target, long seed, IProgressMonitor monitor)
        throws VoiceEngineException {
      VoiceConverter converter = (VoiceConverter) pooled.session;
      return whileInstalled(watched -> converter.convert(source, target, seed, watched), monitor);
    }
  }

  @FunctionalInterface
  private interface Work<T> {
    T run(IProgressMonitor monitor) throws VoiceEngineException;
  }

  /** Counts as cancelled once the engine has left. */
  private final class UntilGone extends ProgressMonitorWrapper {
    UntilGone(IProgressMonitor monitor) {
      super(monitor);
    }

    @Override
    public boolean isCanceled() {
      return gone || super.isCanceled();
    }
  }
}
