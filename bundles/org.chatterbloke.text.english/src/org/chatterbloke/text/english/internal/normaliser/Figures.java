package org.chatterbloke.text.english.internal.normaliser;

import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Pieces of patterns that several rules share, and how codes and years are read. */
final class Figures {

  /** A number with or without commas and decimals; the repetition is bounded to spare the stack. */
  static final String NUMBER = "(?:\\d{1,3}(?:,\\d{2,3}){0,12},\\d{3}(?!\\d)|\\d+)(?:\\.\\d+)?";

  /** A hyphen or an en dash between two numbers. */
  static final String DASH = "\\s?[-–]\\s?";

  /** Neither letter nor digit follows. */
  static final String END = "(?![\\p{L}\\p{N}])";

  private Figures() {}

  /** An alternation of literal words, longest first. */
  static String anyOf(Collection<String> words) {
    return words.stream()
        .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(w -> w))
        .map(Pattern::quote)
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  /** Whether four figures are likelier a year than an amount. */
  static boolean looksLikeYear(String figures) {
    if (figures.length() != 4
        || figures.charAt(0) == '0'
        || !figures.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    int year = Integer.parseInt(figures);
    return year >= 1100 && year <= 2099;
  }

  /** Figures that are year or amount, by their looks. */
  static String yearOrAmount(String figures, Place place) {
    return looksLikeYear(figures)
        ? NumberWords.year(Integer.parseInt(figures), place.variant())
        : NumberWords.amount(figures, place.variant());
  }

  /** The figures of a code or a name: "forty two", "seven forty seven", "ten eighty", or digits. */
  static String code(String figures, Place place) {
    if (figures.charAt(0) == '0' && figures.length() > 1) {
      return NumberWords.digits(figures);
    }
    boolean round = figures.endsWith("00");
    switch (figures.length()) {
      case 1, 2 -> {
        return NumberWords.cardinal(figures, place.variant());
      }
      case 3 -> {
        if (round) {
          return NumberWords.cardinal(figures, place.variant());
        }
        String end = figures.substring(1);
        return NumberWords.digits(figures.substring(0, 1))
            + " "
            + (end.charAt(0) == '0'
                ? "oh " + NumberWords.digits(end.substring(1))
                : NumberWords.cardinal(end, place.variant()));
      }
      case 4 -> {
        if (figures.endsWith("000") || looksLikeYear(figures)) {
          return yearOrAmount(figures, place);
        }
        return figures.charAt(2) == '0' && !round
            ? NumberWords.digits(figures)
            : NumberWords.year(Integer.parseInt(figures), place.variant());
      }
      default -> {
        return NumberWords.digits(figures);
      }
    }
  }
}
