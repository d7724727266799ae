package org.chatterbloke.text.english.internal.normaliser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Names of letters and figures together: "MP3", "B2B", "4K", "H1N1", "747s". */
final class CodeRule implements Rule {

  private final Predicate<String> knownWord;

  CodeRule(Predicate<String> knownWord) {
    this.knownWord = knownWord;
  }

  @Override
  public @Nullable Reading read(Place place) {
    if (!place.atWordStart()) {
      return null;
    }
    int end = place.at();
    boolean letters = false;
    boolean figures = false;
    while (end < place.limit() && isPart(place.charAt(end))) {
      if (isFigure(place.charAt(end))) {
        figures = true;
      } else {
        letters = true;
      }
      end++;
    }
    if (!letters || !figures) {
      return null;
    }
    boolean plural = place.charAt(end - 1) == 's' && isFigure(place.charAt(end - 2));
    List<SpokenWord> words = new ArrayList<>();
    int last = plural ? end - 1 : end;
    for (int at = place.at(); at < last; ) {
      boolean figure = isFigure(place.charAt(at));
      int next = at + 1;
      while (next < last && isFigure(place.charAt(next)) == figure) {
        next++;
      }
      String run = place.text(at, next);
      if (figure) {
        String number = Figures.code(run, place);
        words.addAll(
            SpokenWord.phrase(plural && next == last ? NumberWords.plural(number) : number));
      } else {
        words.add(letters(run));
      }
      at = next;
    }
    return Reading.of(end, words);
  }

  private SpokenWord letters(String run) {
    boolean vowel = run.toLowerCase(Locale.ROOT).chars().anyMatch(c -> "aeiouy".indexOf(c) >= 0);
    boolean capitals = run.equals(run.toUpperCase(Locale.ROOT));
    boolean spelled =
        run.length() == 1 || !vowel || (capitals && (run.length() < 4 || !knownWord.test(run)));
    boolean ascii = run.chars().allMatch(c -> c < 0x80);
    return spelled && ascii
        ? SpokenWord.spelled(run.toUpperCase(Locale.ROOT))
        : SpokenWord.plain(run);
  }

  private static boolean isPart(char c) {
    return Character.isLetter(c) || isFigure(c);
  }

  private static boolean isFigure(char c) {
    return c >= '0' && c <= '9';
  }
}
