package org.chatterbloke.text.english.internal;

import org.jspecify.annotations.Nullable;

/** Punctuation as the engines know it: {@code ; : , . ! ? — … ( ) “ ”}. */
final class Marks {

  private static final String OPENS_BEFORE = " ([{<—–-“‘\"'*_/";

  private Marks() {}

  /**
   * The phoneme of a punctuation token.
   *
   * @return the mark; null if the token is a word or a part of one; "" if it is to be left out
   */
  static @Nullable String phoneme(Token token, String text) {
    String mark = token.text();
    if (mark.chars().anyMatch(Character::isLetter)) {
      return null;
    }
    if (mark.length() > 1) {
      return run(mark);
    }
    return switch (mark.charAt(0)) {
      case ',', '，', '、' -> ",";
      case '.', '。' -> ".";
      case '!', '！' -> "!";
      case '?', '？' -> "?";
      case ';', '；' -> ";";
      case ':', '：' -> ":";
      case '…' -> "…";
      case '—', '–', '―' -> "—";
      case '(', '[', '{' -> "(";
      case ')', ']', '}' -> ")";
      case '“', '‟' -> "“";
      case '”' -> "”";
      case '"' -> opens(token, text) ? "“" : "”";
      case '\'', '‘', '`' -> opens(token, text) ? "“" : endsQuote(token, text) ? "”" : null;
      case '-' -> isDash(token, text) ? "—" : null;
      default -> null;
    };
  }

  /** An apostrophe behind punctuation closes a quote; behind a letter it belongs to the word. */
  private static boolean endsQuote(Token token, String text) {
    return token.start() > 0 && ",.!?;:—…".indexOf(text.charAt(token.start() - 1)) >= 0;
  }

  /**
   * Whether a token is a quotation mark. The tagger has never seen any and takes them for nouns; it
   * must not be shown them.
   */
  static boolean isQuote(String token) {
    return token.length() == 1 && "\"“”„‟'‘`".indexOf(token.charAt(0)) >= 0;
  }

  private static String run(String mark) {
    if (mark.chars().allMatch(c -> c == '.')) {
      return "...";
    }
    if (mark.chars().allMatch(c -> c == '-' || c == '—' || c == '–')) {
      return "—";
    }
    // Smileys and rows of signs.
    return "";
  }

  private static boolean opens(Token token, String text) {
    char before = token.start() == 0 ? ' ' : text.charAt(token.start() - 1);
    char after = token.end() >= text.length() ? ' ' : text.charAt(token.end());
    return OPENS_BEFORE.indexOf(before) >= 0 && after != ' ';
  }

  private static boolean isDash(Token token, String text) {
    boolean blankBefore = token.start() == 0 || text.charAt(token.start() - 1) == ' ';
    return blankBefore && token.space() && token.start() > 0;
  }
}
