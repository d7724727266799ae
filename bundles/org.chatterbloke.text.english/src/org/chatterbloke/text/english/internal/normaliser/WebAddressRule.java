package org.chatterbloke.text.english.internal.normaliser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Web addresses, e-mail addresses and names of files: "example dot com slash help". */
final class WebAddressRule implements Rule {

  private static final String LABELS = "(?:[A-Za-z0-9_-]{1,63}\\.){1,8}";
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:(?<scheme>(?:https?|ftp)://)\\S+"
              + "|www\\.\\S+"
              + "|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,6}"
              + "|"
              + LABELS
              + "(?:com|org|net|edu|gov|io|co|uk|de|fr|info|biz|us|ca|au|tv|me|ly|ai|eu|dev|app)"
              + "(?![\\p{L}\\p{N}])(?:/\\S*)?"
              + "|"
              + LABELS
              + "(?:txt|pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|svg|html?|css|js|ts|py|java|jar|zip|gz"
              + "|csv|json|xml|md|exe|dll|mp[34]|wav|flac|ogg|m4a|webm|sh)(?![\\p{L}\\p{N}]))");

  private static final Map<Character, String> SIGNS =
      Map.ofEntries(
          Map.entry('.', "dot"),
          Map.entry('/', "slash"),
          Map.entry('-', "dash"),
          Map.entry('_', "underscore"),
          Map.entry('@', "at"),
          Map.entry(':', "colon"),
          Map.entry('?', "question mark"),
          Map.entry('=', "equals"),
          Map.entry('&', "and"),
          Map.entry('#', "hash"),
          Map.entry('%', "percent"),
          Map.entry('+', "plus"),
          Map.entry('~', "tilde"));

  private final Predicate<String> knownWord;

  WebAddressRule(Predicate<String> knownWord) {
    this.knownWord = knownWord;
  }

  @Override
  public @Nullable Reading read(Place place) {
    char before = place.charAt(place.at() - 1);
    if (before != 0 && " \"'“‘([<{".indexOf(before) < 0) {
      return null;
    }
    Matcher address = mayBeAddress(place) ? place.match(ADDRESS) : null;
    if (address == null) {
      return null;
    }
    String scheme = address.group("scheme");
    int start = place.at() + (scheme == null ? 0 : scheme.length());
    int end = address.end();
    while (end > start && ".,;:!?)]}'\"”’>…".indexOf(place.charAt(end - 1)) >= 0) {
      end--;
    }
    if (end == start) {
      return null;
    }
    return Reading.of(end, words(place, start, end));
  }

  /**
   * A cheap look before the pattern: a full stop, "@" or "://" with more behind it, before a blank.
   */
  private static boolean mayBeAddress(Place place) {
    for (int i = place.at() + 1; i < place.limit() && place.charAt(i) != ' '; i++) {
      char c = place.charAt(i);
      if ((c == '.' && Character.isLetterOrDigit(place.charAt(i + 1)))
          || c == '@'
          || (c == ':' && place.charAt(i + 1) == '/')) {
        return true;
      }
    }
    return false;
  }

  private List<SpokenWord> words(Place place, int start, int end) {
    List<SpokenWord> words = new ArrayList<>();
    int last = place.charAt(end - 1) == '/' ? end - 1 : end;
    for (int at = start; at < last; ) {
      char c = place.charAt(at);
      int next = at + 1;
      if (Character.isLetter(c)) {
        while (next < last && Character.isLetter(place.charAt(next))) {
          next++;
        }
        boolean tail = next == last || place.charAt(next) == '/';
        addLetters(place.text(at, next), tail && place.charAt(at - 1) == '.', words);
      } else if (c >= '0' && c <= '9') {
        while (next < last && place.charAt(next) >= '0' && place.charAt(next) <= '9') {
          next++;
        }
        words.addAll(SpokenWord.phrase(Figures.code(place.text(at, next), place)));
      } else {
        words.addAll(SpokenWord.phrase(SIGNS.getOrDefault(c, "")));
      }
      at = next;
    }
    return words;
  }

  private void addLetters(String letters, boolean topLevel, List<SpokenWord> words) {
    String lower = letters.toLowerCase(Locale.ROOT);
    boolean vowel = lower.chars().anyMatch(c -> "aeiouy".indexOf(c) >= 0);
    boolean word =
        topLevel && letters.length() < 3
            ? lower.equals("me")
            : !lower.equals("www")
                && (knownWord.test(lower) || (vowel && (letters.length() > 3 || topLevel)));
    words.add(
        word ? SpokenWord.plain(letters) : SpokenWord.spelled(letters.toUpperCase(Locale.ROOT)));
  }
}
