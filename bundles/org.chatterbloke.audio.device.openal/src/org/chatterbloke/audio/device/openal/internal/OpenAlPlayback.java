package org.chatterbloke.audio.device.openal.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chatterbloke.audio.AudioDevices.Playback;
import org.chatterbloke.audio.AudioException;
import org.chatterbloke.base.FailureKind;
import org.lwjgl.openal.AL10;
import org.lwjgl.system.MemoryUtil;

/**
 * Plays a stream of samples from a queue of buffers that OpenAL takes one after the other. One
 * thread writes; any thread may ask for the position or close.
 *
 * <p>A queue that runs dry stops the source, and OpenAL cannot tell whether a buffer that was added
 * at that very moment was still played. So buffers are longer than the device's mixing step (about
 * 20 ms): a source found stopped right after a buffer was added cannot have played it.
 */
final class OpenAlPlayback implements Playback {

  private static final double QUEUE_SECONDS = 0.5;
  private static final double SHORTEST_SECONDS = 0.05;
  private static final double LONGEST_SECONDS = 0.1;
  private static final long POLL_MILLIS = 5;

  private final OpenAlOutput output;
  private final int sampleRate;
  private final Consumer<OpenAlPlayback> onClose;
  private final FloatBuffer pending;
  private final int shortest;
  private final long queueLimit;
  private final Deque<Integer> queued = new ArrayDeque<>();
  private final Deque<Integer> unused = new ArrayDeque<>();
  private long queuedFrames;
  private long finishedFrames;
  private long position;
  private boolean closed;

  private OpenAlPlayback(OpenAlOutput output, int sampleRate, Consumer<OpenAlPlayback> onClose) {
    this.output = output;
    this.sampleRate = sampleRate;
    this.onClose = onClose;
    this.shortest = (int) (SHORTEST_SECONDS * sampleRate);
    this.queueLimit = (long) (QUEUE_SECONDS * sampleRate);
    this.pending = MemoryUtil.memAllocFloat(2 * (int) (LONGEST_SECONDS * sampleRate));
  }

  /**
   * Takes over an open device.
   *
   * @param onClose told once when the device is closed
   * @throws AudioException if the device plays no floats; it is closed then
   */
  static OpenAlPlayback start(long device, int sampleRate, Consumer<OpenAlPlayback> onClose)
      throws AudioException {
    return new OpenAlPlayback(OpenAlOutput.open(device), sampleRate, onClose);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Writes of less than 50 ms are held back until more comes or {@link #drain()} is called.
   *
   * @throws IOException if the device is gone, with a readable cause; {@link
   *     InterruptedIOException} if the thread is interrupted while the queue is full (the interrupt
   *     stays set)
   */
  @Override
  public synchronized void write(float[] samples, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, samples.length);
    checkOpen();
    for (int i = offset; i < offset + length; i++) {
      // Both channels of a stereo buffer: a mono one would be placed in space and turned down.
      pending.put(samples[i]).put(samples[i]);
      if (!pending.hasRemaining()) {
        enqueue();
      }
    }
    if (pending.position() >= 2 * shortest) {
      enqueue();
    }
  }

  private void enqueue() throws IOException {
    awaitRoom();
    int frames = pending.position() / 2;
    int buffer = unused.isEmpty() ? output.newBuffer() : unused.pop();
    pending.flip();
    output.fill(buffer, pending, sampleRate);
    pending.clear();
    boolean playing = output.state() == AL10.AL_PLAYING;
    long start = System.nanoTime();
    output.add(buffer);
    queued.add(frames);
    queuedFrames += frames;
    if (output.state() != AL10.AL_PLAYING) {
      double late = (System.nanoTime() - start) / 1e9;
      boolean perhapsPlayed = playing && late >= (double) frames / sampleRate;
      reclaim(perhapsPlayed ? queued.size() : queued.size() - 1);
      if (!queued.isEmpty()) {
        output.play();
      }
    }
  }

  private void awaitRoom() throws IOException {
    while (true) {
      checkUsable();
      reclaim(output.processed());
      if (queuedFrames < queueLimit) {
        return;
      }
      try {
        wait(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while playing");
      }
    }
  }

  private void checkOpen() throws IOException {
    if (closed) {
      throw new IOException("the playback is closed");
    }
  }

  private void checkUsable() throws IOException {
    checkOpen();
    if (!output.isConnected()) {
      AudioException failure =
          new AudioException(
              FailureKind.UNAVAILABLE,
              "The audio output " + output.name() + " is gone, so the sound stopped.",
              "Plug it in again or choose another output, then play again.",
              null);
      throw new IOException(failure.getMessage(), failure);
    }
  }

  private void reclaim(int buffers) {
    for (int i = 0; i < buffers; i++) {
      unused.push(output.remove());
      int frames = queued.remove();
      queuedFrames -= frames;
      finishedFrames += frames;
    }
  }

  @Override
  public void drain() throws InterruptedException {
    long latency;
    synchronized (this) {
      try {
        if (pending.position() > 0) {
          enqueue();
        }
        while (!closed && output.isConnected() && output.state() == AL10.AL_PLAYING) {
          wait(POLL_MILLIS);
        }
      } catch (InterruptedIOException e) {
        Thread.interrupted();
        throw new InterruptedException("interrupted while playing");
      } catch (IOException e) {
        // A device that is gone has nothing left to be heard.
        return;
      }
      if (closed || !output.isConnected()) {
        return;
      }
      reclaim(output.processed());
      latency = output.latencyNanos();
    }
    TimeUnit.NANOSECONDS.sleep(latency);
    synchronized (this) {
      position = Math.max(position, finishedFrames);
    }
  }

  @Override
  public synchronized long framesPlayed() {
    if (!closed) {
      long now = finishedFrames;
      if (output.state() == AL10.AL_PLAYING) {
        double[] offsetAndLatency = output.offsetAndLatency();
        now += Math.round((offsetAndLatency[0] - offsetAndLatency[1]) * sampleRate);
      }
      position = Math.max(position, now);
    }
    return position;
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      framesPlayed();
      closed = true;
      notifyAll();
      output.close();
      MemoryUtil.memFree(pending);
    }
    onClose.accept(this);
  }
}
