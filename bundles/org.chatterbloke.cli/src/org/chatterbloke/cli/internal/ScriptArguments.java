package org.chatterbloke.cli.internal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.chatterbloke.base.FailureKind;

/**
 * The scripts that the arguments of {@code narrate} stand for: files, folders (all scripts in them)
 * and {@code @list.txt} (one script on a line).
 */
final class ScriptArguments {

  private static final List<String> EXTENSIONS = List.of(".md", ".markdown", ".txt");

  private final boolean recursive;
  private final Map<Path, Named> found = new LinkedHashMap<>();
  private boolean several;

  private ScriptArguments(boolean recursive) {
    this.recursive = recursive;
  }

  /**
   * A script.
   *
   * @param source as the user wrote it or as it was found
   * @param place relative to the folder of outputs, with the script's extension
   */
  record Named(Path source, Path place) {}

  /**
   * What the arguments stand for.
   *
   * @param scripts in order, each once
   * @param several whether a folder or a list was among the arguments, so that outputs go to a
   *     folder even if it named one script only
   */
  record Expanded(List<Named> scripts, boolean several) {}

  /** Finds all scripts; those that are named themselves need not exist. */
  static Expanded expand(List<String> arguments, boolean recursive) throws UsageFailure {
    ScriptArguments expansion = new ScriptArguments(recursive);
    for (String argument : arguments) {
      expansion.add(argument);
    }
    return new Expanded(
        List.copyOf(expansion.found.values()), expansion.several || expansion.found.size() > 1);
  }

  private void add(String argument) throws UsageFailure {
    if (argument.startsWith("@") && argument.length() > 1) {
      several = true;
      addList(path(argument.substring(1)));
      return;
    }
    Path source = path(argument);
    if (Files.isDirectory(source)) {
      several = true;
      addFolder(source);
    } else {
      add(source, source.getFileName());
    }
  }

  private void add(Path source, Path place) {
    found.putIfAbsent(source.toAbsolutePath().normalize(), new Named(source, place));
  }

  private void addFolder(Path folder) throws UsageFailure {
    List<Path> scripts;
    try (Stream<Path> walk = Files.walk(folder, recursive ? Integer.MAX_VALUE : 1)) {
      scripts =
          walk.filter(file -> isScript(file, folder))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new UsageFailure(
          FailureKind.STORAGE,
          "The folder " + folder + " cannot be read.",
          "Check that you may read it and the folders in it.");
    }
    if (scripts.isEmpty()) {
      throw new UsageFailure(
          FailureKind.NOT_FOUND,
          "There is no script (.md, .markdown or .txt) in the folder " + folder + ".",
          recursive ? "Check the folder." : "Add --recursive to search the folders in it.");
    }
    for (Path script : scripts) {
      add(script, folder.relativize(script));
    }
  }

  /** Whether a file has the name of a script, and neither it nor a folder above it is hidden. */
  private static boolean isScript(Path file, Path folder) {
    for (Path part : folder.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return EXTENSIONS.stream().anyMatch(name::endsWith);
  }

  private void addList(Path list) throws UsageFailure {
    List<String> lines = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(list)) {
        String text = line.startsWith("\uFEFF") ? line.substring(1).strip() : line.strip();
        if (!text.isEmpty() && !text.startsWith("#")) {
          lines.add(text);
        }
      }
    } catch (CharacterCodingException e) {
      throw new UsageFailure(
          FailureKind.BAD_INPUT,
          "The list " + list + " is not a text in UTF-8.",
          "Save it as UTF-8 with one script on a line.");
    } catch (IOException e) {
      throw new UsageFailure(
          Files.exists(list) ? FailureKind.STORAGE : FailureKind.NOT_FOUND,
          Files.exists(list)
              ? "The list " + list + " cannot be read."
              : "The list " + list + " does not exist.",
          "Give @ and the name of a text file with one script on a line.");
    }
    if (lines.isEmpty()) {
      throw new UsageFailure(
          FailureKind.BAD_INPUT,
          "The list " + list + " names no script.",
          "Write one script on a line; lines that begin with # are left out.");
    }
    Path folder = list.getParent();
    for (String line : lines) {
      Path script = path(line);
      add(folder == null ? script : folder.resolve(script), script.getFileName());
    }
  }

  private static Path path(String text) throws UsageFailure {
    try {
      Path path = Path.of(text);
      if (path.getFileName() != null) {
        return path;
      }
    } catch (InvalidPathException e) {
      // falls through to the sentence
    }
    throw new UsageFailure(
        FailureKind.BAD_INPUT, "“" + text + "” cannot name a script.", "Name a file.");
  }
}
