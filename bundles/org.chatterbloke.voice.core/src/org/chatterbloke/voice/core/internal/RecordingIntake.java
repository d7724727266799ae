package org.chatterbloke.voice.core.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.AudioException;
import org.chatterbloke.audio.AudioFiles;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.voice.analysis.Finding;
import org.chatterbloke.voice.analysis.RecordingAnalyzer;
import org.chatterbloke.voice.analysis.RecordingReport;
import org.chatterbloke.voice.api.CloneObserver;
import org.chatterbloke.voice.api.ClonerDescriptor;
import org.chatterbloke.voice.api.CloningException;
import org.chatterbloke.voice.api.ReferenceRecording;

/** Reads recordings and turns away those that no voice can be made of. */
final class RecordingIntake {

  private final AudioFiles files;

  RecordingIntake(AudioFiles files) {
    this.files = files;
  }

  /**
   * The recordings, each usable. Several short ones will do if together they have enough speech.
   *
   * @throws CloningException with the file's name if one is silent, clipped, without speech or too
   *     short
   */
  List<ReferenceRecording> read(List<Path> paths, ClonerDescriptor cloner, CloneObserver observer)
      throws CloningException, AudioException {
    if (paths.isEmpty()) {
      throw new CloningException(
          FailureKind.BAD_INPUT,
          "No recording is given.",
          "Name at least one recording of the speaker.",
          null);
    }
    List<ReferenceRecording> recordings = new ArrayList<>();
    double needed = Math.max(RecordingAnalyzer.MINIMUM_SPEECH_SECONDS, cloner.minimumSeconds());
    double speech = 0;
    for (Path path : paths) {
      AudioClip clip = files.read(path);
      RecordingReport report = new RecordingAnalyzer().analyze(clip);
      judge(path, report, observer);
      speech += report.speechSeconds();
      recordings.add(
          new ReferenceRecording(path.getFileName().toString(), clip, transcript(path, cloner)));
    }
    if (speech < needed) {
      String which =
          paths.size() == 1 ? "The recording " + paths.getFirst() + " has" : "The recordings have";
      throw new CloningException(
          FailureKind.BAD_INPUT,
          "%s %.1f s of speech, and the method %s needs %.0f s."
              .formatted(which, speech, cloner.id(), needed),
          "Use a longer recording, or several of the same speaker.",
          null);
    }
    return recordings;
  }

  private static void judge(Path path, RecordingReport report, CloneObserver observer)
      throws CloningException {
    for (Finding finding : report.findings()) {
      boolean fatal = finding.severity() == Finding.Severity.FATAL;
      if (fatal && finding.code() != Finding.Code.TOO_SHORT) {
        throw new CloningException(
            FailureKind.BAD_INPUT,
            path + " cannot be used: " + decapitalized(finding.sentence()),
            finding.remedy(),
            null);
      }
      if (!fatal) {
        observer.note(
            path.getFileName() + ": " + decapitalized(finding.sentence()) + " " + finding.remedy());
      }
    }
  }

  private static String decapitalized(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }

  /** A transcript is a text file beside the recording with its name and {@code .txt}. */
  private static String transcript(Path recording, ClonerDescriptor cloner)
      throws CloningException {
    String name = recording.getFileName().toString();
    int dot = name.lastIndexOf('.');
    Path text = recording.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".txt");
    Optional<String> found = Optional.empty();
    if (Files.isRegularFile(text)) {
      try {
        found = Optional.of(Files.readString(text).strip());
      } catch (IOException e) {
        found = Optional.empty();
      }
    }
    if (found.isEmpty() && cloner.needsTranscript()) {
      throw new CloningException(
          FailureKind.BAD_INPUT,
          "The method " + cloner.id() + " needs to know what is said in " + recording + ".",
          "Put the words into the file " + text + ".",
          null);
    }
    return found.orElse("");
  }
}
