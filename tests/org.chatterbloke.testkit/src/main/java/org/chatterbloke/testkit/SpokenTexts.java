package org.chatterbloke.testkit;

import java.util.ArrayList;
import java.util.List;
import org.chatterbloke.text.PhonemeOrigin;
import org.chatterbloke.text.SpokenText;
import org.chatterbloke.text.SpokenToken;
import org.chatterbloke.text.TextSpan;

/** Texts with their phonemes in misaki's American alphabet, for tests without a front end. */
public final class SpokenTexts {

  private static final String[] WORDS = {
    "the", "ðə", "harbour", "hˈɑɹbəɹ", "was", "wʌz", "quiet", "kwˈIət", "and", "ænd", "only",
    "ˈOnli", "the", "ðə", "gulls", "ɡˈʌlz", "were", "wɜɹ", "awake", "əwˈAk"
  };

  private SpokenTexts() {}

  /** "the gulls were awake.": four words. */
  public static SpokenText sentence() {
    return of("en-US", "the", "ðə", "gulls", "ɡˈʌlz", "were", "wɜɹ", "awake", "əwˈAk", ".", ".");
  }

  /** "turn left at the lighthouse, then follow the coast.": nine words and a comma. */
  public static SpokenText longerSentence() {
    return of(
        "en-US",
        "turn",
        "tˈɜɹn",
        "left",
        "lˈɛft",
        "at",
        "æt",
        "the",
        "ðə",
        "lighthouse",
        "lˈIthˌWs",
        ",",
        ",",
        "then",
        "ðˈɛn",
        "follow",
        "fˈɑlO",
        "the",
        "ðə",
        "coast",
        "kˈOst",
        ".",
        ".");
  }

  /** Nothing at all. */
  public static SpokenText empty() {
    return new SpokenText("", "en-US", List.of());
  }

  /** Marks without a word. */
  public static SpokenText marksOnly() {
    return of("en-US", "…", "…", "!", "!");
  }

  /**
   * Sentences one after the other, at most {@code length} characters of phonemes and as many of
   * text.
   */
  public static SpokenText ofLength(int length) {
    List<String> pairs = new ArrayList<>();
    int phonemes = 0;
    int letters = 0;
    for (int i = 0; ; i = (i + 2) % WORDS.length) {
      phonemes += WORDS[i + 1].length() + 2;
      letters += WORDS[i].length() + 2;
      if (Math.max(phonemes, letters) > length) {
        pairs.add(".");
        pairs.add(".");
        return of("en-US", pairs.toArray(String[]::new));
      }
      pairs.add(WORDS[i]);
      pairs.add(WORDS[i + 1]);
      if (i == 6 || i == WORDS.length - 2) {
        String mark = i == 6 ? "," : ".";
        pairs.add(mark);
        pairs.add(mark);
      }
    }
  }

  /**
   * A text of pairs: a word and its phonemes, or a mark twice. A space stands before each word but
   * the first.
   */
  public static SpokenText of(String language, String... pairs) {
    StringBuilder source = new StringBuilder();
    List<SpokenToken> tokens = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      boolean isMark = pairs[i].equals(pairs[i + 1]) && !Character.isLetter(pairs[i].charAt(0));
      boolean spaceAfter = i + 2 < pairs.length && Character.isLetter(pairs[i + 2].charAt(0));
      TextSpan span = new TextSpan(source.length(), source.length() + pairs[i].length());
      source.append(pairs[i]).append(spaceAfter ? " " : "");
      tokens.add(
          new SpokenToken(
              span,
              pairs[i],
              pairs[i + 1],
              isMark ? PhonemeOrigin.PUNCTUATION : PhonemeOrigin.LEXICON,
              spaceAfter));
    }
    return new SpokenText(source.toString(), language, tokens);
  }
}
