package org.chatterbloke.voice.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.voice.analysis.Finding.Code;
import org.chatterbloke.voice.analysis.Finding.Severity;
import org.chatterbloke.voice.analysis.internal.Clipping;

/**
 * Judges whether a recording can serve as a reference for a voice. Stateless and safe for any
 * thread; takes a few milliseconds per second of audio.
 */
public final class RecordingAnalyzer {

  /** With less speech than this a recording cannot be used. */
  public static final double MINIMUM_SPEECH_SECONDS = 3;

  /** With less speech than this a recording can be used, but more would help. */
  public static final double GOOD_SPEECH_SECONDS = 8;

  /** The level reported for digital silence, in dB. */
  public static final double SILENCE_DB = -120;

  private static final double INAUDIBLE_PEAK = 1e-4;
  private static final double FAINT_DB = -45;
  private static final double NOISY_DB = 15;
  private static final double CLIPPED_NOTABLE = 1e-5;
  private static final double CLIPPED_FATAL = 5e-3;

  /** Analyses a recording. */
  public RecordingReport analyze(AudioClip clip) {
    Clipping clipping = Clipping.of(clip);
    float[] samples = VoiceActivity.samples(clip);
    VoiceActivity activity = VoiceActivity.of(samples);
    Levels levels = Levels.of(samples, activity);
    double window = (double) VoiceActivity.WINDOW / VoiceActivity.SAMPLE_RATE;
    boolean spoken = activity.first() >= 0;
    double leading = spoken ? activity.first() * window : clip.seconds();
    double trailing =
        spoken ? Math.max(0, clip.seconds() - (activity.last() + 1) * window) : clip.seconds();
    List<Finding> findings = new ArrayList<>();
    judgeContent(clip, clipping, activity.seconds(), findings);
    judgeQuality(clip, clipping, levels, spoken, findings);
    return new RecordingReport(
        clip.seconds(),
        activity.seconds(),
        levels.speech,
        levels.noise,
        clipping.peak(),
        clipping.samples(),
        leading,
        trailing,
        findings);
  }

  private static void judgeContent(
      AudioClip clip, Clipping clipping, double speech, List<Finding> findings) {
    if (clip.frames() == 0 || clipping.peak() < INAUDIBLE_PEAK) {
      findings.add(
          new Finding(
              Code.SILENT,
              Severity.FATAL,
              "The recording is silent.",
              "Check the microphone and its level, and record again."));
    } else if (speech == 0) {
      findings.add(
          new Finding(
              Code.NO_SPEECH,
              Severity.FATAL,
              "No speech was found in the recording.",
              "Use a recording in which one person speaks."));
    } else if (speech < MINIMUM_SPEECH_SECONDS) {
      findings.add(
          new Finding(
              Code.TOO_SHORT,
              Severity.FATAL,
              text("The recording has only %.1f seconds of speech.", speech),
              text(
                  "Use one with at least %.0f seconds, better %.0f.",
                  MINIMUM_SPEECH_SECONDS, GOOD_SPEECH_SECONDS)));
    } else if (speech < GOOD_SPEECH_SECONDS) {
      findings.add(
          new Finding(
              Code.SHORT,
              Severity.NOTE,
              text("The recording has %.1f seconds of speech.", speech),
              text("With %.0f seconds or more the voice is met better.", GOOD_SPEECH_SECONDS)));
    }
  }

  private static void judgeQuality(
      AudioClip clip, Clipping clipping, Levels levels, boolean spoken, List<Finding> findings) {
    double clipped = clipping.share();
    if (clipped > CLIPPED_NOTABLE) {
      findings.add(
          new Finding(
              Code.CLIPPED,
              clipped > CLIPPED_FATAL ? Severity.FATAL : Severity.WARNING,
              text(
                  "The recording is clipped: %d samples (%.2f %%) are cut off at the peak.",
                  clipping.samples(), 100 * clipped),
              "Lower the recording level so that no peak reaches full scale, and record again."));
    }
    if (!spoken) {
      return;
    }
    if (levels.speech - levels.noise < NOISY_DB) {
      findings.add(
          new Finding(
              Code.NOISY,
              Severity.WARNING,
              text(
                  "The background is loud: speech stands only %.0f dB above it.",
                  Math.max(0, levels.speech - levels.noise)),
              "Record in a quieter room or nearer to the microphone."));
    }
    if (levels.speech < FAINT_DB) {
      findings.add(
          new Finding(
              Code.FAINT,
              Severity.NOTE,
              text("The speech is faint (%.0f dB below full scale).", -levels.speech),
              "Raise the recording level."));
    }
    if (clip.sampleRate() < VoiceActivity.SAMPLE_RATE) {
      findings.add(
          new Finding(
              Code.NARROW_BAND,
              Severity.NOTE,
              text("The recording holds sound up to %d Hz only.", clip.sampleRate() / 2),
              "Record at 16 kHz or more."));
    }
  }

  private static String text(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  /** RMS levels in dB of the windows with speech and of the background. */
  private record Levels(double speech, double noise) {

    private static final double SMALLEST = 1e-12;

    static Levels of(float[] samples, VoiceActivity activity) {
      double speech = 0;
      int spoken = 0;
      double[] powers = new double[activity.windows()];
      int sounding = 0;
      for (int w = 0; w < activity.windows(); w++) {
        double power = power(samples, w * VoiceActivity.WINDOW);
        if (activity.isSpeech(w)) {
          speech += power;
          spoken++;
        }
        if (power > SMALLEST) {
          powers[sounding++] = power;
        }
      }
      double[] heard = Arrays.copyOf(powers, sounding);
      Arrays.sort(heard);
      double noise = sounding == 0 ? 0 : heard[sounding / 10];
      return new Levels(decibels(spoken == 0 ? 0 : speech / spoken), decibels(noise));
    }

    private static double power(float[] samples, int from) {
      double sum = 0;
      for (int i = from; i < from + VoiceActivity.WINDOW; i++) {
        sum += (double) samples[i] * samples[i];
      }
      return sum / VoiceActivity.WINDOW;
    }

    private static double decibels(double power) {
      return Math.max(SILENCE_DB, 10 * Math.log10(Math.max(power, SMALLEST)));
    }
  }
}
