package org.chatterbloke.audio.measure;

import java.util.Arrays;
import org.chatterbloke.audio.AudioClip;

/**
 * Simple measures of a recording. Levels are dBFS, where a sample of 1 is 0 dB, and never below
 * {@link Decibels#SILENCE}.
 *
 * @param seconds length
 * @param peakDb the highest sample
 * @param rmsDb root mean square of everything
 * @param soundDb root mean square of the louder windows: those within 30 dB of the loudest ones
 * @param noiseFloorDb root mean square of the quietest tenth of the windows of 50 ms, digital
 *     silence left out as it tells nothing of the room
 * @param clippedRuns how often three or more samples in a row are at full scale
 * @param clippedSamples how many samples these runs hold
 * @param dcOffset mean of all samples
 * @param sound where sound begins and ends: windows within 40 dB of the loudest one
 */
public record AudioMeasures(
    double seconds,
    double peakDb,
    double rmsDb,
    double soundDb,
    double noiseFloorDb,
    int clippedRuns,
    int clippedSamples,
    double dcOffset,
    SoundSpan sound) {

  private static final double WINDOW_SECONDS = 0.05;
  private static final double SOUND_DROP_DB = 40;

  /** Of 1: a little below full scale, because codecs and resamplers blur the edge. */
  private static final float FULL_SCALE = 0.999f;

  private static final int CLIPPED_RUN = 3;

  /** Measures a clip, averaged to mono except for peak and clipping, which see every channel. */
  public static AudioMeasures measure(AudioClip clip) {
    float[] mono = clip.monoSamples();
    float peak = 0;
    int runs = 0;
    int clipped = 0;
    for (int c = 0; c < clip.channels(); c++) {
      float[] samples = clip.channels() == 1 ? mono : clip.channel(c);
      int run = 0;
      for (int i = 0; i <= samples.length; i++) {
        float magnitude = i < samples.length ? Math.abs(samples[i]) : 0;
        peak = Math.max(peak, magnitude);
        if (magnitude >= FULL_SCALE) {
          run++;
        } else {
          if (run >= CLIPPED_RUN) {
            runs++;
            clipped += run;
          }
          run = 0;
        }
      }
    }
    double sum = 0;
    double squares = 0;
    for (float sample : mono) {
      sum += sample;
      squares += (double) sample * sample;
    }
    int n = Math.max(1, mono.length);
    int window = Math.max(1, (int) Math.round(clip.sampleRate() * WINDOW_SECONDS));
    double[] powers = Windows.powers(mono, window);
    Arrays.sort(powers);
    return new AudioMeasures(
        clip.seconds(),
        Decibels.ofAmplitude(peak),
        Decibels.ofPower(squares / n),
        Decibels.ofPower(loudPower(powers)),
        Decibels.ofPower(quietPower(powers)),
        runs,
        clipped,
        sum / n,
        SoundSpan.withinLoudest(mono, clip.sampleRate(), SOUND_DROP_DB));
  }

  /** How far the sound lies above the noise floor, dB. */
  public double signalToNoiseDb() {
    return soundDb - noiseFloorDb;
  }

  /** Whether nothing in the recording rises above a level. */
  public boolean isSilent(double thresholdDb) {
    return peakDb <= thresholdDb;
  }

  private static double loudPower(double[] sorted) {
    if (sorted.length == 0) {
      return 0;
    }
    // a click is no speech: the 95th percentile stands for the loudest windows
    double threshold = sorted[(int) ((sorted.length - 1) * 0.95)] * 1e-3;
    return Arrays.stream(sorted).filter(p -> p >= threshold).average().orElse(0);
  }

  private static double quietPower(double[] sorted) {
    double[] audible = Arrays.stream(sorted).filter(p -> p > 0).toArray();
    int quietest = Math.max(1, audible.length / 10);
    return Arrays.stream(audible).limit(quietest).average().orElse(0);
  }
}
