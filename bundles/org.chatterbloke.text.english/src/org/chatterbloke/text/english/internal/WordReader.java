package org.chatterbloke.text.english.internal;

import java.util.Locale;
import java.util.Map;
import org.chatterbloke.text.PhonemeOrigin;
import org.chatterbloke.text.english.internal.LexiconTable.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Reads one word from the dictionaries: by part of speech, by what follows, by regular endings, or
 * letter by letter. The rules follow {@code misaki.en.Lexicon} (0.9.4), which Kokoro was trained
 * with. Thread-safe.
 */
final class WordReader {

  /** Stress of a word that is capitalised, and of one in capitals. */
  private static final double CAPITALISED = Stress.AT_LEAST_SECONDARY;

  private static final double CAPITALS = Stress.FULL;

  /** Capitals of this length that can be pronounced are words, shorter ones are spelled. */
  private static final int SHORTEST_SPOKEN_CAPITALS = 5;

  private static final Map<String, String> SYMBOLS =
      Map.of("%", "percent", "&", "and", "+", "plus", "@", "at");

  private final PronouncingDictionary dictionary;
  private final Suffixes suffixes;

  WordReader(PronouncingDictionary dictionary, Variant variant) {
    this.dictionary = dictionary;
    this.suffixes = new Suffixes(variant);
  }

  /** What the next sound is. */
  enum NextSound {
    /** A pause or the end. */
    PAUSE,
    VOWEL,
    CONSONANT
  }

  /**
   * What follows a word.
   *
   * @param sound the next sound
   * @param to whether the next word is "to"
   */
  record Following(NextSound sound, boolean to) {
    static final Following NOTHING = new Following(NextSound.PAUSE, false);

    /** What the word before sees if this word is {@code word} with these phonemes. */
    Following before(String word, String phonemes) {
      NextSound next = sound;
      for (int i = 0; i < phonemes.length(); i++) {
        char c = phonemes.charAt(i);
        if (Stress.isVowel(c)) {
          next = NextSound.VOWEL;
          break;
        }
        if (Stress.isConsonant(c)) {
          next = NextSound.CONSONANT;
          break;
        }
        if (";:,.!?—…".indexOf(c) >= 0) {
          next = NextSound.PAUSE;
          break;
        }
      }
      return new Following(next, word.equalsIgnoreCase("to"));
    }
  }

  /** Phonemes and where they come from. */
  record Sound(String phonemes, PhonemeOrigin origin) {}

  /** Whether a dictionary has the word as it stands or in small letters. */
  boolean isListed(String word) {
    return dictionary.has(word) || dictionary.has(word.toLowerCase(Locale.ROOT));
  }

  /**
   * The reading of a word with its part of speech, or null if neither dictionary nor rule has one.
   */
  @Nullable Sound read(String word, String tag, Following following) {
    Double stress =
        word.equals(lower(word)) ? null : word.equals(upper(word)) ? CAPITALS : CAPITALISED;
    Sound special = special(word, tag, stress, following);
    if (special != null) {
      return special;
    }
    String key = isShouted(word, tag, following) ? lower(word) : word;
    if (isKnown(key)) {
      return lookUp(key, tag, stress, following);
    }
    if (key.endsWith("s'") && isKnown(key.substring(0, key.length() - 2) + "'s")) {
      return lookUp(key.substring(0, key.length() - 2) + "'s", tag, stress, following);
    }
    if (key.endsWith("'") && isKnown(key.substring(0, key.length() - 1))) {
      return lookUp(key.substring(0, key.length() - 1), tag, stress, following);
    }
    return withEnding(key, tag, stress, following);
  }

  /** Phonemes with the possessive or plural ending. */
  String plural(String phonemes) {
    return phonemes.isEmpty() ? "" : suffixes.s(phonemes);
  }

