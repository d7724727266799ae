package org.chatterbloke.cli.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.text.LexiconCsv;
import org.chatterbloke.text.LexiconEntry;
import org.chatterbloke.text.TextException;
import org.chatterbloke.voice.core.Pronunciations;
import org.chatterbloke.voice.core.VoiceResolver;

/** Lexicons in CSV files. */
final class LexiconFiles {

  /** The largest file that is read, in bytes: about 200,000 entries. */
  private static final long LARGEST = 20L << 20;

  private LexiconFiles() {}

  /**
   * Reads and checks every line of a file.
   *
   * @throws ChatterBlokeException with the file and the line if one entry cannot be used
   */
  static List<LexiconEntry> read(Path file, Pronunciations lexicon, VoiceResolver voices)
      throws ChatterBlokeException {
    String text = text(file);
    try {
      List<LexiconEntry> entries = new ArrayList<>();
      Map<String, Integer> lines = new HashMap<>();
      for (LexiconCsv.Line line : LexiconCsv.read(text, lexicon.standardLanguage())) {
        LexiconEntry entry = checked(line, lexicon, voices);
        Integer before = lines.put(entry.key(), line.line());
        if (before != null) {
          throw LexiconCsv.at(
              line.line(),
              new UsageFailure(
                  FailureKind.BAD_INPUT,
                  "“" + entry.written() + "” stands in line " + before + " already.",
                  "Keep one of the two."));
        }
        entries.add(entry);
      }
      return entries;
    } catch (TextException e) {
      throw new UsageFailure(e.kind(), file + ": " + e.sentence(), e.remedy());
    }
  }

  private static LexiconEntry checked(
      LexiconCsv.Line line, Pronunciations lexicon, VoiceResolver voices) throws TextException {
    LexiconEntry given = line.entry();
    try {
      LexiconEntry entry =
          new LexiconEntry(
              given.written(),
              given.reading(),
              given.language(),
              given.scope(),
              LexiconScope.owner(given.scope(), given.owner(), voices),
              given.inflections(),
              given.caseSensitive());
      lexicon.phonemes(entry);
      return entry;
    } catch (ChatterBlokeException e) {
      throw LexiconCsv.at(line.line(), e);
    }
  }

  private static String text(Path file) throws UsageFailure {
    try {
      if (Files.isDirectory(file) || Files.size(file) > LARGEST) {
        throw new UsageFailure(
            FailureKind.BAD_INPUT,
            file + (Files.isDirectory(file) ? " is a folder." : " is too large for a lexicon."),
            "Name a CSV file of at most " + (LARGEST >> 20) + " MB.");
      }
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (NoSuchFileException e) {
      throw new UsageFailure(
          FailureKind.NOT_FOUND,
          "The file " + file + " does not exist.",
          "Check the name and the folder.");
    } catch (CharacterCodingException e) {
      throw new UsageFailure(
          FailureKind.BAD_INPUT,
          file + " is not a text in UTF-8.",
          "Save the table as “CSV UTF-8”.");
    } catch (IOException e) {
      throw new UsageFailure(
          FailureKind.STORAGE,
          "The file " + file + " cannot be read: " + e.getMessage() + ".",
          "Check that you may read it.");
    }
  }

  /** Writes a file beside its target and moves it. */
  static void write(Path file, List<LexiconEntry> entries) throws UsageFailure {
    Path target = file.toAbsolutePath();
    Path beside = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    try {
      try {
        Files.writeString(beside, LexiconCsv.write(entries));
        Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw new UsageFailure(
          FailureKind.STORAGE,
          "The file " + file + " cannot be written: " + e.getMessage() + ".",
          "Choose a place in a folder that exists and is not read-only.");
    }
  }
}
