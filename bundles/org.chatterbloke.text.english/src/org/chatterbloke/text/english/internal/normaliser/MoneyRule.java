package org.chatterbloke.text.english.internal.normaliser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sums of money, with magnitudes, spans, hundredths, and "a month" behind them. */
final class MoneyRule implements Rule {

  private static final String SIGN = Figures.anyOf(signs());
  private static final String MAGNITUDE =
      "(?:([ -]?)(hundred|thousand|million|billion|trillion)(?![A-Za-z])| ?(bn|mn|tn|[kKmMbB])"
          + Figures.END
          + ")?";
  private static final String NUMBER = "(" + Figures.NUMBER + ")";
  private static final Pattern SIGN_FIRST =
      Pattern.compile(
          "([-−]?)("
              + SIGN
              + ") ?([-−]?)"
              + NUMBER
              + "(?:"
              + Figures.DASH
              + "(?:"
              + SIGN
              + ")?"
              + NUMBER
              + ")?"
              + MAGNITUDE
              + "(?![\\p{N}])");
  private static final Pattern SIGN_LAST =
      Pattern.compile(NUMBER + MAGNITUDE + " ?(" + SIGN + ")" + Figures.END);
  private static final Pattern CENTS = Pattern.compile(NUMBER + "(?: ?(¢)|(p|c)(?=[ ,.;:!?)]|$))");
  private static final Pattern OLD_BRITISH =
      Pattern.compile(
          "£(\\d{1,9}) (\\d{1,2})s\\.?(?: (\\d{1,2})d(?:\\.|(?![\\p{L}\\p{N}])))?(?![\\p{L}\\p{N}])");
  private static final Pattern SHILLINGS =
      Pattern.compile("(\\d{1,2})s(?:\\. ?| )(?:(\\d{1,2})d(?:\\.(?! ?$)|(?![\\p{L}\\p{N}])))");
  private static final Pattern PER =
      Pattern.compile(
          "/(sq ft|hr|hour|h|day|week|wk|month|mo|year|yr|person|night|share|unit|kg|lb|oz|mile|gallon"
              + "|gal|litre|liter|km)"
              + Figures.END);
  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("hr", "hour"),
          Map.entry("h", "hour"),
          Map.entry("wk", "week"),
          Map.entry("mo", "month"),
          Map.entry("yr", "year"),
          Map.entry("kg", "kilogram"),
          Map.entry("lb", "pound"),
          Map.entry("oz", "ounce"),
          Map.entry("gal", "gallon"),
          Map.entry("km", "kilometer"),
          Map.entry("sq ft", "square foot"));

  /** "Sixpence" is a word of its own. */
  private static final Set<String> JOINED = Set.of("two", "three", "six");

  private static final Set<String> THINGS = Set.of("bill", "note", "coin", "bills", "notes");

  private static List<String> signs() {
    List<String> signs = new ArrayList<>();
    Currency.signs().forEach(signs::add);
    return signs;
  }

  @Override
  public @Nullable Reading read(Place place) {
    char c = place.current();
    if (c >= '0' && c <= '9') {
      return place.atWordStart() ? signLast(place) : null;
    }
    if (Character.isLetter(c) && !mayBeCode(place)) {
      return null;
    }
    Matcher old = c == '£' ? place.match(OLD_BRITISH) : null;
    if (old != null) {
      return oldBritish(place, old);
    }
    Matcher money = place.match(SIGN_FIRST);
    if (money == null) {
      return null;
    }
    if (Character.isLetter(c) && money.group(2).length() > 1 && isWordBefore(money, place)) {
      return null;
    }
    String sign = money.group(1) + money.group(3);
    String magnitude = magnitude(money.group(7), money.group(8));
    boolean hyphen = "-".equals(money.group(6));
    StringBuilder words = new StringBuilder(sign.isEmpty() ? "" : "minus ");
    String first = money.group(4);
    String second = money.group(5);
    Currency currency = Currency.of(money.group(2));
    if (second != null) {
      words
          .append(NumberWords.amount(first, place.variant()))
          .append(" to ")
          .append(sum(second, magnitude, currency, false, place));
    } else {
      boolean adjective =
          hyphen || THINGS.contains(place.wordAfter(money.end())) || place.isAdjective(money.end());
      words.append(sum(first, magnitude, currency, adjective, place));
    }
    return per(place, money.end(), words.toString());
  }

  /** Whether a capital here may begin "US$20", "EUR 100" or "Rs. 5". */
  private static boolean mayBeCode(Place place) {
    if (!Character.isUpperCase(place.current()) || !place.atWordStart()) {
      return false;
    }
    int end = place.at() + place.word().length();
    return place.charAt(end) == '$' || place.charAt(end) == '.' || end - place.at() <= 3;
  }

  /** "Rs" and codes need a digit behind; the pattern has seen to it, but "PLUSD 5" is none. */
  private static boolean isWordBefore(Matcher money, Place place) {
    return Character.isLetter(place.charAt(money.start() - 1));
  }

  private static @Nullable Reading signLast(Place place) {
    Matcher cents = place.match(CENTS);
    if (cents != null) {
      boolean pence = "p".equals(cents.group(3));
      if (cents.group(2) != null || (pence && place.british())) {
        boolean one = NumberWords.isOne(cents.group(1));
        String unit = pence ? (one ? "penny" : "pence") : one ? "cent" : "cents";
        return per(
            place, cents.end(), NumberWords.amount(cents.group(1), place.variant()) + " " + unit);
      }
    }
    Matcher old = place.match(SHILLINGS);
    if (old != null) {
      return Reading.of(
          old.end(), shillings(old.group(1), Objects.requireNonNull(old.group(2)), place));
    }
    Matcher money = place.match(SIGN_LAST);
    if (money == null) {
      return null;
    }
    String magnitude = magnitude(money.group(3), money.group(4));
    return per(
        place,
        money.end(),
        sum(money.group(1), magnitude, Currency.of(money.group(5)), false, place));
  }

  private static String magnitude(@Nullable String word, @Nullable String letter) {
    if (word != null) {
      return word;
    }
    if (letter == null) {
      return "";
    }
    return switch (letter.toLowerCase(Locale.ROOT)) {
      case "k" -> "thousand";
      case "m", "mn" -> "million";
      case "tn" -> "trillion";
      default -> "billion";
    };
  }

  private static String sum(
      String number, String magnitude, Currency currency, boolean adjective, Place place) {
    if (!magnitude.isEmpty()) {
      return NumberWords.amount(number, place.variant())
          + " "
          + magnitude
          + " "
          + (adjective ? currency.one() : currency.many());
    }
    int point = number.indexOf('.');
    boolean hundredths =
        point >= 0 && number.length() - point == 3 && !currency.hundredth().isEmpty();
    if (!hundredths) {
      boolean one = adjective || NumberWords.isOne(number);
      return NumberWords.amount(number, place.variant())
          + " "
          + (one ? currency.one() : currency.many());
    }
    String whole = number.substring(0, point);
    int parts = Integer.parseInt(number.substring(point + 1));
    String small =
        NumberWords.cardinal(parts, place.variant())
            + " "
            + (parts == 1 ? currency.hundredth() : currency.hundredths());
    boolean nothing = whole.chars().allMatch(c -> c == '0' || c == ',');
    if (nothing && parts > 0) {
      return small;
    }
    String large =
        NumberWords.amount(whole, place.variant())
            + " "
            + (adjective || whole.equals("1") ? currency.one() : currency.many());
    if (parts == 0) {
      return large;
    }
    boolean bare = place.british() && currency.one().equals("pound") && parts >= 10;
    return bare
        ? large + " " + NumberWords.cardinal(parts, place.variant())
        : large + " and " + small;
  }

  private static Reading oldBritish(Place place, Matcher sum) {
    String pounds = NumberWords.amount(sum.group(1), place.variant());
    StringBuilder words = new StringBuilder(pounds);
    words.append(sum.group(1).equals("1") ? " pound " : " pounds ");
    words.append(shillings(sum.group(2), sum.group(3), place));
    int end = sum.end();
    boolean stop = place.charAt(end - 1) == '.' && place.endsText(end);
    return Reading.of(stop ? end - 1 : end, words.toString());
  }

  private static String shillings(String shillings, @Nullable String pence, Place place) {
    String words =
        NumberWords.cardinal(shillings, place.variant())
            + (shillings.equals("1") ? " shilling" : " shillings");
    if (pence == null) {
      return words;
    }
    String number = NumberWords.cardinal(pence, place.variant());
    String unit = number.equals("one") ? " penny" : JOINED.contains(number) ? "pence" : " pence";
    return words + " and " + number + unit;
  }

  private static Reading per(Place place, int end, String words) {
    int start = place.at();
    place.moveTo(end);
    Matcher per = place.match(PER);
    place.moveTo(start);
    if (per == null) {
      return Reading.of(end, words);
    }
    String unit = per.group(1);
    return Reading.of(per.end(), words + " per " + SHORT.getOrDefault(unit, unit));
  }
}
