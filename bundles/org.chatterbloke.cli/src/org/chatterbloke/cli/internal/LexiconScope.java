package org.chatterbloke.cli.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.StoredVoice;
import org.chatterbloke.library.api.VoiceRepository;
import org.chatterbloke.text.LexiconEntry;
import org.chatterbloke.text.LexiconEntry.Scope;
import org.chatterbloke.voice.core.Pronunciations;
import org.chatterbloke.voice.core.VoiceResolver;
import picocli.CommandLine.Option;

/** The options that say where an entry of the lexicon holds, and its names for people. */
final class LexiconScope {

  @Option(
      names = {"-v", "--voice"},
      paramLabel = "NAME",
      description = "For this voice only (“chatterbloke voices list”).")
  private String voice = "";

  @Option(names = "--script", paramLabel = "FILE", description = "For this script only.")
  private String script = "";

  Scope scope() throws UsageFailure {
    if (!voice.isBlank() && !script.isBlank()) {
      throw new UsageFailure(
          FailureKind.BAD_INPUT,
          "An entry cannot be for a voice and a script at once.",
          "Give --voice or --script.");
    }
    return !voice.isBlank() ? Scope.VOICE : !script.isBlank() ? Scope.SCRIPT : Scope.GLOBAL;
  }

  /** The id of the voice or script, which must exist; "" for neither. */
  String owner(VoiceResolver voices) throws ChatterBlokeException {
    if (scope() == Scope.SCRIPT && !Files.isRegularFile(path(script))) {
      throw new UsageFailure(
          FailureKind.NOT_FOUND,
          "The script " + script + " does not exist.",
          "Check the name and the folder.");
    }
    return owner(scope(), voice.isBlank() ? script : voice, voices);
  }

  /** The id of a voice or script by what a person calls it; a script may be missing. */
  static String owner(Scope scope, String name, VoiceResolver voices) throws ChatterBlokeException {
    return switch (scope) {
      case GLOBAL -> "";
      case VOICE -> voices.resolve(name, "").id();
      case SCRIPT -> Pronunciations.scriptId(path(name));
    };
  }

  private static Path path(String name) throws UsageFailure {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UsageFailure(
          FailureKind.BAD_INPUT, "“" + name + "” is no file name.", "Name a script.");
    }
  }

  /** What a person calls the voice or script of an entry; the id of a voice that is gone. */
  static String name(LexiconEntry entry, VoiceRepository library) throws ChatterBlokeException {
    if (entry.scope() != Scope.VOICE) {
      return entry.owner();
    }
    Optional<StoredVoice> stored = library.byId(entry.owner());
    return stored.map(StoredVoice::name).orElse(entry.owner());
  }
}
