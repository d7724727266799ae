package org.chatterbloke.modelstore.internal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chatterbloke.modelstore.ModelStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ordinary client of a package registry, used to download and for nothing else: Python packages
 * are taken as wheels only and npm runs no scripts, so that no code of a package runs.
 */
enum PackageClient {
  PIP("pip") {
    @Override
    List<List<String>> commands(List<String> packages) {
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "download",
                  "--no-deps",
                  "--only-binary=:all:",
                  "--ignore-requires-python",
                  "--disable-pip-version-check",
                  "--no-input",
                  "--progress-bar=off",
                  "--timeout=15",
                  "--retries=2",
                  "--dest",
                  "."));
      for (String name : packages) {
        arguments.add(name.replace("@", "=="));
      }
      return List.of(
          join(List.of("python3", "-m", "pip"), arguments),
          join(List.of("python", "-m", "pip"), arguments),
          join(List.of("pip3"), arguments),
          join(List.of("pip"), arguments));
    }
  },
  NPM("npm") {
    @Override
    List<List<String>> commands(List<String> packages) {
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "pack",
                  "--ignore-scripts",
                  "--silent",
                  "--fetch-retries=2",
                  "--fetch-timeout=60000"));
      arguments.addAll(packages);
      return List.of(join(List.of("npm"), arguments));
    }
  };

  private static final Logger LOG = LoggerFactory.getLogger(PackageClient.class);
  private static final int LONGEST_REASON = 160;

  private final String label;

  PackageClient(String label) {
    this.label = label;
  }

  /** The name of its program. */
  String label() {
    return label;
  }

  /** Command lines that do the same, best first; the first word is a program to be looked up. */
  abstract List<List<String>> commands(List<String> packages);

  /**
   * Downloads packages into a folder.
   *
   * @param packages each as {@code name@version}
   * @param path folders with programs, in the form of the variable {@code PATH}
   * @throws SourceException if no client is there or it fails
   */
  void download(List<String> packages, Path into, String path, ByteProgress progress)
      throws SourceException, ModelStoreException {
    boolean found = false;
    String reason = "";
    for (List<String> command : commands(packages)) {
      Optional<Path> program = find(command.getFirst(), path);
      if (program.isEmpty()) {
        continue;
      }
      List<String> words = new ArrayList<>(command);
      words.set(0, program.get().toString());
      Path output = into.resolve("client.log");
      int status = run(words, into, output, path, progress);
      if (status == 0) {
        delete(output);
        return;
      }
      String text = text(output);
      delete(output);
      // A Python without pip, or a version manager's stand-in without a Python behind it.
      if (!text.contains("No module named pip") && status != 127) {
        LOG.info("{} ended with {}: {}", label, status, text);
        found = true;
        reason = reason(text);
        break;
      }
    }
    throw new SourceException(found ? label + " failed" + reason : label + " is not installed");
  }

  private static int run(
      List<String> words, Path folder, Path output, String path, ByteProgress progress)
      throws SourceException, ModelStoreException {
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .redirectInput(new File(isWindows() ? "NUL" : "/dev/null"));
    builder.environment().put("PATH", path);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new SourceException(words.getFirst() + " does not start", e);
    }
    boolean ended = false;
    try {
      while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
        progress.check();
      }
      ended = true;
      return process.exitValue();
    } catch (InterruptedException e) {
      throw ByteProgress.interrupted();
    } finally {
      if (!ended) {
        // The program may be a script around the real client: its children go first.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    }
  }

  /** A program by its name in the folders of a PATH. */
  static Optional<Path> find(String program, String path) {
    List<String> endings = isWindows() ? List.of(".exe", ".cmd", ".bat") : List.of("");
    for (String folder : path.split(File.pathSeparator)) {
      for (String ending : endings) {
        Path file = Path.of(folder.isEmpty() ? "." : folder, program + ending);
        if (!folder.isEmpty() && Files.isRegularFile(file) && Files.isExecutable(file)) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isWindows() {
    return File.separatorChar == '\\';
  }

  /** The last line that tells of an error, without credentials in addresses. */
  static String reason(String output) {
    List<String> lines =
        Arrays.stream(output.split("\\R")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    if (lines.isEmpty()) {
      return "";
    }
    String line =
        lines.reversed().stream()
            .filter(s -> s.regionMatches(true, 0, "error", 0, 5) || s.startsWith("npm error"))
            .findFirst()
            .orElse(lines.getLast());
    String clean = withoutCredentials(line);
    return " ("
        + (clean.length() > LONGEST_REASON ? clean.substring(0, LONGEST_REASON) + "…" : clean)
        + ")";
  }

  private static String withoutCredentials(String text) {
    return text.replaceAll("(?i)([a-z][a-z0-9+.-]*://)[^/\\s@]*@", "$1")
        .replaceAll("(?i)(token|password|authorization)([=:]\\s*)\\S+", "$1$2…");
  }

  private static String text(Path output) {
    try {
      return withoutCredentials(new String(Files.readAllBytes(output), Charset.defaultCharset()));
    } catch (IOException e) {
      return "";
    }
  }

  private static void delete(Path file) throws ModelStoreException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw StoreFailures.storage(file, e);
    }
  }

  private static List<String> join(List<String> head, List<String> tail) {
    List<String> all = new ArrayList<>(head);
    all.addAll(tail);
    return List.copyOf(all);
  }
}
