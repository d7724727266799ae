package org.chatterbloke.text.english.internal.normaliser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.chatterbloke.text.english.internal.Variant;
import org.jspecify.annotations.Nullable;

/**
 * Puts words in place of figures, abbreviations and symbols. The text is walked from left to right;
 * at the start of each run of letters, run of digits and symbol the rules are asked in order, and
 * the first that knows it decides. Immutable, thread-safe.
 */
public final class Normaliser {

  /** Changes whenever a reading may change. */
  public static final String VERSION = "1";

  private final Variant variant;
  private final List<Rule> atDigits;
  private final List<Rule> atLetters;
  private final List<Rule> atSymbols;

  /**
   * A normaliser.
   *
   * @param variant whose dates, numbers and units are spoken
   * @param knownWord whether a dictionary has a word
   */
  public Normaliser(Variant variant, Predicate<String> knownWord) {
    this.variant = variant;
    WebAddressRule web = new WebAddressRule(knownWord);
    PhoneNumberRule phone = new PhoneNumberRule();
    DateRule date = new DateRule();
    MoneyRule money = new MoneyRule();
    VersionRule version = new VersionRule();
    CodeRule code = new CodeRule(knownWord);
    NumberRule number = new NumberRule();
    this.atDigits =
        List.of(
            web,
            new NumericDateRule(),
            date,
            phone,
            new TimeRule(),
            money,
            version,
            new DecadeRule(),
            new OrdinalRule(),
            new MeasureRule(),
            new FractionRule(),
            new RangeRule(),
            new NamedNumberRule(),
            new YearRule(),
            code,
            number);
    this.atLetters =
        List.of(
            web,
            date,
            money,
            version,
            new RomanNumeralRule(),
            new TitleRule(),
            new AbbreviationRule(),
            new AcronymRule(),
            code);
    this.atSymbols =
        List.of(phone, money, new DecadeRule(), new FractionRule(), number, new SymbolRule());
  }

  /**
   * Normalises a part of a text.
   *
   * @param text plain ASCII digits, straight apostrophes, single kind of blank
   * @param from where to begin
   * @param to where to stop; rules may look beyond both, but take nothing there
   * @return pieces that cover the range in order
   */
  public List<Piece> normalise(String text, int from, int to) {
    List<Piece> pieces = new ArrayList<>();
    Place place = new Place(text, from, to, variant);
    int plain = from;
    int at = from;
    while (at < to) {
      place.moveTo(at);
      char c = text.charAt(at);
      Reading reading = c == ' ' ? null : first(rules(c, place), place);
      if (reading == null) {
        at = skip(text, at, to);
        continue;
      }
      if (at > plain) {
        pieces.add(new Piece.Plain(plain, at));
      }
      pieces.add(new Piece.Spoken(at, reading.end(), reading.words(), reading.written()));
      at = reading.end();
      plain = at;
    }
    if (to > plain) {
      pieces.add(new Piece.Plain(plain, to));
    }
    return pieces;
  }

  private List<Rule> rules(char c, Place place) {
    if (c >= '0' && c <= '9') {
      return atDigits;
    }
    if (Character.isLetter(c)) {
      return atLetters;
    }
    return atSymbols;
  }

  private static @Nullable Reading first(List<Rule> rules, Place place) {
    for (Rule rule : rules) {
      Reading reading = rule.read(place);
      if (reading != null) {
        return reading;
      }
    }
    return null;
  }

  /** Behind the run of letters, or behind the one symbol. */
  private static int skip(String text, int at, int to) {
    int end = at + 1;
    if (Character.isLetter(text.charAt(at))) {
      while (end < to
          && (Character.isLetter(text.charAt(end))
              || (text.charAt(end) == '\''
                  && end + 1 < to
                  && Character.isLetter(text.charAt(end + 1))))) {
        end++;
      }
    }
    return end;
  }
}
