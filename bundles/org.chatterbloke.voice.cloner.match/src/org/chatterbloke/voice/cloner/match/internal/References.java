package org.chatterbloke.voice.cloner.match.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.voice.analysis.Finding;
import org.chatterbloke.voice.analysis.RecordingAnalyzer;
import org.chatterbloke.voice.analysis.RecordingReport;
import org.chatterbloke.voice.api.CloningException;
import org.chatterbloke.voice.api.ReferenceRecording;

/** Decides whether recordings can be used. */
final class References {

  private References() {}

  /**
   * Judges recordings. One that is silent, holds no speech or is badly clipped is refused; short
   * ones are added up.
   *
   * @return what the user should know about them although they can be used
   * @throws CloningException naming the recording and what is wrong with it
   */
  static List<String> check(List<ReferenceRecording> recordings) throws CloningException {
    if (recordings.isEmpty()) {
      throw new CloningException(
          FailureKind.BAD_INPUT,
          "There is no recording to match.",
          "Give at least one recording of the speaker.",
          null);
    }
    RecordingAnalyzer analyzer = new RecordingAnalyzer();
    List<String> notes = new ArrayList<>();
    double speech = 0;
    for (ReferenceRecording recording : recordings) {
      RecordingReport report = analyzer.analyze(recording.audio());
      speech += report.speechSeconds();
      for (Finding finding : report.findings()) {
        if (finding.code() == Finding.Code.TOO_SHORT || finding.code() == Finding.Code.SHORT) {
          continue;
        }
        if (finding.severity() == Finding.Severity.FATAL) {
          throw refused(recording, finding);
        }
        notes.add(recording.name() + ": " + finding.sentence() + " " + finding.remedy());
      }
    }
    if (speech < RecordingAnalyzer.MINIMUM_SPEECH_SECONDS) {
      throw tooShort(recordings, speech);
    }
    if (speech < RecordingAnalyzer.GOOD_SPEECH_SECONDS) {
      notes.add(
          String.format(
              Locale.ROOT,
              "The recordings hold %.1f seconds of speech; with %.0f or more the voice is met better.",
              speech,
              RecordingAnalyzer.GOOD_SPEECH_SECONDS));
    }
    return notes;
  }

  private static CloningException refused(ReferenceRecording recording, Finding finding) {
    String what =
        finding.sentence().replaceFirst("The recording", "The recording " + recording.name());
    String sentence = what.equals(finding.sentence()) ? recording.name() + ": " + what : what;
    return new CloningException(FailureKind.BAD_INPUT, sentence, finding.remedy(), null);
  }

  private static CloningException tooShort(List<ReferenceRecording> recordings, double speech) {
    String what =
        recordings.size() == 1
            ? "The recording " + recordings.getFirst().name() + " has"
            : "The " + recordings.size() + " recordings together have";
    return new CloningException(
        FailureKind.BAD_INPUT,
        String.format(Locale.ROOT, "%s only %.1f seconds of speech.", what, speech),
        String.format(
            Locale.ROOT,
            "Use at least %.0f seconds, better %.0f.",
            RecordingAnalyzer.MINIMUM_SPEECH_SECONDS,
            RecordingAnalyzer.GOOD_SPEECH_SECONDS),
        null);
  }
}
