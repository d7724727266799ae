package org.chatterbloke.text.english.internal.normaliser;

import java.util.Map;
import org.chatterbloke.text.english.internal.Variant;

/** Numbers in words. Results are words parted by single blanks, without hyphens or commas. */
final class NumberWords {

  private static final String[] ONES = {
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen"
  };
  private static final String[] TENS = {
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
  };
  private static final String[] SCALES = {
    "",
    " thousand",
    " million",
    " billion",
    " trillion",
    " quadrillion",
    " quintillion",
    " sextillion",
    " septillion",
    " octillion",
    " nonillion",
    " decillion"
  };
  private static final Map<String, String> ORDINALS =
      Map.of(
          "one", "first", "two", "second", "three", "third", "five", "fifth", "eight", "eighth",
          "nine", "ninth", "twelve", "twelfth");

  /** The most digits that have a name. */
  private static final int LONGEST = 36;

  private NumberWords() {}

  /** A whole number of up to three digits. */
  private static String belowThousand(int number, boolean and) {
    StringBuilder words = new StringBuilder();
    if (number >= 100) {
      words.append(ONES[number / 100]).append(" hundred");
      if (number % 100 > 0) {
        words.append(and ? " and " : " ");
      }
    }
    int rest = number % 100;
    if (rest >= 20) {
      words.append(TENS[rest / 10]);
      if (rest % 10 > 0) {
        words.append(' ').append(ONES[rest % 10]);
      }
    } else if (rest > 0 || number == 0) {
      words.append(ONES[rest]);
    }
    return words.toString();
  }

  static String cardinal(long number, Variant variant) {
    return cardinal(Long.toString(number), variant);
  }

  /**
   * A whole number. The British say "and" before the last two digits.
   *
   * @param digits 0 to 9 only; zeros in front are not said; what is too long for a name is read
   *     digit by digit
   */
  static String cardinal(String digits, Variant variant) {
    int first = 0;
    while (first < digits.length() - 1 && digits.charAt(first) == '0') {
      first++;
    }
    String plain = digits.substring(first);
    if (plain.length() > LONGEST) {
      return digits(plain);
    }
    boolean and = variant == Variant.GB;
    StringBuilder words = new StringBuilder();
    int groups = (plain.length() + 2) / 3;
    for (int i = 0; i < groups; i++) {
      int end = plain.length() - 3 * (groups - 1 - i);
      int group = Integer.parseInt(plain.substring(Math.max(0, end - 3), end));
      boolean last = i == groups - 1;
      if (group == 0 && groups > 1) {
        continue;
      }
      if (!words.isEmpty()) {
        words.append(and && last && group < 100 ? " and " : " ");
      }
      words.append(belowThousand(group, and)).append(SCALES[groups - 1 - i]);
    }
    return words.toString();
  }

  static String ordinal(String digits, Variant variant) {
    return toOrdinal(cardinal(digits, variant));
  }

  /** The ordinal of a cardinal: only its last word changes. */
  static String toOrdinal(String cardinal) {
    int cut = cardinal.lastIndexOf(' ') + 1;
    String last = cardinal.substring(cut);
    String irregular = ORDINALS.get(last);
    if (irregular != null) {
      return cardinal.substring(0, cut) + irregular;
    }
    return cardinal.substring(0, cut)
        + (last.endsWith("y") ? last.substring(0, last.length() - 1) + "ieth" : last + "th");
  }

  /** Each digit by itself; other characters are left out. */
  static String digits(String text) {
    return digits(text, "zero");
  }

  /** Each digit by itself with another word for zero. */
  static String digits(String text, String zero) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        if (!words.isEmpty()) {
          words.append(' ');
        }
        words.append(c == '0' ? zero : ONES[c - '0']);
      }
    }
    return words.toString();
  }

  /** A year: "nineteen oh five", "two thousand five", "twenty twenty four". */
  static String year(int year, Variant variant) {
    int high = year / 100;
    int low = year % 100;
    if (high == 0 || high > 99 || (high % 10 == 0 && low < 10)) {
      return cardinal(year, variant);
    }
    String century = cardinal(high, variant);
    if (low == 0) {
      return century + " hundred";
    }
    return century + (low < 10 ? " oh " : " ") + cardinal(low, variant);
  }

  /** Two digits of a year: "oh five", "ninety eight", "hundred" for 00. */
  static String yearEnd(int low, Variant variant) {
    return low == 0
        ? "hundred"
        : low < 10 ? "oh " + cardinal(low, variant) : cardinal(low, variant);
  }

  /** The plural of the last word: "sixties", "hundreds", "sevens", "sixes". */
  static String plural(String words) {
    if (words.endsWith("y")) {
      return words.substring(0, words.length() - 1) + "ies";
    }
    return words + (words.endsWith("x") ? "es" : "s");
  }

  /**
   * A number as it is written: digits with commas between thousands and decimals behind a full
   * stop. Zeros in front are said, as in "007", unless decimals follow.
   */
  static String amount(String written, Variant variant) {
    String plain = written.replace(",", "");
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    String decimals = point < 0 ? "" : plain.substring(point + 1);
    StringBuilder words = new StringBuilder();
    if (whole.length() > 1 && whole.charAt(0) == '0' && point < 0) {
      words.append(digits(whole));
    } else if (!whole.isEmpty()) {
      words.append(cardinal(whole, variant));
    }
    if (!decimals.isEmpty()) {
      words.append(" point ").append(digits(decimals, "zero"));
    }
    return words.toString().strip();
  }

  /** Whether an amount takes its unit in the singular. */
  static boolean isOne(String written) {
    return written.equals("1") || written.equals("1.0");
  }
}
