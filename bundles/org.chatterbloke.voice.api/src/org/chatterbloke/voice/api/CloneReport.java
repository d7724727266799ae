package org.chatterbloke.voice.api;

import java.util.List;
import java.util.Map;

/**
 * What a cloner reached, for people and for the library.
 *
 * @param similarity speaker similarity between the recordings and the made voice, −1 … 1; NaN if
 *     not measured
 * @param scoredBy the name of the speaker encoder that scored
 * @param summary one honest sentence
 * @param remarks further sentences, in order of weight
 * @param figures named numbers (nearest stock voice's similarity, pitch in semitones …)
 */
public record CloneReport(
    double similarity,
    String scoredBy,
    String summary,
    List<String> remarks,
    Map<String, Double> figures) {

  public CloneReport {
    remarks = List.copyOf(remarks);
    figures = Map.copyOf(figures);
  }
}
