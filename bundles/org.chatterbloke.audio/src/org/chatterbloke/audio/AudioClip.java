package org.chatterbloke.audio;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Immutable audio in memory: 32-bit float samples, nominally in −1 … 1 (values beyond are kept),
 * one array per channel. Safe to share between threads.
 */
public final class AudioClip {

  private final int sampleRate;
  private final float[][] channels;

  private AudioClip(int sampleRate, float[][] channels) {
    this.sampleRate = sampleRate;
    this.channels = channels;
  }

  /**
   * A clip that copies the given samples.
   *
   * @param sampleRate frames per second, 1 or more
   * @param channels one array per channel, all of one length; at least one channel
   * @throws IllegalArgumentException if the shapes or the rate are wrong
   */
  public static AudioClip of(int sampleRate, float[]... channels) {
    float[][] copy = new float[channels.length][];
    for (int c = 0; c < channels.length; c++) {
      copy[c] = channels[c].clone();
    }
    return wrap(sampleRate, copy);
  }

  /**
   * As {@link #of} without the copy: the caller gives the arrays away and never writes to them
   * again.
   */
  public static AudioClip wrap(int sampleRate, float[]... channels) {
    if (sampleRate < 1 || channels.length == 0) {
      throw new IllegalArgumentException(
          "a clip needs a rate and a channel: " + sampleRate + " Hz, " + channels.length);
    }
    for (float[] channel : channels) {
      if (channel.length != channels[0].length) {
        throw new IllegalArgumentException("channels differ in length");
      }
    }
    return new AudioClip(sampleRate, channels);
  }

  /** A mono clip of silence, {@code frames} long. */
  public static AudioClip silence(int sampleRate, int frames) {
    return wrap(sampleRate, new float[frames]);
  }

  /** Frames per second. */
  public int sampleRate() {
    return sampleRate;
  }

  /** The number of channels, at least 1. */
  public int channels() {
    return channels.length;
  }

  /** The number of frames (samples per channel). */
  public int frames() {
    return channels[0].length;
  }

  /** The length in seconds. */
  public double seconds() {
    return (double) frames() / sampleRate;
  }

  /** One sample. */
  public float sample(int channel, int frame) {
    return channels[channel][frame];
  }

  /** A copy of one channel. */
  public float[] channel(int channel) {
    return channels[channel].clone();
  }

  /** All channels averaged to one, as an array of its own. */
  public float[] monoSamples() {
    float[] mono = channels[0].clone();
    if (channels.length > 1) {
      for (int c = 1; c < channels.length; c++) {
        for (int i = 0; i < mono.length; i++) {
          mono[i] += channels[c][i];
        }
      }
      for (int i = 0; i < mono.length; i++) {
        mono[i] /= channels.length;
      }
    }
    return mono;
  }

  /** This clip averaged to one channel; itself if it is mono. */
  public AudioClip mono() {
    return channels.length == 1 ? this : wrap(sampleRate, monoSamples());
  }

  /**
   * Frames {@code from} (inclusive) to {@code to} (exclusive).
   *
   * @throws IndexOutOfBoundsException if the range does not lie in the clip
   */
  public AudioClip slice(int from, int to) {
    java.util.Objects.checkFromToIndex(from, to, frames());
    float[][] part = new float[channels.length][];
    for (int c = 0; c < channels.length; c++) {
      part[c] = Arrays.copyOfRange(channels[c], from, to);
    }
    return wrap(sampleRate, part);
  }

  /** Copies frames of one channel into an array, as {@link System#arraycopy}. */
  public void copyTo(int channel, int fromFrame, float[] target, int offset, int frames) {
    System.arraycopy(channels[channel], fromFrame, target, offset, frames);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AudioClip clip
        && clip.sampleRate == sampleRate
        && Arrays.deepEquals(clip.channels, channels);
  }

  @Override
  public int hashCode() {
    return 31 * sampleRate + Arrays.deepHashCode(channels);
  }

  @Override
  public String toString() {
    return "AudioClip[%d Hz, %d channel(s), %.3f s]".formatted(sampleRate, channels(), seconds());
  }
}