  /** The names of the letters, stress on the last one; null if a letter has no English name. */
  @Nullable Sound spell(String word) {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (Character.isLetter(c)) {
        Entry letter = dictionary.gold(upper(String.valueOf(c)));
        if (letter == null || letter.phonemes() == null) {
          return null;
        }
        names.append(letter.phonemes());
      }
    }
    if (names.isEmpty()) {
      return null;
    }
    String phonemes = Stress.apply(names.toString(), 0.0);
    int last = phonemes.lastIndexOf(Stress.SECONDARY);
    if (last >= 0) {
      phonemes = phonemes.substring(0, last) + Stress.PRIMARY + phonemes.substring(last + 1);
    }
    return new Sound(phonemes, PhonemeOrigin.SPELLED);
  }

  /**
   * Function words whose sound depends on their neighbours, and a few that need a rule of their
   * own.
   */
  private @Nullable Sound special(
      String word, String tag, @Nullable Double stress, Following following) {
    String symbol = SYMBOLS.get(word);
    if (symbol != null) {
      return lookUp(symbol, "", null, following);
    }
    if (isDotted(word)) {
      return spell(word);
    }
    boolean capitals = word.length() > 1 && word.equals(upper(word));
    return switch (lower(word)) {
      case "a" -> sound(tag.equals("DT") ? "ɐ" : "ˈA");
      case "am" -> am(word, tag, stress, following);
      case "an" -> capitals && tag.startsWith("NN") ? spell(word) : sound("ɐn");
      case "i" -> word.equals("I") && tag.equals("PRP") ? sound("ˌI") : null;
      case "by" -> coarse(tag).equals("ADV") ? sound("bˈI") : null;
      case "to" ->
          capitals && !tag.equals("TO") && !tag.equals("IN")
              ? null
              : switch (following.sound()) {
                case PAUSE -> golden("to", "DEFAULT");
                case VOWEL -> sound("tʊ");
                case CONSONANT -> sound("tə");
              };
      case "in" ->
          capitals && tag.equals("NNP")
              ? null
              : sound(following.sound() == NextSound.PAUSE || !tag.equals("IN") ? "ˈɪn" : "ɪn");
      case "the" ->
          capitals && !tag.equals("DT")
              ? null
              : sound(following.sound() == NextSound.VOWEL ? "ði" : "ðə");
      case "vs", "vs." -> tag.equals("IN") ? lookUp("versus", "", null, following) : null;
      case "used" ->
          golden(
              "used",
              following.to() && (tag.equals("VBD") || tag.equals("JJ")) ? "VBD" : "DEFAULT");
      default -> null;
    };
  }

  private @Nullable Sound am(
      String word, String tag, @Nullable Double stress, Following following) {
    if (tag.startsWith("NN")) {
      return spell(word);
    }
    boolean weak =
        following.sound() != NextSound.PAUSE
            && word.equals("am")
            && !(stress != null && stress > 0);
    return weak ? sound("ɐm") : golden("am", "DEFAULT");
  }

  private static Sound sound(String phonemes) {
    return new Sound(phonemes, PhonemeOrigin.LEXICON);
  }

  private @Nullable Sound golden(String word, String tag) {
    Entry entry = dictionary.gold(word);
    if (entry == null) {
      return null;
    }
    String phonemes = entry.phonemes();
    Map<String, @Nullable String> readings = entry.readings();
    if (readings != null) {
      phonemes = readings.containsKey(tag) ? readings.get(tag) : readings.get("DEFAULT");
    }
    return phonemes == null ? null : sound(phonemes);
  }

  /** "U.S", "e.g.": letters parted by full stops. */
  private static boolean isDotted(String word) {
    int dot = word.indexOf('.', word.startsWith(".") ? 1 : 0);
    if (dot < 0 || dot == word.length() - 1) {
      return false;
    }
    for (String part : word.split("\\.")) {
      if (part.length() > 2 || !part.chars().allMatch(Character::isLetter)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a word owes its capitals to its place and is to be looked up in small letters. */
  private boolean isShouted(String word, String tag, Following following) {
    String lower = lower(word);
    if (word.length() < 2
        || word.equals(lower)
        || !lettersAndApostrophes(word)
        || (tag.equals("NNP") && word.length() <= 7)
        || dictionary.has(word)) {
      return false;
    }
    boolean regular = word.equals(upper(word)) || word.substring(1).equals(lower.substring(1));
    return regular && (dictionary.has(lower) || withEnding(lower, tag, null, following) != null);
  }

  private static boolean lettersAndApostrophes(String word) {
    boolean letter = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (Character.isLetter(c)) {
        letter = true;
      } else if (c != '\'') {
        return false;
      }
    }
    return letter;
  }

  private boolean isKnown(String word) {
    if (word.isEmpty()) {
      return false;
    }
    if (dictionary.has(word)) {
      return true;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c > 'z' || !Character.isLetter(c)) {
        return false;
      }
    }
    if (word.length() == 1) {
      return true;
    }
    if (word.equals(upper(word)) && dictionary.hasGold(lower(word))) {
      return true;
    }
    return word.substring(1).equals(upper(word.substring(1))) && !isSpokenCapitals(word);
  }

  /** Unlisted capitals that are said as a word: long enough, with vowels among the consonants. */
  private static boolean isSpokenCapitals(String word) {
    if (word.length() < SHORTEST_SPOKEN_CAPITALS) {
      return false;
    }
    int run = 0;
    int vowels = 0;
    for (int i = 0; i < word.length(); i++) {
      if ("AEIOUY".indexOf(Character.toUpperCase(word.charAt(i))) >= 0) {
        vowels++;
        run = 0;
      } else if (++run > 3) {
        return false;
      }
    }
    return vowels * 5 >= word.length();
  }

  private @Nullable Sound lookUp(
      String word, String tag, @Nullable Double stress, Following following) {
    boolean name = false;
    String key = word;
    if (word.equals(upper(word)) && !dictionary.hasGold(word)) {
      key = lower(word);
      name = tag.equals("NNP");
    }
    Entry entry = dictionary.gold(key);
    if (entry == null && !name) {
      entry = dictionary.silver(key);
    }
    String phonemes = entry == null ? null : choose(entry, tag, following);
    if (phonemes == null || (name && phonemes.indexOf(Stress.PRIMARY) < 0)) {
      Sound spelled = spell(key);
      if (spelled != null || phonemes == null) {
        return spelled;
      }
    }
    return sound(Stress.apply(phonemes, stress));
  }

  private static @Nullable String choose(Entry entry, String tag, Following following) {
    Map<String, @Nullable String> readings = entry.readings();
    if (readings == null) {
      return entry.phonemes();
    }
    if (following.sound() == NextSound.PAUSE && readings.containsKey("None")) {
      return readings.get("None");
    }
    String key = readings.containsKey(tag) ? tag : coarse(tag);
    return readings.containsKey(key) ? readings.get(key) : readings.get("DEFAULT");
  }

  private static String coarse(String tag) {
    if (tag.startsWith("VB")) {
      return "VERB";
    }
    if (tag.startsWith("NN")) {
      return "NOUN";
    }
    if (tag.startsWith("RB")) {
      return "ADV";
    }
    return tag.startsWith("JJ") ? "ADJ" : tag;
  }

  private @Nullable Sound withEnding(
      String word, String tag, @Nullable Double stress, Following following) {
    String stem = stemOfS(word);
    if (stem != null) {
      Sound sound = lookUp(stem, tag, stress, following);
      return sound == null ? null : rule(suffixes.s(sound.phonemes()));
    }
    stem = stemOfEd(word);
    if (stem != null) {
      Sound sound = lookUp(stem, tag, stress, following);
      return sound == null ? null : rule(suffixes.ed(sound.phonemes()));
    }
    stem = stemOfIng(word);
    if (stem != null) {
      Sound sound = lookUp(stem, tag, stress == null ? Double.valueOf(0.5) : stress, following);
      String ing = sound == null ? null : suffixes.ing(sound.phonemes());
      return ing == null ? null : rule(ing);
    }
    return null;
  }

  private static Sound rule(String phonemes) {
    return new Sound(phonemes, PhonemeOrigin.RULE);
  }

  private @Nullable String stemOfS(String word) {
    int length = word.length();
    if (length < 3 || !word.endsWith("s")) {
      return null;
    }
    String whole = word.substring(0, length - 1);
    if (!word.endsWith("ss") && isKnown(whole)) {
      return whole;
    }
    boolean es = length > 4 && word.endsWith("es") && !word.endsWith("ies");
    String shorter = word.substring(0, length - 2);
    if ((word.endsWith("'s") || es) && isKnown(shorter)) {
      return shorter;
    }
    if (length > 4 && word.endsWith("ies")) {
      String y = word.substring(0, length - 3) + "y";
      return isKnown(y) ? y : null;
    }
    return null;
  }

  private @Nullable String stemOfEd(String word) {
    int length = word.length();
    if (length < 4 || !word.endsWith("d")) {
      return null;
    }
    String whole = word.substring(0, length - 1);
    if (!word.endsWith("dd") && isKnown(whole)) {
      return whole;
    }
    String shorter = word.substring(0, length - 2);
    boolean ed = length > 4 && word.endsWith("ed") && !word.endsWith("eed");
    return ed && isKnown(shorter) ? shorter : null;
  }

  private @Nullable String stemOfIng(String word) {
    int length = word.length();
    if (length < 5 || !word.endsWith("ing")) {
      return null;
    }
    String stem = word.substring(0, length - 3);
    if (length > 5 && isKnown(stem)) {
      return stem;
    }
    if (isKnown(stem + "e")) {
      return stem + "e";
    }
    if (length <= 5) {
      return null;
    }
    char last = stem.charAt(stem.length() - 1);
    boolean doubled =
        "bcdgklmnprstvxz".indexOf(last) >= 0 && last == stem.charAt(stem.length() - 2);
    String single = stem.substring(0, stem.length() - 1);
    return (doubled || stem.endsWith("ck")) && isKnown(single) ? single : null;
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
