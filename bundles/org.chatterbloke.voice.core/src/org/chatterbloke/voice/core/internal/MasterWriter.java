package org.chatterbloke.voice.core.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chatterbloke.audio.AudioEncoder;
import org.chatterbloke.audio.AudioException;
import org.chatterbloke.audio.AudioFiles;
import org.chatterbloke.audio.AudioSink;
import org.chatterbloke.audio.EncodeRequest;
import org.chatterbloke.audio.measure.LoudnessMeter;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.script.Script;
import org.chatterbloke.voice.core.MasterTarget;
import org.chatterbloke.voice.core.NarrationException;
import org.chatterbloke.voice.core.NarrationOutput;
import org.jspecify.annotations.Nullable;

/**
 * Takes the master to the encoder and to the listener. With a loudness target the encoder gets
 * nothing in the first pass: the master is measured, and {@link #encode} takes it in a second one.
 */
final class MasterWriter implements AudioSink, AutoCloseable {

  private final NarrationOutput output;
  private final @Nullable AudioEncoder encoder;
  private final @Nullable AudioSink live;
  private final @Nullable LoudnessMeter meter;

  MasterWriter(
      NarrationOutput output, MasterTarget target, Script script, AudioFiles files, int rate)
      throws ChatterBlokeException {
    this.output = output;
    this.encoder = encoder(output, script, files, rate);
    this.meter = target.isNone() || encoder == null ? null : new LoudnessMeter(rate, 1);
    NarrationOutput.LiveSource listener = output.live();
    AudioSink started = null;
    if (listener != null) {
      try {
        started = listener.start(rate);
      } catch (AudioException | RuntimeException e) {
        close();
        throw e;
      }
    }
    this.live = started;
  }

  private static @Nullable AudioEncoder encoder(
      NarrationOutput output, Script script, AudioFiles files, int rate)
      throws ChatterBlokeException {
    NarrationOutput.EncoderSource source = output.encoder();
    NarrationOutput.FileTarget file = output.file();
    if (source != null && file != null) {
      throw new IllegalArgumentException("a file or an encoder, not both");
    }
    if (source != null) {
      return source.open(rate);
    }
    if (file == null) {
      return null;
    }
    return files.encode(
        file.path(), new EncodeRequest(file.format(), rate, 1, file.bitRate(), tags(script)));
  }

  private static Map<String, String> tags(Script script) {
    Map<String, String> tags = new LinkedHashMap<>();
    if (!script.title().isEmpty()) {
      tags.put("title", script.title());
    }
    script.frontMatter().author().ifPresent(author -> tags.put("artist", author));
    return tags;
  }

  /** Takes samples of the first pass; failures come out of {@link #failure}. */
  @Override
  public void write(float[] samples, int offset, int length) throws IOException {
    LoudnessMeter measuring = meter;
    if (measuring != null) {
      measuring.add(new float[][] {samples}, offset, length);
    } else {
      encode(samples, offset, length);
    }
    AudioSink listener = live;
    if (listener != null) {
      try {
        listener.write(samples, offset, length);
      } catch (IOException e) {
        throw new LiveFailure(e);
      }
    }
  }

  /** Takes samples straight to the encoder. */
  void encode(float[] samples, int offset, int length) throws IOException {
    AudioEncoder target = encoder;
    if (target != null) {
      target.write(new float[][] {samples}, offset, length);
    }
  }

  /** The loudness of the first pass in LUFS; NaN if it is not measured. */
  double loudness() {
    LoudnessMeter measured = meter;
    return measured == null ? Double.NaN : measured.integrated();
  }

  /** Completes the encoder's file. */
  void finish() throws IOException {
    AudioEncoder target = encoder;
    if (target != null) {
      target.finish();
    }
  }

  /** Throws away what was not finished. */
  @Override
  public void close() {
    AudioEncoder target = encoder;
    if (target != null) {
      try {
        target.close();
      } catch (IOException e) {
        org.slf4j.LoggerFactory.getLogger(MasterWriter.class)
            .warn("An unfinished output could not be removed: {}", e.toString());
      }
    }
  }

  /** What a user reads when writing failed. */
  ChatterBlokeException failure(IOException e) {
    if (e.getCause() instanceof ChatterBlokeException known) {
      return known;
    }
    if (e instanceof LiveFailure) {
      return new NarrationException(
          FailureKind.UNAVAILABLE,
          "The audio could not be played to its end: "
              + TakeMaker.reason((IOException) e.getCause())
              + ".",
          "Check the audio device, or write a file instead.",
          e);
    }
    NarrationOutput.FileTarget file = output.file();
    Path path = file == null ? Path.of("output") : file.path();
    return AudioException.unwritable(path, e);
  }

  private static final class LiveFailure extends IOException {
    private static final long serialVersionUID = 1L;

    LiveFailure(IOException cause) {
      super(cause);
    }
  }
}
