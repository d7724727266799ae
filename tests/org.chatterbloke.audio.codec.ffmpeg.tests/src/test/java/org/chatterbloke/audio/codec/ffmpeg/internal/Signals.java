package org.chatterbloke.audio.codec.ffmpeg.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.AudioCodec;
import org.chatterbloke.audio.AudioEncoder;
import org.chatterbloke.audio.AudioException;
import org.chatterbloke.audio.AudioFormat;
import org.chatterbloke.audio.AudioSource;
import org.chatterbloke.audio.EncodeRequest;

/** Signals for the tests and what the tests measure on them. */
final class Signals {

  /** Unpacked libraries are shared by all tests of a machine's build, as the product does. */
  static final Path NATIVE_CACHE =
      Path.of(System.getProperty("java.io.tmpdir"), "chatterbloke-tests-native");

  private Signals() {}

  static FfmpegCodec codec() {
    return new FfmpegCodec(NATIVE_CACHE);
  }

  static Path example(String name) {
    return Path.of(System.getProperty("chatterbloke.test.root"), "examples", "voices", name);
  }

  /** A sine at half of full scale. */
  static AudioClip sine(int sampleRate, double hertz, double seconds) {
    float[] samples = new float[(int) Math.round(seconds * sampleRate)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / sampleRate));
    }
    return AudioClip.wrap(sampleRate, samples);
  }

  /** Harmonics of a gliding voice pitch with a syllable envelope: wide-band but predictable. */
  static AudioClip voiceLike(int sampleRate, double seconds) {
    float[] samples = new float[(int) Math.round(seconds * sampleRate)];
    double phase = 0;
    for (int i = 0; i < samples.length; i++) {
      double t = (double) i / sampleRate;
      phase += 2 * Math.PI * (120 + 30 * Math.sin(2 * Math.PI * 0.7 * t)) / sampleRate;
      double sum = 0;
      for (int h = 1; h <= 25; h++) {
        sum += Math.sin(h * phase + h * h) / h;
      }
      samples[i] = (float) (0.15 * sum * (0.6 + 0.4 * Math.sin(2 * Math.PI * 3 * t)));
    }
    return AudioClip.wrap(sampleRate, samples);
  }

  static AudioClip decode(AudioCodec codec, Path file) throws AudioException, IOException {
    try (AudioSource source = codec.open(file)) {
      float[][] all = new float[source.channels()][0];
      float[][] chunk = new float[source.channels()][1000];
      int frames = 0;
      for (int n = source.read(chunk); n >= 0; n = source.read(chunk)) {
        for (int c = 0; c < all.length; c++) {
          if (frames + n > all[c].length) {
            all[c] = java.util.Arrays.copyOf(all[c], Math.max(2 * all[c].length, frames + n));
          }
          System.arraycopy(chunk[c], 0, all[c], frames, n);
        }
        frames += n;
      }
      for (int c = 0; c < all.length; c++) {
        all[c] = java.util.Arrays.copyOf(all[c], frames);
      }
      return AudioClip.wrap(source.sampleRate(), all);
    }
  }

  static void encode(AudioCodec codec, AudioClip clip, Path target, EncodeRequest request)
      throws AudioException, IOException {
    float[][] channels = new float[clip.channels()][];
    for (int c = 0; c < channels.length; c++) {
      channels[c] = clip.channel(c);
    }
    try (AudioEncoder encoder = codec.encode(target, request)) {
      for (int at = 0; at < clip.frames(); at += 777) {
        encoder.write(channels, at, Math.min(777, clip.frames() - at));
      }
      encoder.finish();
    }
  }

  static Path encode(AudioCodec codec, AudioClip clip, Path target)
      throws AudioException, IOException {
    AudioFormat format = AudioFormat.ofFileName(target.toString()).orElseThrow();
    encode(
        codec,
        clip,
        target,
        new EncodeRequest(format, clip.sampleRate(), clip.channels(), 0, java.util.Map.of()));
    return target;
  }

  static double rms(float[] samples) {
    double sum = 0;
    for (float s : samples) {
      sum += s * s;
    }
    return Math.sqrt(sum / samples.length);
  }

  /** The shift in frames within ±{@code reach} that makes two signals most alike. */
  static int lag(float[] reference, float[] other, int reach) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    int from = reach;
    int to = Math.min(Math.min(reference.length, other.length) - reach, from + 40000);
    for (int lag = -reach; lag <= reach; lag++) {
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += reference[i] * other[i + lag];
      }
      if (sum > most) {
        most = sum;
        best = lag;
      }
    }
    return best;
  }

  /** Signal to noise ratio in dB of a copy that should be equal. */
  static double snr(float[] reference, float[] copy) {
    double signal = 0;
    double noise = 0;
    for (int i = 0; i < Math.min(reference.length, copy.length); i++) {
      double d = copy[i] - reference[i];
      signal += reference[i] * reference[i];
      noise += d * d;
    }
    return 10 * Math.log10(signal / Math.max(noise, 1e-30));
  }

  /**
   * The length in samples by a factor that is no whole number: each sample is the band-limited
   * interpolation of its neighbours (windowed sinc), independent of the code under test.
   */
  static float[] resample(float[] samples, int from, int to) {
    int n = (int) Math.round((double) samples.length * to / from);
    double cut = Math.min(1.0, (double) to / from);
    int reach = (int) Math.ceil(48 / cut);
    float[] out = new float[n];
    for (int i = 0; i < n; i++) {
      double at = (double) i * from / to;
      int first = Math.max(0, (int) at - reach);
      int last = Math.min(samples.length - 1, (int) at + reach);
      double sum = 0;
      for (int k = first; k <= last; k++) {
        double x = at - k;
        double sinc = x == 0 ? 1 : Math.sin(Math.PI * cut * x) / (Math.PI * cut * x);
        double window = 0.5 + 0.5 * Math.cos(Math.PI * x / (reach + 1));
        sum += samples[k] * cut * sinc * window;
      }
      out[i] = (float) sum;
    }
    return out;
  }

  /** The amplitude of one frequency (Goertzel). */
  static double amplitude(float[] samples, int sampleRate, double hertz) {
    double w = 2 * Math.PI * hertz / sampleRate;
    double re = 0;
    double im = 0;
    for (int i = 0; i < samples.length; i++) {
      re += samples[i] * Math.cos(w * i);
      im += samples[i] * Math.sin(w * i);
    }
    return 2 * Math.hypot(re, im) / samples.length;
  }
}
