package org.chatterbloke.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chatterbloke.text.LexiconEntry.Scope;
import org.chatterbloke.text.PronunciationRules.Ending;
import org.chatterbloke.text.PronunciationRules.Inflected;
import org.chatterbloke.text.ReadingRequest.GivenReading;
import org.jspecify.annotations.Nullable;

/**
 * The entries that hold for one reading, ready to be found in texts. Where several match at one
 * place, the longest stretch of text wins; then the narrower scope (script, voice, global), the
 * narrower language ({@code en-GB} before {@code en}), the entry in which case matters, the form as
 * it was entered before an inflected one, and the spelling by code point. Phonemes are made when a
 * word is first met. Thread-safe.
 */
public final class Lexicon {

  /** No entries. */
  public static final Lexicon EMPTY = new Lexicon(Map.of());

  /** By the first word without regard to case; the form that wins comes first. */
  private final Map<String, List<Form>> forms;

  private Lexicon(Map<String, List<Form>> forms) {
    this.forms = forms;
  }

  /**
   * A lexicon.
   *
   * @param entries all that hold; those of other languages are left out
   * @param frontEnd reads respellings and, with {@link PronunciationRules}, forms inflections
   * @param language BCP 47 tag of the reading, one of the front end's own
   */
  public static Lexicon of(
      Collection<LexiconEntry> entries, TextFrontEnd frontEnd, String language) {
    Map<String, List<Form>> forms = new HashMap<>();
    for (LexiconEntry entry : entries) {
      if (entry.isFor(language) && !entry.written().isEmpty()) {
        add(forms, new Form(entry, entry.written(), null, frontEnd, language));
        if (entry.inflections() && frontEnd instanceof PronunciationRules rules) {
          for (Inflected inflected : rules.inflections(entry.written(), language)) {
            add(
                forms,
                new Form(entry, inflected.written(), inflected.ending(), frontEnd, language));
          }
        }
      }
    }
    forms.values().forEach(list -> list.sort(Form.ORDER));
    return forms.isEmpty() ? EMPTY : new Lexicon(forms);
  }

  private static void add(Map<String, List<Form>> forms, Form form) {
    String head = FoldedText.head(FoldedText.fold(form.written), 0);
    forms.computeIfAbsent(head, key -> new ArrayList<>()).add(form);
  }

  /** Whether nothing can be found. */
  public boolean isEmpty() {
    return forms.isEmpty();
  }

  /**
   * The readings of a text.
   *
   * @param text one sentence or a part of one
   * @param given readings that stand in the script, in order and without overlap; they win
   * @return {@code given} and what was found beside it, in order and without overlap
   * @throws TextException if the front end cannot read a respelling
   */
  public List<GivenReading> readings(String text, List<GivenReading> given) throws TextException {
    if (forms.isEmpty() || text.isEmpty()) {
      return given;
    }
    FoldedText folded = FoldedText.of(text);
    List<GivenReading> readings = new ArrayList<>();
    int next = 0;
    int at = 0;
    while (at < folded.length()) {
      while (next < given.size() && given.get(next).span().end() <= folded.source(at)) {
        readings.add(given.get(next++));
      }
      String head = FoldedText.head(folded.text(false), at);
      Match match = match(folded, at, head, next < given.size() ? given.get(next).span() : null);
      if (match == null) {
        at += head.length();
      } else {
        TextSpan span = new TextSpan(folded.source(at), folded.source(match.end));
        readings.add(new GivenReading(span, match.form.phonemes()));
        at = match.end;
      }
    }
    readings.addAll(given.subList(next, given.size()));
    return readings;
  }

  private record Match(Form form, int end) {}

  /** The form that wins at a place; null if there is none. */
  private @Nullable Match match(FoldedText text, int at, String head, @Nullable TextSpan taken)
      throws TextException {
    Match best = null;
    for (Form form : forms.getOrDefault(head, List.of())) {
      int end = text.match(form.key, at, form.entry.caseSensitive());
      boolean free =
          taken == null
              || text.source(Math.max(end, at)) <= taken.start()
              || text.source(at) >= taken.end();
      if (end > at && free && (best == null || end > best.end) && !form.phonemes().isEmpty()) {
        best = new Match(form, end);
      }
    }
    return best;
  }

  /**
   * The phonemes of an entry's reading.
   *
   * @return "" if the front end finds nothing to say in a respelling
   */
  public static String phonemes(LexiconEntry entry, TextFrontEnd frontEnd, String language)
      throws TextException {
    if (entry.isPhonemes()) {
      return entry.phonemes();
    }
    StringBuilder phonemes = new StringBuilder();
    boolean blank = false;
    String respelling = withoutStressCapitals(entry.reading());
    for (SpokenToken token : frontEnd.read(ReadingRequest.of(respelling, language)).tokens()) {
      if (token.isWord() && !token.phonemes().isEmpty()) {
        phonemes.append(blank && !phonemes.isEmpty() ? " " : "").append(token.phonemes());
        blank = false;
      }
      blank |= token.spaceAfter();
    }
    return phonemes.toString().strip();
  }

  /** "shi-VAWN" marks the stress for people; a front end would spell V, A, W, N. */
  private static String withoutStressCapitals(String respelling) {
    boolean mixed =
        respelling.indexOf('-') > 0 && respelling.chars().anyMatch(Character::isLowerCase);
    return mixed ? respelling.toLowerCase(Locale.ROOT) : respelling;
  }

  /** An entry in one spelling. */
  private static final class Form {

    /** Scopes from narrow to wide, and so on; length is decided by the text. */
    static final Comparator<Form> ORDER =
        Comparator.<Form, Scope>comparing(form -> form.entry.scope(), Comparator.reverseOrder())
            .thenComparing(form -> form.entry.language().length(), Comparator.reverseOrder())
            .thenComparing(form -> form.entry.caseSensitive(), Comparator.reverseOrder())
            .thenComparing(form -> form.ending != null)
            .thenComparing(form -> form.entry.written())
            .thenComparing(form -> form.entry.reading())
            .thenComparing(form -> form.written);

    final LexiconEntry entry;
    final String written;
    final String key;
    final @Nullable Ending ending;
    private final TextFrontEnd frontEnd;
    private final String language;
    private volatile @Nullable String phonemes;

    Form(
        LexiconEntry entry,
        String written,
        @Nullable Ending ending,
        TextFrontEnd frontEnd,
        String language) {
      this.entry = entry;
      this.written = written;
      this.key = entry.caseSensitive() ? FoldedText.plain(written) : FoldedText.fold(written);
      this.ending = ending;
      this.frontEnd = frontEnd;
      this.language = language;
    }

    String phonemes() throws TextException {
      String known = phonemes;
      if (known == null) {
        known = Lexicon.phonemes(entry, frontEnd, language);
        Ending end = ending;
        if (end != null && !known.isEmpty() && frontEnd instanceof PronunciationRules rules) {
          known = rules.withEnding(known, entry.written(), end, language);
        }
        phonemes = known;
      }
      return known;
    }
  }
}
