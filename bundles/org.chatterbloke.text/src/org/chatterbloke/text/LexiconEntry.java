package org.chatterbloke.text;

import java.text.Normalizer;
import java.util.Locale;
import org.chatterbloke.base.FailureKind;

/**
 * How a user wants a word or phrase to be read.
 *
 * @param written as it stands in texts; composed (NFC), single blanks, not empty
 * @param reading phonemes between slashes ({@code /ʃəvˈɔn/}, in the front end's alphabet), or a
 *     respelling in ordinary letters ({@code shiv-awn}) that the front end reads as text
 * @param language BCP 47 tag; {@code en} holds for {@code en-US} and {@code en-GB}
 * @param scope where it holds
 * @param owner the id of the voice or the script that it holds for; "" for {@link Scope#GLOBAL}
 * @param inflections whether it holds for -s, -'s, -ed and -ing as well
 * @param caseSensitive whether capitals must agree
 */
public record LexiconEntry(
    String written,
    String reading,
    String language,
    Scope scope,
    String owner,
    boolean inflections,
    boolean caseSensitive) {

  /** The longest written form and the longest reading, in UTF-16 units. */
  public static final int LONGEST = 200;

  /** Where an entry holds, weakest first. */
  public enum Scope {
    /** Everywhere. */
    GLOBAL,
    /** For one voice. */
    VOICE,
    /** For one script. */
    SCRIPT
  }

  public LexiconEntry {
    written = Normalizer.normalize(written, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
    reading = reading.strip().replaceAll("\\s+", " ");
    language = language.strip();
    owner = scope == Scope.GLOBAL ? "" : owner;
  }

  /** An entry for every voice and script, whole words only, in capitals or not. */
  public static LexiconEntry global(String written, String reading, String language) {
    return new LexiconEntry(written, reading, language, Scope.GLOBAL, "", false, false);
  }

  /** Whether the reading is phonemes rather than a respelling. */
  public boolean isPhonemes() {
    return reading.startsWith("/");
  }

  /** The phonemes without their slashes; only if {@link #isPhonemes()}. */
  public String phonemes() {
    int end = reading.length() > 1 && reading.endsWith("/") ? reading.length() - 1 : 0;
    return reading.substring(1, Math.max(1, end)).strip();
  }

  /** Whether the entry is for a language: its own tag, or a longer one. */
  public boolean isFor(String tag) {
    String own = language.toLowerCase(Locale.ROOT);
    String other = tag.toLowerCase(Locale.ROOT);
    return other.equals(own) || other.startsWith(own + "-");
  }

  /** Whether the entry holds for a voice in a script; "" for a script that has no id. */
  public boolean holdsFor(String voice, String script) {
    return switch (scope) {
      case GLOBAL -> true;
      case VOICE -> owner.equals(voice);
      case SCRIPT -> !script.isEmpty() && owner.equals(script);
    };
  }

  /** Two entries with equal keys stand for the same thing: the later one replaces the other. */
  public String key() {
    String word = caseSensitive ? written : FoldedText.fold(written);
    return String.join(
        "\n",
        scope.name(),
        owner,
        language.toLowerCase(Locale.ROOT),
        Boolean.toString(caseSensitive),
        word);
  }

  /**
   * Checks what can be checked without a front end.
   *
   * @throws TextException of kind BAD_INPUT with a sentence that names the word
   */
  public void check() throws TextException {
    if (written.isEmpty() || written.length() > LONGEST || hasControls(written)) {
      throw bad(
          written.isEmpty()
              ? "An entry of the lexicon needs a written form."
              : "“" + shortened(written) + "” is no word or phrase for the lexicon.",
          "Give a word or a phrase of at most " + LONGEST + " characters.");
    }
    if (reading.isEmpty() || reading.length() > LONGEST || hasControls(reading)) {
      throw bad(
          reading.isEmpty()
              ? "The reading of “" + written + "” is empty."
              : "The reading of “" + written + "” is too long or has control characters.",
          "Give phonemes between slashes, such as /ʃəvˈɔn/, or a respelling such as shiv-awn.");
    }
    if (isPhonemes() && phonemes().isEmpty()) {
      throw bad(
          "The reading " + reading + " of “" + written + "” is not phonemes between two slashes.",
          "Write them as /ʃəvˈɔn/.");
    }
    if (!isPhonemes() && reading.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw bad(
          "The respelling “" + reading + "” of “" + written + "” has no letters.",
          "Respell the word as you would for a friend, such as shiv-awn.");
    }
    if (!language.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")) {
      throw bad(
          "“" + language + "” for “" + written + "” is no language.",
          "Give a tag such as en, en-US or en-GB.");
    }
  }

  private static boolean hasControls(String text) {
    return text.codePoints().anyMatch(Character::isISOControl);
  }

  private static String shortened(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", "·");
    return plain.length() > 60 ? plain.substring(0, 57) + "..." : plain;
  }

  private static TextException bad(String sentence, String remedy) {
    return new TextException(FailureKind.BAD_INPUT, sentence, remedy, null);
  }
}
