package org.chatterbloke.text.english.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chatterbloke.text.ReadingRequest;
import org.chatterbloke.text.ReadingRequest.GivenReading;
import org.chatterbloke.text.SpokenText;
import org.chatterbloke.text.TextException;
import org.chatterbloke.text.UnknownWordReader;
import org.chatterbloke.text.english.internal.Token.Kind;
import org.chatterbloke.text.english.internal.Tokeniser.Range;
import org.chatterbloke.text.english.internal.normaliser.Normaliser;
import org.chatterbloke.text.english.internal.normaliser.Piece;
import org.chatterbloke.text.english.internal.normaliser.SpokenWord;
import org.jspecify.annotations.Nullable;

/**
 * Reads one variant of English: plain characters, words for figures, tokens, parts of speech,
 * phonemes. Thread-safe.
 */
final class EnglishReader {

  private static final Set<String> SUBJECTS = Set.of("i", "we", "they", "he", "she", "who");

  private final Variant variant;
  private final Normaliser normaliser;
  private final Tokeniser tokeniser;
  private final Tagger tagger;
  private final PhraseReader phrases;

  EnglishReader(
      Variant variant,
      Normaliser normaliser,
      Tokeniser tokeniser,
      Tagger tagger,
      WordReader words,
      UnknownWordReader unknown,
      PhonemeAlphabet alphabet) {
    this.variant = variant;
    this.normaliser = normaliser;
    this.tokeniser = tokeniser;
    this.tagger = tagger;
    this.phrases = new PhraseReader(words, unknown, alphabet, variant.tag());
  }

  SpokenText read(ReadingRequest request) throws TextException {
    WorkingText text = WorkingText.of(request.text());
    Collector collector = new Collector(text.text());
    int at = 0;
    for (GivenReading given : request.overrides()) {
      int start = text.position(given.span().start());
      int end = text.position(given.span().end());
      if (start < at || end <= start) {
        continue;
      }
      collector.addText(at, start);
      collector.addGiven(start, end, given.phonemes());
      at = end;
    }
    collector.addText(at, text.text().length());
    return new SpokenText(request.text(), variant.tag(), phrases.read(collector.tagged(), text));
  }

  /** Collects tokens together with what the tagger is to see of them. */
  private final class Collector {
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final List<String> tagged = new ArrayList<>();

    /** For each token the index of its word in {@link #tagged}. */
    private final List<Integer> taggedBy = new ArrayList<>();

    Collector(String text) {
      this.text = text;
    }

    void addText(int from, int to) {
      for (Piece piece : normaliser.normalise(text, from, to)) {
        switch (piece) {
          case Piece.Plain plain -> addPlain(plain);
          case Piece.Spoken spoken -> addSpoken(spoken);
        }
      }
    }

    private void addPlain(Piece.Plain plain) {
      for (Range range : tokeniser.tokens(text, plain.start(), plain.end())) {
        String word = text.substring(range.start(), range.end());
        String seen = Marks.isQuote(word) ? null : word;
        add(word, range.start(), range.end(), spaceAt(range.end()), Kind.WRITTEN, null, seen);
      }
    }

    private void addSpoken(Piece.Spoken spoken) {
      List<SpokenWord> words = spoken.words();
      int unit = tagged.size();
      for (int i = 0; i < words.size(); i++) {
        SpokenWord word = words.get(i);
        boolean last = i == words.size() - 1;
        boolean markNext = !last && words.get(i + 1).manner() == SpokenWord.Manner.MARK;
        boolean space = last ? spaceAt(spoken.end()) : !markNext;
        Kind kind =
            switch (word.manner()) {
              case PLAIN -> Kind.SPOKEN;
              case REDUCED -> Kind.REDUCED;
              case SPELLED -> Kind.SPELLED;
              case MARK -> Kind.MARK;
            };
        String written = spoken.written();
        String seen = written == null ? word.text() : i == 0 ? written : null;
        add(word.text(), spoken.start(), spoken.end(), space, kind, null, seen);
        if (written != null) {
          taggedBy.set(taggedBy.size() - 1, unit);
        }
      }
    }

    void addGiven(int start, int end, String phonemes) {
      String word = text.substring(start, end);
      add(word, start, end, spaceAt(end), Kind.GIVEN, phonemes, word.strip());
    }

    private void add(
        String word,
        int start,
        int end,
        boolean space,
        Kind kind,
        @Nullable String given,
        @Nullable String seen) {
      if (seen != null) {
        tagged.add(seen.isEmpty() ? "-" : seen);
      }
      taggedBy.add(tagged.size() - 1);
      tokens.add(new Token(word, start, end, space, kind, "", given));
    }

    private boolean spaceAt(int position) {
      return position < text.length() && text.charAt(position) == ' ';
    }

    /**
     * What the tagger says, but that no noun follows a subject or a modal: "I object", "they
     * abuse".
     */
    private String tag(List<String> tags, int index) {
      String tag = tags.get(index);
      boolean verb =
          index > 0
              && (tag.equals("NN") || tag.equals("NNS"))
              && (tags.get(index - 1).equals("MD")
                  || SUBJECTS.contains(tagged.get(index - 1).toLowerCase(Locale.ROOT)));
      return verb ? "VBP" : tag;
    }

    List<Token> tagged() {
      List<String> tags = tagger.tags(tagged);
      List<Token> result = new ArrayList<>(tokens.size());
      for (int i = 0; i < tokens.size(); i++) {
        int seen = taggedBy.get(i);
        result.add(seen < 0 ? tokens.get(i) : tokens.get(i).withTag(tag(tags, seen)));
      }
      return result;
    }
  }
}
