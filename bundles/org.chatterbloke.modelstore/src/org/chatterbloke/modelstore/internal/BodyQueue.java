package org.chatterbloke.modelstore.internal;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A response body that its reader takes piece by piece while it can still be cancelled: a blocking
 * stream would keep a cancel waiting for as long as the server is silent. At most two pieces are
 * held. (Parameters are nullable for the compiler's sake: the inherited ones carry no annotation.)
 */
final class BodyQueue implements BodySubscriber<BodyQueue> {

  private record Piece(List<ByteBuffer> bytes, boolean last, @Nullable Throwable failure) {}

  private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
  private @Nullable Subscription subscription;
  private boolean closed;

  @Override
  public CompletionStage<BodyQueue> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public synchronized void onSubscribe(@Nullable Subscription given) {
    Subscription begun = Objects.requireNonNull(given);
    if (closed) {
      begun.cancel();
    } else {
      subscription = begun;
      begun.request(2);
    }
  }

  @Override
  public void onNext(@Nullable List<ByteBuffer> bytes) {
    pieces.add(new Piece(Objects.requireNonNull(bytes), false, null));
  }

  @Override
  public void onError(@Nullable Throwable failure) {
    pieces.add(new Piece(List.of(), true, failure));
  }

  @Override
  public void onComplete() {
    pieces.add(new Piece(List.of(), true, null));
  }

  /**
   * The next bytes; empty at the end.
   *
   * @throws IOException if the body breaks off, or nothing comes for too long
   */
  List<ByteBuffer> next(Duration idle, ByteProgress progress) throws IOException {
    long end = System.nanoTime() + idle.toNanos();
    try {
      while (true) {
        progress.check();
        Piece piece = pieces.poll(50, TimeUnit.MILLISECONDS);
        if (piece == null) {
          if (System.nanoTime() > end) {
            throw new IOException("no data for " + idle.toSeconds() + " s");
          }
          continue;
        }
        if (piece.failure != null) {
          throw new IOException("broken off", piece.failure);
        }
        if (!piece.last) {
          more();
        }
        return piece.bytes;
      }
    } catch (InterruptedException e) {
      throw ByteProgress.interrupted();
    }
  }

  private synchronized void more() {
    Subscription running = subscription;
    if (running != null) {
      running.request(1);
    }
  }

  /** Stops the transfer if it is not at its end. */
  synchronized void close() {
    closed = true;
    Subscription running = subscription;
    if (running != null) {
      running.cancel();
    }
  }
}
