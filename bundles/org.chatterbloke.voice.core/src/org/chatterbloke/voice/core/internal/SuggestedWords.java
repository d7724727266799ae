package org.chatterbloke.voice.core.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.chatterbloke.script.Passage;
import org.chatterbloke.script.Script;
import org.chatterbloke.text.Lexicon;
import org.chatterbloke.text.PhonemeOrigin;
import org.chatterbloke.text.ReadingRequest;
import org.chatterbloke.text.ReadingRequest.GivenReading;
import org.chatterbloke.text.Segment;
import org.chatterbloke.text.SegmentPlanner;
import org.chatterbloke.text.Segmentation;
import org.chatterbloke.text.SpokenText;
import org.chatterbloke.text.SpokenToken;
import org.chatterbloke.text.TextException;
import org.chatterbloke.text.TextSpan;
import org.chatterbloke.voice.core.FrontEndRegistry;
import org.chatterbloke.voice.core.Pronunciations.Suggestion;
import org.jspecify.annotations.Nullable;

/** Counts the words of a script that no dictionary has. For one script and one thread. */
final class SuggestedWords {

  private static final Set<PhonemeOrigin> UNSURE =
      Set.of(PhonemeOrigin.NETWORK, PhonemeOrigin.SPELLED, PhonemeOrigin.GUESS);

  private final FrontEndRegistry.Choice reading;
  private final Lexicon lexicon;
  private final Map<String, Found> words = new HashMap<>();

  private static final class Found {
    int count;

    /** What the word alone was read as; null as long as only inflected forms were met. */
    @Nullable String phonemes;

    PhonemeOrigin origin;

    Found(PhonemeOrigin origin) {
      this.origin = origin;
    }
  }

  SuggestedWords(FrontEndRegistry.Choice reading, Lexicon lexicon) {
    this.reading = reading;
    this.lexicon = lexicon;
  }

  /** All phonemes of a script. */
  String phonemes(Script script) throws TextException {
    List<String> phonemes = new ArrayList<>();
    forEachSegment(script, spoken -> phonemes.add(spoken.phonemes()));
    return String.join(" ", phonemes).strip();
  }

  private void forEachSegment(Script script, Consumer<SpokenText> action) throws TextException {
    SegmentPlanner planner =
        new SegmentPlanner(Segmentation.of(reading.language(), Speakers.LONGEST_SEGMENT));
    for (Passage passage : script.passages()) {
      String text = passage.text().text();
      for (Segment segment : planner.plan(text)) {
        List<GivenReading> given = SegmentSource.readings(passage, segment.span());
        action.accept(read(segment.span().in(text), given));
      }
    }
  }

  /** The words, most frequent first. */
  List<Suggestion> of(Script script) throws TextException {
    forEachSegment(script, this::count);
    List<Suggestion> suggestions = new ArrayList<>();
    for (Map.Entry<String, Found> entry : words.entrySet()) {
      Found found = entry.getValue();
      String phonemes = found.phonemes;
      if (phonemes == null) {
        phonemes = read(entry.getKey(), List.of()).phonemes();
      }
      suggestions.add(new Suggestion(entry.getKey(), found.count, phonemes, found.origin));
    }
    suggestions.sort(
        Comparator.comparingInt(Suggestion::count).reversed().thenComparing(Suggestion::word));
    return suggestions;
  }

  private SpokenText read(String text, List<GivenReading> given) throws TextException {
    return reading
        .frontEnd()
        .read(new ReadingRequest(text, reading.language(), lexicon.readings(text, given)));
  }

  private void count(SpokenText spoken) {
    List<SpokenToken> tokens = spoken.tokens();
    int end;
    for (int at = 0; at < tokens.size(); at = end) {
      TextSpan span = tokens.get(at).span();
      StringBuilder phonemes = new StringBuilder();
      PhonemeOrigin origin = null;
      for (end = at; end < tokens.size() && tokens.get(end).span().equals(span); end++) {
        SpokenToken token = tokens.get(end);
        phonemes.append(token.phonemes()).append(token.spaceAfter() ? " " : "");
        if (UNSURE.contains(token.origin())) {
          origin = origin == null || token.origin().compareTo(origin) > 0 ? token.origin() : origin;
        }
      }
      if (origin != null) {
        add(span.in(spoken.source()), phonemes.toString().strip(), origin);
      }
    }
  }

  private void add(String written, String phonemes, PhonemeOrigin origin) {
    String word = written.strip();
    boolean possessive = word.length() > 2 && word.matches("(?s).*['’]s");
    String base = possessive ? word.substring(0, word.length() - 2) : word;
    if (base.codePoints().noneMatch(Character::isLetter)) {
      return;
    }
    Found found = words.computeIfAbsent(base, key -> new Found(origin));
    found.count++;
    if (!possessive && found.phonemes == null) {
      found.phonemes = phonemes;
      found.origin = origin;
    }
  }
}
