package org.chatterbloke.voice.cloner.match.internal;

import java.util.List;
import org.chatterbloke.audio.AudioClip;

/** Joins audio. Pure functions. */
final class Clips {

  private Clips() {}

  /** Clips of one rate one after the other, mono. */
  static AudioClip joined(List<AudioClip> clips) {
    List<float[]> parts = clips.stream().map(AudioClip::monoSamples).toList();
    return AudioClip.wrap(clips.getFirst().sampleRate(), joinedSamples(parts));
  }

  /** Arrays one after the other. */
  static float[] joinedSamples(List<float[]> parts) {
    float[] joined = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }
}
