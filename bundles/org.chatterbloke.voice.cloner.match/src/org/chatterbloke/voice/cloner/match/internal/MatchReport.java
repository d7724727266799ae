package org.chatterbloke.voice.cloner.match.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.chatterbloke.voice.analysis.SpeakerEncoder;
import org.chatterbloke.voice.api.CloneReport;
import org.chatterbloke.voice.api.StockVoice;

/**
 * Says in words and numbers what a match has reached. All similarities are those of the check text
 * to the recordings.
 *
 * @param nearest the stock voice that is nearest with nothing changed
 * @param nearestSimilarity what it reaches
 * @param chosen the voice that was made
 * @param pitchedSimilarity what it reaches in the speaker's pitch without the equaliser
 * @param reachedSimilarity what it reaches as it was made
 */
record MatchReport(
    StockVoice nearest,
    double nearestSimilarity,
    Trial chosen,
    double pitchedSimilarity,
    double reachedSimilarity) {

  /** Similarity of the nearest stock voice with nothing changed. */
  static final String NEAREST = "nearestStockSimilarity";

  /** Similarity of the chosen voice in the speaker's pitch. */
  static final String WITH_PITCH = "withPitchSimilarity";

  /** Similarity of the chosen voice with pitch and equaliser; absent if it has no equaliser. */
  static final String WITH_EQUALISER = "withEqualiserSimilarity";

  /** The pitch change in semitones. */
  static final String SEMITONES = "pitchSemitones";

  /** The report for the user and the library. */
  CloneReport inWords(Speaker speaker, SpeakerEncoder encoder, List<String> notes) {
    List<String> remarks = new ArrayList<>();
    remarks.add(
        "Cloners are plug-ins: one that imitates a recording can be installed and used in place of"
            + " this one.");
    remarks.add(steps());
    remarks.addAll(notes);
    return new CloneReport(
        reachedSimilarity, encoder.name(), summary(encoder), remarks, figures(speaker, encoder));
  }

  private Map<String, Double> figures(Speaker speaker, SpeakerEncoder encoder) {
    Map<String, Double> figures = new TreeMap<>();
    figures.put(NEAREST, nearestSimilarity);
    figures.put(WITH_PITCH, pitchedSimilarity);
    if (chosen.curve() != null) {
      figures.put(WITH_EQUALISER, reachedSimilarity);
    }
    figures.put(SEMITONES, chosen.semitones());
    if (speaker.isVoiced()) {
      figures.put("speakerPitchHz", speaker.medianHz());
    }
    figures.put("naturalSameSpeakerMinimum", encoder.scale().sameMinimum());
    figures.put("naturalSameSpeakerMaximum", encoder.scale().sameMaximum());
    figures.put("naturalDifferentSpeakersMaximum", encoder.scale().differentMaximum());
    return figures;
  }

  private String summary(SpeakerEncoder encoder) {
    return String.format(
        Locale.ROOT,
        "This is the closest voice and not a clone: %s (%s)%s reaches a similarity of %.2f (%s),"
            + " where %s.",
        chosen.voice().name(),
        chosen.voice().id(),
        changes(),
        reachedSimilarity,
        encoder.name(),
        encoder.scale().inWords());
  }

  private String changes() {
    List<String> changes = new ArrayList<>();
    double semitones = chosen.semitones();
    if (semitones != 0) {
      changes.add(
          String.format(
              Locale.ROOT,
              "%.1f semitones %s",
              Math.abs(semitones),
              semitones > 0 ? "higher" : "lower"));
    }
    if (chosen.curve() != null) {
      changes.add("with an equaliser");
    }
    return changes.isEmpty() ? "" : " " + String.join(" and ", changes);
  }

  private String steps() {
    String text =
        String.format(
            Locale.ROOT,
            "On a text that played no part in the choice, the nearest stock voice as it is (%s)"
                + " reaches %.3f and %s in the speaker's pitch %.3f",
            nearest.id(),
            nearestSimilarity,
            chosen.voice().id(),
            pitchedSimilarity);
    return chosen.curve() == null
        ? text + "."
        : text + String.format(Locale.ROOT, ", with the equaliser %.3f.", reachedSimilarity);
  }
}
