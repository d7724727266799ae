package org.chatterbloke.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chatterbloke.audio.AudioDevices;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.cli.Command;
import org.chatterbloke.cli.ExitCode;
import org.chatterbloke.cli.Session;
import org.chatterbloke.library.api.VoiceRepository;
import org.chatterbloke.script.Script;
import org.chatterbloke.script.ScriptReader;
import org.chatterbloke.text.LexiconEntry;
import org.chatterbloke.voice.api.VoiceProfile;
import org.chatterbloke.voice.core.CloningService;
import org.chatterbloke.voice.core.CueVoices;
import org.chatterbloke.voice.core.NarrationObserver;
import org.chatterbloke.voice.core.NarrationOutput;
import org.chatterbloke.voice.core.NarrationRequest;
import org.chatterbloke.voice.core.Narrator;
import org.chatterbloke.voice.core.Pronunciations;
import org.chatterbloke.voice.core.Pronunciations.Suggestion;
import org.chatterbloke.voice.core.VoiceResolver;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code chatterbloke lexicon}: how words are to be read. */
@Component(
    service = Command.class,
    property = {
      Command.NAME + "=lexicon",
      Command.SUMMARY + "=Teach words and names: add, hear, suggest, import, export",
      Command.ORDER + "=45"
    })
@CommandLine.Command(
    name = "lexicon",
    mixinStandardHelpOptions = true,
    description = {
      "Your pronunciation lexicon: how words are to be read, everywhere, by one voice or in one script.",
      "A reading is a respelling (shiv-awn) or phonemes between slashes (/ʃəvˈɔn/)."
    },
    footer = {
      "",
      "Examples:",
      "  chatterbloke lexicon suggest book.md",
      "  chatterbloke lexicon say Siobhan shiv-awn",
      "  chatterbloke lexicon add Siobhan shiv-awn --inflections"
    },
    synopsisSubcommandLabel = "COMMAND")
public final class LexiconCommand implements Command {

  private final Pronunciations lexicon;
  private final VoiceRepository library;
  private final VoiceResolver voices;
  private final CloningService cloning;
  private final Narrator narrator;
  private final AudioDevices devices;
  private final Session session;

  /** Made by Declarative Services; without a device bundle words can only be said into files. */
  @Activate
  public LexiconCommand(
      @Reference Pronunciations lexicon,
      @Reference VoiceRepository library,
      @Reference VoiceResolver voices,
      @Reference CloningService cloning,
      @Reference Narrator narrator,
      @Reference(cardinality = ReferenceCardinality.OPTIONAL) AudioDevices devices,
      @Reference Session session) {
    this.lexicon = lexicon;
    this.library = library;
    this.voices = voices;
    this.cloning = cloning;
    this.narrator = narrator;
    this.devices = devices;
    this.session = session;
  }

  @Override
  public Integer call() throws ChatterBlokeException, IOException {
    return list(false);
  }

