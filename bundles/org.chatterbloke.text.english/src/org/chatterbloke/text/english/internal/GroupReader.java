package org.chatterbloke.text.english.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.chatterbloke.text.PhonemeOrigin;
import org.chatterbloke.text.TextException;
import org.chatterbloke.text.UnknownWordReader;
import org.chatterbloke.text.english.internal.WordReader.Following;
import org.chatterbloke.text.english.internal.WordReader.Sound;
import org.jspecify.annotations.Nullable;

/**
 * Reads written tokens without a blank between them ("do" + "n't", "well" + "-" + "known"): looked
 * up as a whole first and then in ever smaller parts from the right; what no dictionary has goes to
 * the unknown-word reader. The order of attempts and the stress of compounds follow {@code
 * misaki.en.G2P} (0.9.4). Thread-safe.
 */
final class GroupReader {

  /** Signs that may stand inside a group without a sound. */
  private static final String SILENT = "',-._‘’/";

  /** The most parts that are looked up together; it keeps endless chains of hyphens linear. */
  private static final int LONGEST_COMPOUND = 10;

  private final WordReader words;
  private final UnknownWordReader unknown;
  private final PhonemeAlphabet alphabet;
  private final String language;

  GroupReader(
      WordReader words, UnknownWordReader unknown, PhonemeAlphabet alphabet, String language) {
    this.words = words;
    this.unknown = unknown;
    this.alphabet = alphabet;
    this.language = language;
  }

  /** A piece of a group. */
  private static final class Part {
    final String text;
    final String tag;
    String phonemes = "";
    PhonemeOrigin origin = PhonemeOrigin.LEXICON;

    Part(String text, String tag) {
      this.text = text;
      this.tag = tag;
    }
  }

  /**
   * A group that was read.
   *
   * @param spelling as it is said in letters
   * @param sound its phonemes, possibly none
   */
  record Group(String spelling, Sound sound) {}

  /** Reads a group; null if it has no letters. */
  @Nullable Group read(List<Token> tokens, Following following) throws TextException {
    List<Part> parts = parts(tokens);
    String spelling = spelling(parts);
    return spelling.isEmpty() ? null : new Group(spelling, group(parts, following));
  }

  private static List<Part> parts(List<Token> tokens) {
    List<Part> parts = new ArrayList<>();
    for (Token token : tokens) {
      for (String piece : Subtokens.of(token.text())) {
        parts.add(new Part(piece, token.tag()));
      }
    }
    return parts;
  }

  /**
   * The group as it is said in letters: from its first letter to its last, with ' - and / between.
   */
  private static String spelling(List<Part> parts) {
    StringBuilder spelling = new StringBuilder();
    StringBuilder pending = new StringBuilder();
    for (Part part : parts) {
      if (part.text.codePoints().anyMatch(Character::isLetter)) {
        spelling.append(pending).append(part.text);
        pending.setLength(0);
      } else if (part.text.equals("'") || (!spelling.isEmpty() && isSilent(part.text))) {
        pending.append(part.text);
      }
    }
    return spelling.toString();
  }

  private static boolean isSilent(String text) {
    return text.chars().allMatch(c -> SILENT.indexOf(c) >= 0);
  }

  private Sound group(List<Part> parts, Following following) throws TextException {
    Following next = following;
    boolean possessive = false;
    int right = parts.size();
    while (right > 0) {
      int left = Math.max(0, right - LONGEST_COMPOUND);
      Sound sound = null;
      Part merged = parts.get(right - 1);
      for (; left < right; left++) {
        merged = left == right - 1 ? parts.get(left) : merge(parts.subList(left, right));
        sound = words.read(merged.text, merged.tag, next);
        if (sound != null) {
          break;
        }
      }
      if (sound != null && merged.text.equals("'s") && left > 0) {
        possessive = true;
        sound = new Sound("", PhonemeOrigin.RULE);
      } else if (sound == null) {
        left = right - 1;
        sound = isSilent(merged.text) ? new Sound("", PhonemeOrigin.LEXICON) : guess(merged.text);
        if (possessive && !sound.phonemes().isEmpty()) {
          sound = new Sound(words.plural(sound.phonemes()), sound.origin());
          possessive = false;
        }
      } else if (possessive) {
        sound = new Sound(words.plural(sound.phonemes()), PhonemeOrigin.RULE);
        possessive = false;
      }
      for (int i = left + 1; i < right; i++) {
        parts.get(i).phonemes = "";
      }
      parts.get(left).phonemes = sound.phonemes();
      parts.get(left).origin = sound.origin();
      next = next.before(merged.text, sound.phonemes());
      right = left;
    }
    return join(parts);
  }

