package org.chatterbloke.voice.analysis;

import java.util.List;
import java.util.Optional;

/**
 * What a recording is like. Levels are RMS in dB relative to full scale (a full-scale sine is −3),
 * averaged over the channels.
 *
 * @param seconds the whole length
 * @param speechSeconds how much of it is speech, short pauses between words included
 * @param speechLevel of the windows with speech; −120 if there are none
 * @param noiseFloor the level of the quietest tenth of the windows that hold a signal at all; −120
 *     for digital silence
 * @param peak the largest absolute sample
 * @param clippedSamples samples that stand in runs of three or more at the recording's extreme
 * @param leadingSilence seconds before the first speech
 * @param trailingSilence seconds after the last speech
 * @param findings the most important first; empty if all is well
 */
public record RecordingReport(
    double seconds,
    double speechSeconds,
    double speechLevel,
    double noiseFloor,
    double peak,
    long clippedSamples,
    double leadingSilence,
    double trailingSilence,
    List<Finding> findings) {

  public RecordingReport {
    findings = findings.stream().sorted((a, b) -> b.severity().compareTo(a.severity())).toList();
  }

  /** Speech level above the noise floor in dB. */
  public double signalToNoise() {
    return speechLevel - noiseFloor;
  }

  /** Whether nothing forbids its use. */
  public boolean isUsable() {
    return obstacle().isEmpty();
  }

  /** The finding that forbids its use, if there is one. */
  public Optional<Finding> obstacle() {
    return findings.stream().filter(f -> f.severity() == Finding.Severity.FATAL).findFirst();
  }

  /** Whether something was noticed. */
  public boolean has(Finding.Code code) {
    return findings.stream().anyMatch(f -> f.code() == code);
  }
}
