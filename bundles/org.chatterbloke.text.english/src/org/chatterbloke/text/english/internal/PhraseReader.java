package org.chatterbloke.text.english.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.chatterbloke.text.PhonemeOrigin;
import org.chatterbloke.text.SpokenToken;
import org.chatterbloke.text.TextException;
import org.chatterbloke.text.UnknownWordReader;
import org.chatterbloke.text.english.internal.WordReader.Following;
import org.chatterbloke.text.english.internal.WordReader.Sound;
import org.jspecify.annotations.Nullable;

/**
 * Turns tagged tokens into spoken ones, from the end of the text to its start, because the sound of
 * "the" and "to" depends on what follows. Thread-safe.
 */
final class PhraseReader {

  private final WordReader words;
  private final GroupReader groups;
  private final PhonemeAlphabet alphabet;

  PhraseReader(
      WordReader words, UnknownWordReader unknown, PhonemeAlphabet alphabet, String language) {
    this.words = words;
    this.groups = new GroupReader(words, unknown, alphabet, language);
    this.alphabet = alphabet;
  }

  /** What is read in one go: one token with its mark or sound, or a group of written tokens. */
  private record Unit(List<Token> tokens, @Nullable String mark) {
    Token first() {
      return tokens.getFirst();
    }

    Token last() {
      return tokens.getLast();
    }
  }

  /** Reads the tokens of one text, in order. */
  List<SpokenToken> read(List<Token> tokens, WorkingText text) throws TextException {
    List<Unit> units = units(tokens, text.text());
    List<SpokenToken> spoken = new ArrayList<>(units.size());
    Following following = Following.NOTHING;
    boolean space = false;
    boolean behindSpoken = false;
    for (int i = units.size() - 1; i >= 0; i--) {
      Unit unit = units.get(i);
      SpokenToken token = token(unit, following, text, unit.last().space() || space);
      if (token == null) {
        // Left out; the blank behind it is the blank behind what comes before.
        space |= unit.last().space();
        continue;
      }
      boolean made = isMade(unit);
      SpokenToken next = spoken.isEmpty() ? null : spoken.getLast();
      if (next != null && !token.spaceAfter() && token.isWord() && next.isWord()) {
        if (made && next.spoken().equals("'s")) {
          spoken.removeLast();
          token = possessive(token, next);
        } else if (made || behindSpoken) {
          token = spaced(token);
        }
      }
      if (next != null && repeats(token, next)) {
        continue;
      }
      spoken.add(token);
      space = false;
      behindSpoken = made;
      following =
          following.before(unit.tokens().size() == 1 ? unit.first().text() : "", token.phonemes());
    }
    Collections.reverse(spoken);
    return spoken;
  }

  private static boolean isMade(Unit unit) {
    return switch (unit.first().kind()) {
      case SPOKEN, REDUCED, SPELLED -> true;
      default -> false;
    };
  }

  private SpokenToken possessive(SpokenToken stem, SpokenToken ending) {
    return new SpokenToken(
        new org.chatterbloke.text.TextSpan(stem.span().start(), ending.span().end()),
        stem.spoken() + "'s",
        alphabet.clean(words.plural(stem.phonemes())),
        stem.origin(),
        ending.spaceAfter());
  }

  private static SpokenToken spaced(SpokenToken token) {
    return new SpokenToken(token.span(), token.spoken(), token.phonemes(), token.origin(), true);
  }

  /** "!!!" is said as "!". */
  private static boolean repeats(SpokenToken token, SpokenToken next) {
    return !token.isWord()
        && !next.isWord()
        && !token.spaceAfter()
        && token.phonemes().equals(next.phonemes())
        && "!?,;:—…".contains(token.phonemes());
  }

  private static List<Unit> units(List<Token> tokens, String text) {
    List<Unit> units = new ArrayList<>(tokens.size());
    List<Token> group = new ArrayList<>();
    for (Token token : tokens) {
      boolean written = token.kind() == Token.Kind.WRITTEN;
      String mark =
          token.kind() == Token.Kind.MARK
              ? token.text()
              : written ? Marks.phoneme(token, text) : null;
      if (written && mark == null) {
        group.add(token);
        if (token.space()) {
          units.add(new Unit(List.copyOf(group), null));
          group.clear();
        }
      } else {
        if (!group.isEmpty()) {
          units.add(new Unit(List.copyOf(group), null));
          group.clear();
        }
        units.add(new Unit(List.of(token), mark));
      }
    }
    if (!group.isEmpty()) {
      units.add(new Unit(List.copyOf(group), null));
    }
    return units;
  }

  private @Nullable SpokenToken token(
      Unit unit, Following following, WorkingText text, boolean space) throws TextException {
    Token first = unit.first();
    String spoken = first.text();
    String given = first.given();
    Sound sound;
    String mark = unit.mark();
    if (mark != null) {
      if (mark.isEmpty()) {
        return null;
      }
      sound = new Sound(mark, PhonemeOrigin.PUNCTUATION);
    } else if (given != null) {
      sound = new Sound(alphabet.cleanGiven(given), PhonemeOrigin.USER);
    } else if (first.kind() == Token.Kind.SPELLED) {
      Sound spelled = words.spell(first.text());
      sound = spelled == null ? new Sound("", PhonemeOrigin.GUESS) : spelled;
    } else {
      GroupReader.Group group = groups.read(unit.tokens(), following);
      if (group == null) {
        return null;
      }
      spoken = group.spelling();
      sound = group.sound();
    }
    String phonemes = given == null ? alphabet.clean(sound.phonemes()) : sound.phonemes();
    if (first.kind() == Token.Kind.REDUCED) {
      phonemes = Stress.apply(phonemes, Stress.NONE);
    }
    return new SpokenToken(
        text.source(first.start(), unit.last().end()), spoken, phonemes, sound.origin(), space);
  }
}