  private static Part merge(List<Part> parts) {
    StringBuilder text = new StringBuilder();
    String tag = "";
    int heaviest = -1;
    for (Part part : parts) {
      text.append(part.text);
      int weight = 0;
      for (int i = 0; i < part.text.length(); i++) {
        weight += Character.isUpperCase(part.text.charAt(i)) ? 2 : 1;
      }
      if (weight > heaviest) {
        heaviest = weight;
        tag = part.tag;
      }
    }
    return new Part(text.toString(), tag);
  }

  private Sound guess(String word) throws TextException {
    if (word.codePoints().noneMatch(Character::isLetter)) {
      return new Sound("", PhonemeOrigin.LEXICON);
    }
    boolean capitals = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
    String phonemes = unknown.phonemes(capitals ? word.toLowerCase(Locale.ROOT) : word, language);
    if (!alphabet.clean(phonemes).isBlank()) {
      return new Sound(phonemes, PhonemeOrigin.NETWORK);
    }
    Sound spelled = words.spell(word);
    return spelled == null ? new Sound("", PhonemeOrigin.GUESS) : spelled;
  }

  /** Joins the parts of a group; in a compound the lesser parts lose stress. */
  private static Sound join(List<Part> parts) {
    List<Part> sounding = new ArrayList<>();
    boolean apart = false;
    boolean other = false;
    PhonemeOrigin origin = PhonemeOrigin.LEXICON;
    for (Part part : parts) {
      apart |= part.text.contains("/");
      other |= !isSilent(part.text) && part.text.codePoints().noneMatch(Character::isLetter);
      if (!part.phonemes.isEmpty()) {
        sounding.add(part);
      }
      if (part.origin.compareTo(origin) > 0) {
        origin = part.origin;
      }
    }
    if (sounding.size() > 1 && origin == PhonemeOrigin.LEXICON) {
      origin = PhonemeOrigin.RULE;
    }
    apart |= other;
    if (!apart) {
      settleStress(sounding);
    }
    StringBuilder phonemes = new StringBuilder();
    for (Part part : sounding) {
      if (apart && !phonemes.isEmpty()) {
        phonemes.append(' ');
      }
      phonemes.append(part.phonemes);
    }
    return new Sound(phonemes.toString(), origin);
  }

  private static void settleStress(List<Part> sounding) {
    if (sounding.size() < 2) {
      return;
    }
    if (sounding.size() == 2 && sounding.getFirst().text.length() == 1) {
      reduce(sounding.getLast());
      return;
    }
    long stressed = sounding.stream().filter(GroupReader::isStressed).count();
    if (stressed <= (sounding.size() + 1) / 2) {
      return;
    }
    List<Part> lightestFirst = new ArrayList<>(sounding);
    lightestFirst.sort(
        Comparator.comparing(GroupReader::isStressed)
            .thenComparingInt(part -> Stress.weight(part.phonemes)));
    lightestFirst.subList(0, sounding.size() / 2).forEach(GroupReader::reduce);
  }

  private static boolean isStressed(Part part) {
    return part.phonemes.indexOf(Stress.PRIMARY) >= 0;
  }

  private static void reduce(Part part) {
    part.phonemes = Stress.apply(part.phonemes, Stress.REDUCE);
  }
}
