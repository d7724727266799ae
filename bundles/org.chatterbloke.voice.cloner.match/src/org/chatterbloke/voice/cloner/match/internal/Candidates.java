package org.chatterbloke.voice.cloner.match.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chatterbloke.voice.api.Sex;
import org.chatterbloke.voice.api.StockVoice;

/** Which stock voices come into question, and in which order. Pure functions. */
final class Candidates {

  /** Pitch changes up to this many semitones cost nothing in the ranking. */
  private static final double NATURAL_SEMITONES = 4;

  /** What each further semitone costs, in similarity: large changes sound strained. */
  private static final double COST_PER_SEMITONE = 0.01;

  /** How many voices of each sex are compared when the sex is to be decided. */
  private static final int VOICES_PER_SEX = 5;

  /** The pitch between men and women, and how many octaves and how much similarity weigh alike. */
  private static final double BOUNDARY_HZ = 165;

  private static final double OCTAVES = 0.35;
  private static final double SIMILARITY = 0.03;

  private Candidates() {}

  /**
   * Voices that speak a language: those with the same primary subtag, whatever the region, because
   * a speaker encoder does not hear accents reliably but a foreign voice reads with a foreign
   * accent.
   */
  static List<StockVoice> speaking(String language, List<StockVoice> voices) {
    String wanted = primary(language);
    return voices.stream().filter(voice -> primary(voice.language()).equals(wanted)).toList();
  }

  /** The voices of a sex; all of them if the engine has none of it or the sex is unknown. */
  static List<StockVoice> of(Sex sex, List<StockVoice> voices) {
    List<StockVoice> chosen = voices.stream().filter(voice -> voice.sex() == sex).toList();
    return sex == Sex.UNKNOWN || chosen.isEmpty() ? voices : chosen;
  }

  /** Voices that do not whisper if the speaker does not; all of them if nothing would be left. */
  static List<StockVoice> voicedAs(
      Speaker speaker, List<StockVoice> voices, Map<String, VoicePrint> prints) {
    if (!speaker.isVoiced()) {
      return voices;
    }
    List<StockVoice> voiced =
        voices.stream().filter(voice -> !whispers(voice, print(prints, voice))).toList();
    return voiced.isEmpty() ? voices : voiced;
  }

  /**
   * The sex that the recordings sound like: the mean similarity to the five nearest voices of each
   * sex, spectra made alike, and the pitch, added up as evidence.
   */
  static Sex soundsLike(Speaker speaker, List<StockVoice> voices, Map<String, VoicePrint> prints) {
    double female = nearest(speaker, voices, prints, Sex.FEMALE);
    double male = nearest(speaker, voices, prints, Sex.MALE);
    if (Double.isNaN(female) || Double.isNaN(male)) {
      return Sex.UNKNOWN;
    }
    double evidence = (female - male) / SIMILARITY;
    if (speaker.isVoiced()) {
      evidence += Math.log(speaker.medianHz() / BOUNDARY_HZ) / Math.log(2) / OCTAVES;
    }
    return evidence > 0 ? Sex.FEMALE : Sex.MALE;
  }

  /**
   * The voices ordered by similarity with spectra made alike, less the cost of a large pitch
   * change.
   */
  static List<StockVoice> ranked(
      Speaker speaker, List<StockVoice> voices, Map<String, VoicePrint> prints) {
    return voices.stream()
        .sorted(
            Comparator.comparingDouble((StockVoice v) -> -promise(speaker, print(prints, v)))
                .thenComparing(StockVoice::id))
        .toList();
  }

  /** The voice that is nearest as it is, with nothing changed. */
  static StockVoice nearest(
      Speaker speaker, List<StockVoice> voices, Map<String, VoicePrint> prints) {
    return voices.stream()
        .min(
            Comparator.comparingDouble(
                    (StockVoice v) -> -speaker.similarity(print(prints, v).plain()))
                .thenComparing(StockVoice::id))
        .orElseThrow();
  }

  private static double promise(Speaker speaker, VoicePrint print) {
    double semitones = Math.abs(speaker.semitonesFrom(print.medianHz()));
    return speaker.neutralSimilarity(print.neutral())
        - COST_PER_SEMITONE * Math.max(0, semitones - NATURAL_SEMITONES);
  }

  private static double nearest(
      Speaker speaker, List<StockVoice> voices, Map<String, VoicePrint> prints, Sex sex) {
    return voices.stream()
        .filter(voice -> voice.sex() == sex)
        .mapToDouble(voice -> -speaker.neutralSimilarity(print(prints, voice).neutral()))
        .sorted()
        .limit(VOICES_PER_SEX)
        .map(similarity -> -similarity)
        .average()
        .orElse(Double.NaN);
  }

  private static boolean whispers(StockVoice voice, VoicePrint print) {
    return voice.note().toLowerCase(Locale.ROOT).contains("whisper") || print.whispers();
  }

  private static VoicePrint print(Map<String, VoicePrint> prints, StockVoice voice) {
    VoicePrint print = prints.get(voice.id());
    if (print == null) {
      throw new IllegalArgumentException("no print of " + voice.id());
    }
    return print;
  }

  private static String primary(String language) {
    int dash = language.indexOf('-');
    return (dash < 0 ? language : language.substring(0, dash)).toLowerCase(Locale.ROOT);
  }
}
