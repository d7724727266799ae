package org.chatterbloke.audio.codec.ffmpeg.internal;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.chatterbloke.audio.AudioEncoder;
import org.chatterbloke.audio.AudioException;
import org.chatterbloke.audio.EncodeRequest;
import org.chatterbloke.base.FailureKind;
import org.jspecify.annotations.Nullable;

/**
 * Writes one file: samples are converted to what the encoder takes, coded, and put into a container
 * beside the target, which {@link #finish()} moves into place. Samples are rounded without dither,
 * so that the same samples make the same file, byte by byte.
 */
final class FfmpegEncoder implements AudioEncoder {

  private final Path target;
  private final Path part;
  private final EncodeRequest request;
  private final EncoderPipeline pipeline;
  private long frames;
  private boolean finished;
  private boolean closed;

  private FfmpegEncoder(Path target, Path part, EncodeRequest request, EncoderPipeline pipeline) {
    this.target = target;
    this.part = part;
    this.request = request;
    this.pipeline = pipeline;
  }

  /** A name for the unfinished file; hidden, in the target's folder, new each time. */
  static Path partBeside(Path target) {
    String mark = Long.toString(ThreadLocalRandom.current().nextLong() >>> 1, Character.MAX_RADIX);
    Path name = target.toAbsolutePath().getFileName();
    return target.toAbsolutePath().resolveSibling("." + name + "." + mark + ".part");
  }

  /**
   * Starts a file; the libraries are loaded.
   *
   * @param part where to write until the end; created here
   * @throws AudioException if it cannot be created
   */
  static FfmpegEncoder open(Path target, Path part, EncodeRequest request, EncoderSettings settings)
      throws AudioException {
    if (Files.isDirectory(target)) {
      throw unwritable(target, "a folder has this name", null);
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.exists(folder)) {
      throw unwritable(target, "the folder " + folder + " does not exist", null);
    }
    if (!Files.isDirectory(folder)) {
      throw unwritable(target, folder + " is a file, not a folder", null);
    }
    try {
      if (!Files.exists(part)) {
        Files.createFile(part);
      }
      return new FfmpegEncoder(
          target, part, request, EncoderPipeline.open(part, request, settings));
    } catch (IOException e) {
      delete(part, e);
      throw failure(target, e);
    } catch (RuntimeException e) {
      delete(part, e);
      throw e;
    }
  }

  @Override
  public void write(float[][] channels, int offset, int count) throws IOException {
    if (finished || closed) {
      throw new IOException("already finished: " + target);
    }
    if (channels.length != request.channels()) {
      throw new IllegalArgumentException(
          channels.length + " channels instead of " + request.channels());
    }
    for (float[] channel : channels) {
      java.util.Objects.checkFromIndexSize(offset, count, channel.length);
      checkFinite(channel, offset, count);
    }
    try {
      pipeline.write(channels, offset, count);
    } catch (IOException e) {
      throw wrapped(failure(target, e));
    }
    frames += count;
  }

  private void checkFinite(float[] channel, int offset, int count) throws IOException {
    for (int i = offset; i < offset + count; i++) {
      if (!Float.isFinite(channel[i])) {
        throw wrapped(
            new AudioException(
                FailureKind.INTERNAL,
                "The file "
                    + target
                    + " cannot be made, because the sound at "
                    + (frames + i - offset) / (double) request.sampleRate()
                    + " s has values that are no numbers.",
                "Make the sound again, and report this if it comes back.",
                null));
      }
    }
  }

  @Override
  public void finish() throws IOException {
    if (finished) {
      return;
    }
    if (closed) {
      throw new IOException("already closed: " + target);
    }
    if (frames == 0) {
      throw wrapped(
          new AudioException(
              FailureKind.BAD_INPUT,
              "The file " + target + " was not made, because there is no sound to write.",
              "Give a text that has something to speak.",
              null));
    }
    try {
      pipeline.finish();
      pipeline.close();
      move();
      finished = true;
    } catch (IOException e) {
      throw wrapped(failure(target, e));
    }
  }

  private void move() throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    pipeline.close();
    if (!finished) {
      Files.deleteIfExists(part);
    }
  }

  private static void delete(Path part, Exception failure) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static AudioException failure(Path target, IOException e) {
    if (e instanceof FfmpegException known && known.isDiskFull()) {
      return unwritable(target, "the disk is full", e);
    }
    if (e instanceof FfmpegException known) {
      return unwritable(target, String.valueOf(known.getMessage()), e);
    }
    if (e instanceof FileSystemException known && known.getReason() != null) {
      return unwritable(target, known.getReason().toLowerCase(Locale.ROOT), e);
    }
    return AudioException.unwritable(target, e);
  }

  private static AudioException unwritable(Path target, String why, @Nullable IOException cause) {
    return new AudioException(
        FailureKind.STORAGE,
        "The audio file " + target + " cannot be written: " + why + ".",
        "Make room or choose another folder.",
        cause);
  }

  /** Writing in order throws IOException; the readable failure travels as its cause. */
  private static IOException wrapped(AudioException failure) {
    return new IOException(failure.getMessage(), failure);
  }
}
