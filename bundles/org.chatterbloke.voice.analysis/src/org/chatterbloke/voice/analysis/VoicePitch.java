package org.chatterbloke.voice.analysis;

import java.util.Arrays;
import java.util.List;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.dsp.F0Track;
import org.chatterbloke.audio.dsp.F0Tracker;

/** How high a voice is, and how much of its speech has a pitch at all. Immutable. */
public final class VoicePitch {

  private static final int HOP = 200;

  private final double[] voiced;
  private final int frames;

  private VoicePitch(double[] voiced, int frames) {
    this.voiced = voiced;
    this.frames = frames;
  }

  /** The pitch of a clip, pauses left out; takes about a hundredth of the clip's length. */
  public static VoicePitch of(AudioClip clip) {
    float[] samples = VoiceActivity.samples(clip);
    VoiceActivity activity = VoiceActivity.of(samples);
    F0Track track = new F0Tracker().track(samples, VoiceActivity.SAMPLE_RATE, HOP);
    double[] voiced = new double[track.frames()];
    int spoken = 0;
    int count = 0;
    for (int t = 0; t < track.frames(); t++) {
      int window = (t * HOP + HOP / 2) / VoiceActivity.WINDOW;
      if (window < activity.windows() && activity.isSpeech(window)) {
        spoken++;
        if (track.voiced(t)) {
          voiced[count++] = track.hz()[t];
        }
      }
    }
    return new VoicePitch(Arrays.copyOf(voiced, count), spoken);
  }

  /** All clips of a speaker together. */
  public static VoicePitch joined(List<VoicePitch> parts) {
    double[] voiced = parts.stream().flatMapToDouble(part -> Arrays.stream(part.voiced)).toArray();
    return new VoicePitch(voiced, parts.stream().mapToInt(part -> part.frames).sum());
  }

  /** The median pitch in Hz; NaN if there is none. */
  public double medianHz() {
    if (voiced.length == 0) {
      return Double.NaN;
    }
    double[] sorted = voiced.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** The share of the speech that has a pitch, 0 … 1: about a half, near 0 for a whisper. */
  public double voicedShare() {
    return frames == 0 ? 0 : (double) voiced.length / frames;
  }
}
