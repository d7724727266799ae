package org.chatterbloke.voice.core.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.LexiconRepository;
import org.chatterbloke.library.api.LibraryException;
import org.chatterbloke.library.api.StoredLexiconEntry;
import org.chatterbloke.script.Script;
import org.chatterbloke.text.Lexicon;
import org.chatterbloke.text.LexiconEntry;
import org.chatterbloke.text.LexiconEntry.Scope;
import org.chatterbloke.text.PronunciationRules;
import org.chatterbloke.text.TextException;
import org.chatterbloke.text.TextFrontEnd;
import org.chatterbloke.voice.api.VoiceProfile;
import org.chatterbloke.voice.core.FrontEndRegistry;
import org.chatterbloke.voice.core.NarrationException;
import org.chatterbloke.voice.core.Pronunciations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The lexicon of the library. */
@Component(service = Pronunciations.class)
public final class LibraryPronunciations implements Pronunciations {

  private final LexiconRepository repository;
  private final FrontEndRegistry frontEnds;

  /** Reads nothing yet. */
  @Activate
  public LibraryPronunciations(
      @Reference LexiconRepository repository, @Reference FrontEndRegistry frontEnds) {
    this.repository = repository;
    this.frontEnds = frontEnds;
  }

  @Override
  public List<LexiconEntry> entries() throws LibraryException {
    List<LexiconEntry> entries = new ArrayList<>();
    for (StoredLexiconEntry stored : repository.all()) {
      entries.add(
          new LexiconEntry(
              stored.written(),
              stored.reading(),
              stored.language(),
              Scope.valueOf(stored.scope()),
              stored.owner(),
              stored.inflections(),
              stored.caseSensitive()));
    }
    entries.sort(
        Comparator.comparing(LexiconEntry::written, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(LexiconEntry::scope)
            .thenComparing(LexiconEntry::key));
    return entries;
  }

  @Override
  public Map<String, String> phonemes(LexiconEntry entry) throws ChatterBlokeException {
    entry.check();
    Map<String, String> phonemes = new LinkedHashMap<>();
    for (String language : frontEnds.languages()) {
      Optional<FrontEndRegistry.Choice> choice = frontEnds.forLanguage(language);
      if (entry.isFor(language) && choice.isPresent()) {
        phonemes.put(language, checked(entry, choice.get()));
      }
    }
    if (phonemes.isEmpty()) {
      throw new NarrationException(
          FailureKind.NOT_FOUND,
          "Nothing here reads the language %s of “%s”."
              .formatted(entry.language(), entry.written()),
          "Use one of these: " + String.join(", ", frontEnds.languages()) + ".",
          null);
    }
    return phonemes;
  }

  private static String checked(LexiconEntry entry, FrontEndRegistry.Choice choice)
      throws TextException {
    TextFrontEnd frontEnd = choice.frontEnd();
    if (entry.isPhonemes() && frontEnd instanceof PronunciationRules rules) {
      Optional<String> sign = rules.unknownSign(entry.phonemes(), choice.language());
      if (sign.isPresent()) {
        throw new TextException(
            FailureKind.BAD_INPUT,
            "The sign “%s” in the reading %s of “%s” is no sound of %s."
                .formatted(sign.get(), entry.reading(), entry.written(), choice.language()),
            remedy(sign.get()),
            null);
      }
    }
    String phonemes = Lexicon.phonemes(entry, frontEnd, choice.language());
    if (phonemes.codePoints().noneMatch(Character::isLetter)) {
      throw new TextException(
          FailureKind.BAD_INPUT,
          "The reading “%s” of “%s” has no sound in %s."
              .formatted(entry.reading(), entry.written(), choice.language()),
          "Respell the word in ordinary letters, such as shiv-awn.",
          null);
    }
    return phonemes;
  }

  /** Signs that keyboards have for signs that they lack. */
  private static String remedy(String sign) {
    return switch (sign) {
      case "'" -> "Write stress as ˈ, before the vowel.";
      case "," -> "Write secondary stress as ˌ, before the vowel.";
      case ":" -> "Write a long vowel with ː.";
      case "g" -> "Write ɡ (U+0261).";
      default ->
          "Use the signs of docs/lexicon.md, or a respelling in ordinary letters without slashes.";
    };
  }

  @Override
  public void put(List<LexiconEntry> entries) throws LibraryException {
    List<StoredLexiconEntry> stored = new ArrayList<>();
    for (LexiconEntry entry : entries) {
      stored.add(
          new StoredLexiconEntry(
              entry.key(),
              entry.written(),
              entry.reading(),
              entry.language(),
              entry.scope().name(),
              entry.owner(),
              entry.inflections(),
              entry.caseSensitive()));
    }
    repository.put(stored);
  }

  @Override
  public boolean remove(LexiconEntry entry) throws LibraryException {
    return repository.remove(entry.key());
  }

  @Override
  public String standardLanguage() throws NarrationException {
    Set<String> languages = frontEnds.languages();
    Set<String> primary = languages.stream().map(Languages::primary).collect(Collectors.toSet());
    if (primary.size() == 1) {
      return languages.size() == 1 ? languages.iterator().next() : primary.iterator().next();
    }
    throw new NarrationException(
        languages.isEmpty() ? FailureKind.NOT_FOUND : FailureKind.BAD_INPUT,
        languages.isEmpty()
            ? "No language is installed."
            : "Several languages are installed, and the entry names none.",
        languages.isEmpty()
            ? "Install a language plug-in."
            : "Give one of " + String.join(", ", languages) + ".",
        null);
  }

  @Override
  public Lexicon lexicon(FrontEndRegistry.Choice reading, VoiceProfile voice, Script script)
      throws LibraryException {
    String scriptId = script.file().map(Pronunciations::scriptId).orElse("");
    List<LexiconEntry> holding =
        entries().stream().filter(entry -> entry.holdsFor(voice.id(), scriptId)).toList();
    return Lexicon.of(holding, reading.frontEnd(), reading.language());
  }

  @Override
  public String read(Script script, VoiceProfile voice) throws ChatterBlokeException {
    FrontEndRegistry.Choice reading = Speakers.reading(frontEnds, voice);
    return new SuggestedWords(reading, lexicon(reading, voice, script)).phonemes(script);
  }

  @Override
  public List<Suggestion> suggestions(Script script, VoiceProfile voice)
      throws ChatterBlokeException {
    FrontEndRegistry.Choice reading = Speakers.reading(frontEnds, voice);
    return new SuggestedWords(reading, lexicon(reading, voice, script)).of(script);
  }
}
