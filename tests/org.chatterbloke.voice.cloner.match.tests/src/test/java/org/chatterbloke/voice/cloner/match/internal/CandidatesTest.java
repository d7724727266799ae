package org.chatterbloke.voice.cloner.match.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.chatterbloke.voice.api.Sex;
import org.chatterbloke.voice.api.StockVoice;
import org.junit.jupiter.api.Test;

class CandidatesTest {

  private static final StockVoice MAN = voice("man", "en-GB", Sex.MALE, "");
  private static final StockVoice DEEP = voice("deep", "en-US", Sex.MALE, "");
  private static final StockVoice WOMAN = voice("woman", "en-US", Sex.FEMALE, "");
  private static final StockVoice BREATH = voice("breath", "en-US", Sex.FEMALE, "");
  private static final StockVoice DAME = voice("dame", "fr-FR", Sex.FEMALE, "");
  private static final List<StockVoice> ALL = List.of(MAN, DEEP, WOMAN, BREATH, DAME);

  private static final Map<String, VoicePrint> PRINTS =
      Map.of(
          "man", print("man", 120, 0.7, 0.9f, 0.3f),
          "deep", print("deep", 70, 0.7, 0.92f, 0.3f),
          "woman", print("woman", 210, 0.7, 0.3f, 0.9f),
          "breath", print("breath", 200, 0.2, 0.35f, 0.95f));

  private static StockVoice voice(String id, String language, Sex sex, String note) {
    return new StockVoice(id, id, language, sex, note);
  }

  private static VoicePrint print(String id, double hz, double voiced, float x, float y) {
    float[] vector = {x, y};
    return new VoicePrint(id, hz, voiced, vector, vector, vector);
  }

  private static Speaker speaker(float x, float y, double hz, double voiced) {
    List<float[]> vectors = List.of(new float[] {x, y});
    return new Speaker(vectors, vectors, new SpeechSpectrum(new double[40], 40), hz, voiced);
  }

  @Test
  void regionsOfALanguageAreAllConsidered() {
    assertEquals(List.of(MAN, DEEP, WOMAN, BREATH), Candidates.speaking("en", ALL));
    assertEquals(List.of(MAN, DEEP, WOMAN, BREATH), Candidates.speaking("EN-au", ALL));
    assertEquals(List.of(DAME), Candidates.speaking("fr-CA", ALL));
    assertEquals(List.of(), Candidates.speaking("de-DE", ALL));
  }

  @Test
  void anUnknownOrMissingSexLeavesAll() {
    assertEquals(List.of(WOMAN, BREATH, DAME), Candidates.of(Sex.FEMALE, ALL));
    assertEquals(ALL, Candidates.of(Sex.UNKNOWN, ALL));
    assertEquals(List.of(DAME), Candidates.of(Sex.MALE, List.of(DAME)));
  }

  @Test
  void aWhisperIsForWhisperersOnly() {
    List<StockVoice> women = List.of(WOMAN, BREATH);
    assertEquals(List.of(WOMAN), Candidates.voicedAs(speaker(0, 1, 200, 0.6), women, PRINTS));
    assertEquals(women, Candidates.voicedAs(speaker(0, 1, Double.NaN, 0.02), women, PRINTS));
    assertEquals(
        List.of(BREATH), Candidates.voicedAs(speaker(0, 1, 200, 0.6), List.of(BREATH), PRINTS));
  }

  @Test
  void theSexFollowsFromLikenessAndPitch() {
    List<StockVoice> english = List.of(MAN, DEEP, WOMAN, BREATH);
    assertEquals(
        Sex.FEMALE, Candidates.soundsLike(speaker(0.2f, 0.98f, 200, 0.6), english, PRINTS));
    assertEquals(Sex.MALE, Candidates.soundsLike(speaker(0.98f, 0.2f, 110, 0.6), english, PRINTS));
    assertEquals(
        Sex.FEMALE, Candidates.soundsLike(speaker(0.71f, 0.705f, 230, 0.6), english, PRINTS));
    assertEquals(Sex.UNKNOWN, Candidates.soundsLike(speaker(1, 0, 110, 0.6), List.of(MAN), PRINTS));
  }

  @Test
  void aLargePitchChangeCostsRank() {
    Speaker speaker = speaker(1, 0, 140, 0.6);
    List<StockVoice> men = List.of(DEEP, MAN);
    assertEquals(DEEP, Candidates.nearest(speaker, men, PRINTS));
    assertEquals(List.of(MAN, DEEP), Candidates.ranked(speaker, men, PRINTS));
    assertEquals(List.of(DEEP, MAN), Candidates.ranked(speaker(1, 0, 80, 0.6), men, PRINTS));
  }
}
