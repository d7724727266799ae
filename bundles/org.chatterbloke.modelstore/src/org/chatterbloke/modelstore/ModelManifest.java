package org.chatterbloke.modelstore;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a model consists of and where it comes from. Names are checked: they become paths, addresses
 * and arguments of programs.
 *
 * @param id unique, also the folder's name ({@code kokoro-82m}): lower-case letters, digits, {@code
 *     . _ -}
 * @param name for people
 * @param licence SPDX expression
 * @param description one sentence
 * @param files all of them; a model is usable when all are here
 */
public record ModelManifest(
    String id, String name, String licence, String description, List<ModelFile> files) {

  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException if the id is not plain, a text is empty, there is no file, or
   *     two files have one name (in any case of letters)
   */
  public ModelManifest {
    ManifestRules.id(id);
    if (name.isBlank() || licence.isBlank() || description.isBlank()) {
      throw new IllegalArgumentException(id + " needs a name, a licence and a description");
    }
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException(id + " has no files");
    }
    Set<String> names = new HashSet<>();
    for (ModelFile file : files) {
      if (!names.add(file.name().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(id + " names " + file.name() + " twice");
      }
    }
  }

  /** Whether a text can be a model's id, and so the name of its folder. */
  public static boolean isId(String text) {
    return ManifestRules.isId(text);
  }

  /** The sum of the sizes in bytes. */
  public long size() {
    return files.stream().mapToLong(ModelFile::size).sum();
  }

  /**
   * One file.
   *
   * @param name relative, plain (letters, digits, {@code . _ - + /}); no hidden segment, no {@code
   *     ..}
   * @param size in bytes, at least 1
   * @param sha256 lower-case hex
   * @param sources tried in order, at least one; all give the same bytes
   */
  public record ModelFile(String name, long size, String sha256, List<ModelSource> sources) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is not allowed
     */
    public ModelFile {
      ManifestRules.fileName(name);
      ManifestRules.sha256(sha256);
      sources = List.copyOf(sources);
      if (size < 1) {
        throw new IllegalArgumentException(name + " has no size");
      }
      if (sources.isEmpty()) {
        throw new IllegalArgumentException(name + " has no source");
      }
    }
  }
}