  @CommandLine.Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists all entries.")
  int list(@Option(names = "--json", description = "As JSON.") boolean json)
      throws ChatterBlokeException, IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (LexiconEntry entry : lexicon.entries()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("written", entry.written());
      row.put("reading", entry.reading());
      row.put("language", entry.language());
      row.put("scope", entry.scope().name().toLowerCase(Locale.ROOT));
      row.put("of", LexiconScope.name(entry, library));
      row.put("inflections", entry.inflections());
      row.put("case", entry.caseSensitive());
      rows.add(row);
    }
    if (json) {
      JsonOutput.print(session.terminal().out(), Map.of("entries", rows));
      return ExitCode.OK;
    }
    if (rows.isEmpty()) {
      session.terminal().note("Your lexicon is empty. “chatterbloke lexicon add” adds a word.");
    }
    for (Map<String, Object> row : rows) {
      String notes =
          row.get("scope")
              + (row.get("of").equals("") ? "" : " " + row.get("of"))
              + (row.get("inflections").equals(true) ? ", inflections" : "")
              + (row.get("case").equals(true) ? ", case" : "");
      session
          .terminal()
          .out()
          .printf(
              "%-20s %-24s %-6s %s%n",
              row.get("written"), row.get("reading"), row.get("language"), notes);
    }
    return ExitCode.OK;
  }

  @CommandLine.Command(
      name = "add",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Adds a word or phrase, or changes its reading. Prints the phonemes.",
        "Only sentences with the word are rendered again."
      },
      footer = {
        "",
        "Examples:",
        "  chatterbloke lexicon add Siobhan shiv-awn --inflections",
        "  chatterbloke lexicon add \"Pall Mall\" /pˈæl mˈæl/ --language en-GB",
        "  chatterbloke lexicon add US \"you ess\" --case --script report.md"
      })
  int add(
      @Parameters(paramLabel = "WORD", description = "The word or phrase as it is written.")
          String word,
      @Parameters(
              paramLabel = "READING",
              description = "A respelling in ordinary letters, or /phonemes/.")
          String reading,
      @Mixin LexiconScope scope,
      @Option(
              names = "--inflections",
              description = "Also for the word with -s, -’s, -ed and -ing.")
          boolean inflections,
      @Option(names = "--case", description = "Only if capitals agree.") boolean caseSensitive,
      @Option(
              names = "--language",
              paramLabel = "TAG",
              defaultValue = "",
              description = "en-US or en-GB only; default: en, which is both.")
          String language)
      throws ChatterBlokeException {
    LexiconEntry entry =
        new LexiconEntry(
            word,
            reading,
            languageOr(language),
            scope.scope(),
            scope.owner(voices),
            inflections,
            caseSensitive);
    Map<String, String> phonemes = lexicon.phonemes(entry);
    lexicon.put(List.of(entry));
    session.terminal().out().println("“" + entry.written() + "” is read as " + spoken(phonemes));
    return ExitCode.OK;
  }

  /** "/ʃˈɪv/", or one for each language if they differ. */
  private static String spoken(Map<String, String> phonemes) {
    if (phonemes.values().stream().distinct().count() == 1) {
      return "/" + phonemes.values().iterator().next() + "/";
    }
    List<String> parts = new ArrayList<>();
    phonemes.forEach((language, sounds) -> parts.add("/" + sounds + "/ in " + language));
    return String.join(", ", parts);
  }

  private String languageOr(String language) throws ChatterBlokeException {
    return language.isBlank() ? lexicon.standardLanguage() : language;
  }

  @CommandLine.Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = {
        "Removes a word or phrase, in capitals or not.",
        "Without --voice or --script the entry for everything is removed; the others stay."
      })
  int remove(
      @Parameters(paramLabel = "WORD", description = "The word or phrase.") String word,
      @Mixin LexiconScope scope,
      @Option(
              names = "--language",
              paramLabel = "TAG",
              defaultValue = "",
              description = "Only the entry of this language.")
          String language)
      throws ChatterBlokeException {
    LexiconEntry wanted = LexiconEntry.global(word, "", language);
    String owner = scope.owner(voices);
    int removed = 0;
    List<String> elsewhere = new ArrayList<>();
    for (LexiconEntry entry : lexicon.entries()) {
      if (!entry.written().equalsIgnoreCase(wanted.written())) {
        continue;
      }
      boolean here = entry.scope() == scope.scope() && entry.owner().equals(owner);
      boolean same = language.isBlank() || entry.language().equalsIgnoreCase(wanted.language());
      if (here && same) {
        removed += lexicon.remove(entry) ? 1 : 0;
      } else {
        elsewhere.add(
            (entry.scope().name().toLowerCase(Locale.ROOT)
                    + " "
                    + LexiconScope.name(entry, library))
                .strip());
      }
    }
    if (removed == 0) {
      throw new UsageFailure(
          FailureKind.NOT_FOUND,
          "Your lexicon has no such entry for “" + wanted.written() + "”.",
          elsewhere.isEmpty()
              ? "“chatterbloke lexicon list” shows all entries."
              : "There is one for: " + String.join(", ", elsewhere) + ".");
    }
    session.terminal().out().println("Removed “" + wanted.written() + "”.");
    return ExitCode.OK;
  }

  @CommandLine.Command(
      name = "say",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Says a word as it is read now, or as a reading would have it. Nothing is stored.",
        "Prints the phonemes."
      })
  int say(
      @Parameters(paramLabel = "WORD", description = "The word or phrase.") String word,
      @Parameters(
              paramLabel = "READING",
              arity = "0..1",
              defaultValue = "",
              description = "A respelling or /phonemes/ to try.")
          String reading,
      @Mixin VoiceOptions options,
      @Option(
              names = {"-o", "--output"},
              paramLabel = "FILE",
              description = "Write into this file instead of playing.")
          Path output,
      @Option(
              names = "--device",
              paramLabel = "NAME",
              defaultValue = "",
              description = "Play on the device whose name contains this.")
          String device)
      throws ChatterBlokeException, InterruptedException {
    VoiceProfile voice = options.resolve(options.voice(), voices, cloning, session);
    Script script = Script.plain(word);
    if (!reading.isBlank()) {
      LexiconEntry tried = LexiconEntry.global(word, reading, voice.language());
      script = given(tried, lexicon.phonemes(tried).values().iterator().next());
    }
    session.terminal().out().println(word + "  /" + lexicon.read(script, voice) + "/");
    if (output != null) {
      narrate(script, voice, options, NarrationOutput.toFile(output));
      return ExitCode.OK;
    }
    try (Loudspeaker speaker = new Loudspeaker(devices, device)) {
      narrate(script, voice, options, NarrationOutput.toListener(speaker::open));
      speaker.drain();
    }
    return ExitCode.OK;
  }

  /** A script of one word with its reading. */
  private static Script given(LexiconEntry entry, String phonemes) throws ChatterBlokeException {
    String escaped = entry.written().replaceAll("([\\\\\\[\\]*_`<&])", "\\\\$1");
    return Script.parse("[" + escaped + "](/" + phonemes + "/)");
  }

  private void narrate(
      Script script, VoiceProfile voice, VoiceOptions options, NarrationOutput output)
      throws ChatterBlokeException {
    narrator.narrate(
        new NarrationRequest(script, voice, CueVoices.NONE, options.settings(), output),
        NarrationObserver.NONE,
        session.progress());
    session.terminal().clear();
  }

  @CommandLine.Command(
      name = "suggest",
      mixinStandardHelpOptions = true,
      description = {
        "Lists the words of a script that no dictionary has, most frequent first, with what would be"
            + " said.",
        "network: guessed by the unknown-word network; spelled: letter by letter; guess: by nothing"
            + " better."
      })
  int suggest(
      @Parameters(paramLabel = "SCRIPT", description = "A script: .md, .txt.") Path file,
      @Option(
              names = {"-v", "--voice"},
              paramLabel = "NAME",
              defaultValue = "",
              description = "Read as this voice would; default: the script’s, or the first.")
          String name,
      @Option(names = "--json", description = "As JSON.") boolean json)
      throws ChatterBlokeException, IOException {
    Script script = ScriptReader.read(file);
    String wanted = name.isBlank() ? script.frontMatter().voice().orElse("") : name;
    VoiceProfile voice = wanted.isBlank() ? voices.standard("", "") : voices.resolve(wanted, "");
    List<Suggestion> suggestions = lexicon.suggestions(script, voice);
    if (json) {
      List<Map<String, Object>> rows = new ArrayList<>();
      for (Suggestion suggestion : suggestions) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("word", suggestion.word());
        row.put("count", suggestion.count());
        row.put("phonemes", suggestion.phonemes());
        row.put("origin", suggestion.origin().name().toLowerCase(Locale.ROOT));
        rows.add(row);
      }
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("language", voice.language());
      facts.put("words", rows);
      JsonOutput.print(session.terminal().out(), facts);
      return ExitCode.OK;
    }
    for (Suggestion suggestion : suggestions) {
      session
          .terminal()
          .out()
          .printf(
              "%5d  %-22s %-8s /%s/%n",
              suggestion.count(),
              suggestion.word(),
              suggestion.origin().name().toLowerCase(Locale.ROOT),
              suggestion.phonemes());
    }
    if (suggestions.isEmpty()) {
      session.terminal().note("Every word of " + file + " is in a dictionary or in your lexicon.");
    }
    return ExitCode.OK;
  }

  @CommandLine.Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = {
        "Adds the entries of a CSV file, and changes those that are there already.",
        "If one line cannot be used, it is named and nothing is changed."
      },
      footer = {
        "",
        "Columns: written,reading,language,scope,of,inflections,case (the first two are enough)."
      })
  int importFile(@Parameters(paramLabel = "FILE", description = "The table, in UTF-8.") Path file)
      throws ChatterBlokeException {
    List<LexiconEntry> entries = LexiconFiles.read(file, lexicon, voices);
    lexicon.put(entries);
    session.terminal().out().println(entries.size() + " entries imported.");
    return ExitCode.OK;
  }

  @CommandLine.Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes all entries into a CSV file, which “import” reads.")
  int exportFile(@Parameters(paramLabel = "FILE", description = "The file to write.") Path file)
      throws ChatterBlokeException {
    List<LexiconEntry> named = new ArrayList<>();
    for (LexiconEntry entry : lexicon.entries()) {
      named.add(
          new LexiconEntry(
              entry.written(),
              entry.reading(),
              entry.language(),
              entry.scope(),
              LexiconScope.name(entry, library),
              entry.inflections(),
              entry.caseSensitive()));
    }
    LexiconFiles.write(file, named);
    session.terminal().out().println(named.size() + " entries exported.");
    return ExitCode.OK;
  }
}
