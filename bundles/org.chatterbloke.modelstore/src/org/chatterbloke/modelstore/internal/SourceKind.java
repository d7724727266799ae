package org.chatterbloke.modelstore.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chatterbloke.modelstore.ModelSource;

/** The kinds of source, as the configuration names them (in lower case). */
public enum SourceKind {
  BUNDLED,
  HUB,
  RELEASE,
  REPOSITORY,
  PIP,
  NPM;

  /** The kind of a source. */
  static SourceKind of(ModelSource source) {
    return switch (source) {
      case ModelSource.Bundled b -> BUNDLED;
      case ModelSource.Hub h -> HUB;
      case ModelSource.Release r -> RELEASE;
      case ModelSource.Repository r -> REPOSITORY;
      case ModelSource.PythonPackages p -> PIP;
      case ModelSource.NodePackage n -> NPM;
    };
  }

  /** The kind with a name in any case, or empty. */
  static Optional<SourceKind> named(String name) {
    for (SourceKind kind : values()) {
      if (kind.name().equals(name.strip().toUpperCase(Locale.ROOT))) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /**
   * The sources that are allowed, best first.
   *
   * @param kinds the allowed kinds in the order of preference; empty for all in the manifest's
   *     order
   */
  static List<ModelSource> order(List<ModelSource> sources, List<SourceKind> kinds) {
    if (kinds.isEmpty()) {
      return sources;
    }
    return sources.stream()
        .filter(source -> kinds.contains(of(source)))
        .sorted(Comparator.comparingInt(source -> kinds.indexOf(of(source))))
        .toList();
  }
}
