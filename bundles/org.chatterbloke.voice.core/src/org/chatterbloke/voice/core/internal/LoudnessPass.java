package org.chatterbloke.voice.core.internal;

import java.io.IOException;
import java.util.List;
import org.chatterbloke.audio.AudioSink;
import org.chatterbloke.audio.dsp.PeakLimiter;
import org.chatterbloke.audio.dsp.Resampler;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.voice.core.MasterTarget;
import org.chatterbloke.voice.core.NarrationException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * The second pass of a narration with a loudness target: joins the same takes again, which come
 * from the cache now, and applies one gain and a true-peak limiter on the way to the encoder.
 */
final class LoudnessPass {

  /** Silence is not made louder than this. */
  private static final double MOST_GAIN_DB = 30;

  private final int sampleRate;
  private final MasterTarget target;
  private final TakeStore store;

  /**
   * A take and the pause before it; the last one has no take.
   *
   * @param take key, or "" for the end
   * @param pause seconds
   */
  record Joint(String take, double pause) {
    static Joint end(double pause) {
      return new Joint("", pause);
    }
  }

  LoudnessPass(int sampleRate, MasterTarget target, TakeStore store) {
    this.sampleRate = sampleRate;
    this.target = target;
    this.store = store;
  }

  void run(List<Joint> joints, MasterWriter writer, IProgressMonitor monitor)
      throws IOException, ChatterBlokeException {
    double gainDb = Math.min(MOST_GAIN_DB, target.lufs() - writer.loudness());
    Limited limited = new Limited(Math.pow(10, gainDb / 20), writer);
    MasterAssembler master = new MasterAssembler(sampleRate, limited);
    for (Joint joint : joints) {
      if (monitor.isCanceled()) {
        throw new OperationCanceledException();
      }
      if (joint.take().isEmpty()) {
        master.finish(joint.pause());
      } else {
        float[] samples = samples(joint.take());
        master.add(samples, SpeechEdges.of(samples, sampleRate), joint.pause());
      }
    }
    limited.flush();
  }

  private float[] samples(String key) throws NarrationException {
    Take take =
        store
            .load(key)
            .orElseThrow(() ->
                new NarrationException(
                    FailureKind.STORAGE,
                    "A take was removed from the cache while its loudness was set.",
                    "Narrate again, and make sure that the data folder can be written.",
                    null));
    return take.sampleRate() == sampleRate
        ? take.floats()
        : Resampler.resample(take.floats(), take.sampleRate(), sampleRate);
  }

  /** Gain, limiter, and the limiter's delay taken out. */
  private final class Limited implements AudioSink {
    private final float gain;
    private final MasterWriter writer;
    private final PeakLimiter limiter = new PeakLimiter(sampleRate, 1, target.truePeak());
    private int toDrop = limiter.latency();

    Limited(double gain, MasterWriter writer) {
      this.gain = (float) gain;
      this.writer = writer;
    }

    @Override
    public void write(float[] samples, int offset, int length) throws IOException {
      float[] block = new float[length];
      for (int i = 0; i < length; i++) {
        block[i] = samples[offset + i] * gain;
      }
      limiter.process(new float[][] {block}, 0, length);
      int drop = Math.min(toDrop, length);
      toDrop -= drop;
      if (length > drop) {
        writer.encode(block, drop, length - drop);
      }
    }

    void flush() throws IOException {
      int latency = limiter.latency();
      write(new float[latency], 0, latency);
    }
  }
}
