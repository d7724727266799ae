package org.chatterbloke.voice.cloner.match.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What every voice says when it is compared: some sentences with all common sounds of a language,
 * always the same, so that measures of voices compare and what was spoken once comes from the
 * cache.
 *
 * @param sentences what is heard of every voice that is tried, about ten seconds
 * @param more further sentences by which stock voices are measured once for the table; may be empty
 * @param check what the made voice says when its similarity is reported: other sentences, because a
 *     voice that was chosen by a text seems nearer on that text than it is
 */
public record CalibrationText(List<String> sentences, List<String> more, String check) {

  private static final CalibrationText ENGLISH =
      new CalibrationText(
          List.of(
              "Please bring seven small boxes to the office before noon.",
              "The young judge thought about the garden, the weather and his cousin's long voyage.",
              "Why should we hurry when the evening is so calm?"),
          List.of(
              "The harvest festival begins on the first Sunday of October.",
              "My brother usually reads the newspaper while he drinks his coffee.",
              "Three large ships waited outside the port until the storm had passed.",
              "You could hear the children laughing behind the garden wall.",
              "It took us nearly an hour to find the right street."),
          "Few people know how the old bridge was built. She measured every beam twice and wrote the"
              + " figures in a blue book.");

  private static final Map<String, CalibrationText> TEXTS =
      Map.of(
          "en", ENGLISH,
          "es",
              new CalibrationText(
                  List.of(
                      "Por favor, lleva siete cajas pequeñas a la oficina antes del mediodía.",
                      "El joven juez pensaba en el jardín, en la lluvia y en el viaje de su primo.",
                      "¿Por qué correr, si la noche está tan tranquila?"),
                  List.of(),
                  "Poca gente sabe cómo se hizo el viejo puente. Ella midió cada viga dos veces y lo"
                      + " apuntó en un libro azul."),
          "fr",
              new CalibrationText(
                  List.of(
                      "Apportez sept petites boîtes au bureau avant midi, s'il vous plaît.",
                      "Le jeune juge pensait au jardin, à la pluie et au voyage de son cousin.",
                      "Pourquoi se presser quand la soirée est si calme ?"),
                  List.of(),
                  "Peu de gens savent comment le vieux pont fut construit. Elle mesura deux fois chaque"
                      + " poutre et nota tout dans un livre bleu."),
          "it",
              new CalibrationText(
                  List.of(
                      "Per favore, porta sette piccole scatole in ufficio prima di mezzogiorno.",
                      "Il giovane giudice pensava al giardino, alla pioggia e al viaggio del cugino.",
                      "Perché avere fretta, se la sera è così tranquilla?"),
                  List.of(),
                  "Pochi sanno come fu costruito il vecchio ponte. Lei misurò ogni trave due volte e"
                      + " scrisse tutto in un libro blu."),
          "pt",
              new CalibrationText(
                  List.of(
                      "Por favor, leve sete caixas pequenas ao escritório antes do meio-dia.",
                      "O jovem juiz pensava no jardim, na chuva e na longa viagem do seu primo.",
                      "Por que correr, se a noite está tão calma?"),
                  List.of(),
                  "Pouca gente sabe como foi feita a velha ponte. Ela mediu cada viga duas vezes e"
                      + " anotou tudo num livro azul."));

  public CalibrationText {
    sentences = List.copyOf(sentences);
    more = List.copyOf(more);
  }

  /** The sentences and the further ones. */
  public List<String> all() {
    return Stream.concat(sentences.stream(), more.stream()).toList();
  }

  /** The text for a language; the English one if there is none for it. */
  public static CalibrationText in(String language) {
    String primary = language.split("-", 2)[0].toLowerCase(Locale.ROOT);
    return TEXTS.getOrDefault(primary, ENGLISH);
  }
}
