package org.chatterbloke.voice.analysis.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chatterbloke.audio.dsp.MelFilterbank;
import org.chatterbloke.audio.dsp.Stft;
import org.chatterbloke.voice.analysis.VoiceActivity;

/**
 * What the GE2E network sees of a recording, after Resemblyzer ({@code audio.preprocess_wav},
 * {@code audio.wav_to_mel_spectrogram} and {@code VoiceEncoder.compute_partial_slices}), with the
 * voice activity gate of {@link VoiceActivity} in place of WebRTC's. Pure functions.
 *
 * <p>16 kHz mono; raised to −30 dBFS if it is fainter; pauses cut out; STFT of 400 samples every
 * 160, periodic Hann, centred between zeros; power; 40 mels on Slaney's scale with Slaney's norm,
 * no logarithm; pieces of 160 frames every 77, the last one left out if less than three quarters of
 * it are covered by audio.
 */
public final class Ge2eFrontEnd {

  /** Frames in a piece: 1.6 s. */
  public static final int FRAMES = 160;

  /** Mel bands. */
  public static final int MELS = 40;

  private static final int N_FFT = 400;
  private static final int HOP = 160;
  private static final int STEP = 77;
  private static final double COVERAGE = 0.75;
  private static final double LEVEL_DB = -30;

  private static final Stft STFT = Stft.hann(N_FFT, HOP, Stft.Padding.ZERO);
  private static final MelFilterbank BANDS =
      MelFilterbank.slaney(
          VoiceActivity.SAMPLE_RATE, N_FFT, MELS, 0, VoiceActivity.SAMPLE_RATE / 2.0);

  private Ge2eFrontEnd() {}

  /**
   * The pieces of a recording.
   *
   * @param samples mono at 16 kHz, at least one
   * @return pieces of {@value #FRAMES} × {@value #MELS} values, frame by frame; at least one
   */
  public static List<float[]> pieces(float[] samples) {
    float[] raised = raise(samples);
    return spectra(VoiceActivity.of(raised).keep(raised));
  }

  /** As {@link #pieces} for speech at its final level and without pauses. */
  static List<float[]> spectra(float[] speech) {
    int[] starts = starts(speech.length);
    int needed = (starts[starts.length - 1] + FRAMES) * HOP;
    float[][] mels =
        BANDS.apply(STFT.power(needed > speech.length ? Arrays.copyOf(speech, needed) : speech));
    List<float[]> pieces = new ArrayList<>();
    for (int start : starts) {
      float[] piece = new float[FRAMES * MELS];
      for (int t = 0; t < FRAMES; t++) {
        System.arraycopy(mels[start + t], 0, piece, t * MELS, MELS);
      }
      pieces.add(piece);
    }
    return pieces;
  }

  /** First frames of the pieces of a signal. */
  static int[] starts(int samples) {
    int frames = Math.ceilDiv(samples + 1, HOP);
    int count = Math.ceilDiv(Math.max(1, frames - FRAMES + STEP + 1), STEP);
    double covered = (samples - (count - 1) * (double) STEP * HOP) / (double) (FRAMES * HOP);
    if (covered < COVERAGE && count > 1) {
      count--;
    }
    int[] starts = new int[count];
    for (int i = 0; i < count; i++) {
      starts[i] = i * STEP;
    }
    return starts;
  }

  private static float[] raise(float[] samples) {
    double power = 0;
    for (float sample : samples) {
      power += (double) sample * sample;
    }
    double change = LEVEL_DB - 10 * Math.log10(power / samples.length + 1e-12);
    if (change <= 0) {
      return samples;
    }
    double gain = Math.pow(10, change / 20);
    float[] raised = new float[samples.length];
    for (int i = 0; i < raised.length; i++) {
      raised[i] = (float) (samples[i] * gain);
    }
    return raised;
  }
}
