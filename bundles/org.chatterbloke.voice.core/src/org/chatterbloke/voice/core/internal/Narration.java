package org.chatterbloke.voice.core.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.chatterbloke.audio.AudioFiles;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.script.Block;
import org.chatterbloke.voice.api.VoiceSession;
import org.chatterbloke.voice.core.EngineRegistry;
import org.chatterbloke.voice.core.FrontEndRegistry;
import org.chatterbloke.voice.core.NarratedSegment;
import org.chatterbloke.voice.core.NarrationException;
import org.chatterbloke.voice.core.NarrationObserver;
import org.chatterbloke.voice.core.NarrationOutput;
import org.chatterbloke.voice.core.NarrationProgress;
import org.chatterbloke.voice.core.NarrationRequest;
import org.chatterbloke.voice.core.NarrationResult;
import org.chatterbloke.voice.core.Pronunciations;
import org.chatterbloke.voice.core.internal.MasterAssembler.Placed;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.jspecify.annotations.Nullable;

/** One narration from beginning to end. For one thread; used once. */
final class Narration {

  private static final int TICKS = 10_000;
  private static final long SNAPSHOT_NANOS = 100_000_000;

  private final NarrationRequest request;
  private final NarrationObserver observer;
  private final EngineRegistry engines;
  private final TakeStore store;
  private final SubMonitor progress;
  private final Speakers speakers;
  private final Speaker main;
  private final int rate;

  private final List<NarratedSegment> segments = new ArrayList<>();
  private final List<NarrationResult.Chapter> chapters = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  /** What a second pass over the same takes needs; filled only for a loudness target. */
  private final List<LoudnessPass.Joint> joints = new ArrayList<>();

  private int rendered;
  private int reused;
  private int ticksDone;
  private long lastSnapshot = System.nanoTime() - SNAPSHOT_NANOS;

  Narration(
      NarrationRequest request,
      NarrationObserver observer,
      EngineRegistry engines,
      FrontEndRegistry frontEnds,
      @Nullable Pronunciations pronunciations,
      TakeStore store,
      IProgressMonitor monitor)
      throws ChatterBlokeException {
    this.request = request;
    this.observer = observer;
    this.engines = engines;
    this.store = store;
    this.progress = SubMonitor.convert(monitor, "Narrating", TICKS);
    this.speakers = new Speakers(request, engines, frontEnds, pronunciations);
    this.main = speakers.main();
    this.rate = main.engine().sampleRate();
  }

  NarrationResult run(AudioFiles files) throws ChatterBlokeException {
    if (request.script().isSilent()) {
      throw nothingToSay();
    }
    checkCancelled();
    try (MasterWriter writer =
        new MasterWriter(
            request.output(), request.settings().target(), request.script(), files, rate)) {
      double seconds;
      try {
        seconds = assemble(writer);
        if (segments.isEmpty()) {
          throw nothingToSay();
        }
        if (!Double.isNaN(writer.loudness())) {
          new LoudnessPass(rate, request.settings().target(), store).run(joints, writer, progress);
        }
        checkCancelled();
        writer.finish();
      } catch (IOException e) {
        throw writer.failure(e);
      }
      snapshot("", request.script().source().length());
      NarrationOutput.FileTarget file = request.output().file();
      return new NarrationResult(
          seconds,
          rate,
          rendered,
          reused,
          segments,
          chapters,
          remarks,
          file == null ? null : file.path());
    }
  }

  private static NarrationException nothingToSay() {
    return new NarrationException(
        FailureKind.BAD_INPUT,
        "The script has nothing to say: it is empty or holds only notes.",
        "Write a sentence that is neither a note nor a comment.",
        null);
  }

  private void checkCancelled() {
    if (progress.isCanceled()) {
      throw new OperationCanceledException();
    }
  }

  private double assemble(MasterWriter writer) throws ChatterBlokeException, IOException {
    double speed = main.sound().requestedSpeed();
    SegmentSource source =
        new SegmentSource(
            request.script(), speakers, new Pauses(request.settings().pauses(), speed));
    MasterAssembler master = new MasterAssembler(rate, writer);
    try (RenderAhead ahead = new RenderAhead(source, store, request.settings().seed(), rate)) {
      ahead.start();
      while (true) {
        switch (ahead.next(progress)) {
          case RenderAhead.Ready ready -> join(ready, master);
          case RenderAhead.Open wish -> open(wish);
          case RenderAhead.Remark(String sentence) -> remark(sentence);
          case RenderAhead.Failed(Throwable failure) -> rethrow(failure);
          case RenderAhead.Done(double pause) -> {
            master.finish(pause);
            joints.add(LoudnessPass.Joint.end(pause));
            return (double) master.position() / rate;
          }
        }
      }
    }
  }

