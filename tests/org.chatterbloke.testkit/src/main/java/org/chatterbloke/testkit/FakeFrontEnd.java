package org.chatterbloke.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chatterbloke.text.PhonemeOrigin;
import org.chatterbloke.text.ReadingRequest;
import org.chatterbloke.text.ReadingRequest.GivenReading;
import org.chatterbloke.text.SpokenText;
import org.chatterbloke.text.SpokenToken;
import org.chatterbloke.text.TextFrontEnd;
import org.chatterbloke.text.TextSpan;

/**
 * A front end whose phonemes are the letters of the words in lower case. "42" is read as two words,
 * given readings are followed, signs other than punctuation are left out.
 */
public final class FakeFrontEnd implements TextFrontEnd {

  private static final String MARKS = ".,;:!?…—";

  private final Set<String> languages;

  /** Reads American and British English. */
  public FakeFrontEnd() {
    this(Set.of("en-US", "en-GB"));
  }

  /** Reads the given languages. */
  public FakeFrontEnd(Set<String> languages) {
    this.languages = Set.copyOf(languages);
  }

  @Override
  public Set<String> languages() {
    return languages;
  }

  @Override
  public String version() {
    return "fake-1";
  }

  @Override
  public SpokenText read(ReadingRequest request) {
    String text = request.text();
    List<SpokenToken> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int here = at;
      Optional<GivenReading> given =
          request.overrides().stream().filter(g -> g.span().start() == here).findFirst();
      char c = text.charAt(at);
      int end = at + 1;
      if (given.isPresent()) {
        TextSpan span = given.get().span();
        end = span.end();
        add(tokens, span, span.in(text), given.get().phonemes(), PhonemeOrigin.USER, text);
      } else if (Character.isLetterOrDigit(c)) {
        while (end < text.length() && isWordPart(text.charAt(end))) {
          end++;
        }
        word(tokens, new TextSpan(at, end), text);
      } else if (MARKS.indexOf(c) >= 0) {
        String mark = String.valueOf(c);
        add(tokens, new TextSpan(at, end), mark, mark, PhonemeOrigin.PUNCTUATION, text);
      }
      at = end;
    }
    return new SpokenText(text, request.language(), tokens);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '\'' || c == '’';
  }

  private static void word(List<SpokenToken> tokens, TextSpan span, String text) {
    String word = span.in(text);
    if (word.equals("42")) {
      tokens.add(new SpokenToken(span, "forty", "forty", PhonemeOrigin.RULE, true));
      add(tokens, span, "two", "two", PhonemeOrigin.RULE, text);
    } else {
      String phonemes = word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
      add(tokens, span, word, phonemes, PhonemeOrigin.LEXICON, text);
    }
  }

  private static void add(
      List<SpokenToken> tokens,
      TextSpan span,
      String spoken,
      String phonemes,
      PhonemeOrigin origin,
      String text) {
    boolean space = span.end() < text.length() && Character.isWhitespace(text.charAt(span.end()));
    tokens.add(new SpokenToken(span, spoken, phonemes, origin, space));
  }
}