  private void open(RenderAhead.Open wish) {
    CompletableFuture<VoiceSession> session = wish.session();
    try {
      SubMonitor part = progress.split((TICKS - ticksDone) / 10);
      ticksDone += (TICKS - ticksDone) / 10;
      session.complete(engines.borrow(wish.engineId(), request.settings().engine(), part));
    } catch (ChatterBlokeException | RuntimeException | Error e) {
      session.completeExceptionally(e);
    }
  }

  private void remark(String sentence) {
    remarks.add(sentence);
    observer.remark(sentence);
  }

  private static void rethrow(Throwable failure) throws ChatterBlokeException {
    switch (failure) {
      case ChatterBlokeException known -> throw known;
      case RuntimeException unchecked -> throw unchecked;
      case OutOfMemoryError memory ->
          throw new NarrationException(
              FailureKind.RESOURCES,
              "The memory does not suffice to narrate this script.",
              "Close other programs, or give the program more memory.",
              memory);
      case Error error -> throw error;
      default -> throw new IllegalStateException(failure);
    }
  }

  private void join(RenderAhead.Ready ready, MasterAssembler master) throws IOException {
    PlannedSegment planned = ready.segment();
    Placed placed = master.add(ready.samples(), ready.edges(), planned.pauseBefore());
    if (!request.settings().target().isNone()) {
      joints.add(new LoudnessPass.Joint(ready.made().key(), planned.pauseBefore()));
    }
    if (ready.made().reused()) {
      reused++;
    } else {
      rendered++;
    }
    for (Block heading : planned.headings()) {
      chapters.add(
          new NarrationResult.Chapter(
              heading.spokenText(),
              heading.level(),
              heading.span(),
              (double) placed.start() / rate));
    }
    NarratedSegment segment = narrated(ready, placed);
    segments.add(segment);
    observer.segment(segment);
    snapshot(segment.text(), segment.source().end());
  }

  private NarratedSegment narrated(RenderAhead.Ready ready, Placed placed) {
    PlannedSegment planned = ready.segment();
    List<NarratedSegment.Word> words = new ArrayList<>();
    for (Take.TakeWord word : ready.made().take().words()) {
      int token = planned.input().tokenAt(word.inputStart(), word.inputEnd());
      if (token >= 0) {
        double start = inMaster(word.start(), placed);
        words.add(
            new NarratedSegment.Word(
                planned.source(token),
                planned.spoken().tokens().get(token).spoken(),
                start,
                Math.max(start, inMaster(word.end(), placed))));
      }
    }
    return new NarratedSegment(
        segments.size(),
        planned.chapter(),
        planned.source(),
        planned.text(),
        planned.speaker().voice().name(),
        (double) placed.start() / rate,
        (double) placed.end() / rate,
        words,
        ready.made().reused(),
        ready.made().key());
  }

  /** A time in a take as a time in the master, kept within the segment's speech. */
  private double inMaster(double seconds, Placed placed) {
    double start = (double) placed.start() / rate;
    double end = (double) placed.end() / rate;
    return Math.clamp((double) placed.origin() / rate + seconds, start, end);
  }

  private void snapshot(String text, int charactersDone) {
    int total = request.script().source().length();
    int ticks = (int) ((long) TICKS * charactersDone / Math.max(1, total));
    if (ticks > ticksDone) {
      progress.worked(ticks - ticksDone);
      ticksDone = ticks;
    }
    boolean last = charactersDone == total;
    long now = System.nanoTime();
    if (last || now - lastSnapshot >= SNAPSHOT_NANOS) {
      lastSnapshot = now;
      double seconds = segments.isEmpty() ? 0 : segments.getLast().end();
      observer.progress(
          new NarrationProgress(
              charactersDone, total, segments.size(), rendered, reused, seconds, text));
    }
  }
}
