package org.chatterbloke.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chatterbloke.testkit.TestModels;

/**
 * A built product unpacked into a folder of its own, with an empty data folder whose models come
 * from the tests' shared store.
 */
final class InstalledProduct {

  private static final Path ROOT = Path.of(System.getProperty("chatterbloke.test.root"));
  private static final Path BUILT = ROOT.resolve("releng/org.chatterbloke.products/target");

  private final Path folder;
  private final Path home;

  /** How a command ended. */
  record Outcome(int exit, String out, String err) {

    String all() {
      return out + err;
    }
  }

  private InstalledProduct(Path folder, Path home) {
    this.folder = folder;
    this.home = home;
  }

  /** Unpacks the headless product below {@code parent}. */
  static InstalledProduct headless(Path parent) throws Exception {
    return unpack(parent, "headless");
  }

  /** Unpacks the product with the window below {@code parent}. */
  static InstalledProduct workbench(Path parent) throws Exception {
    return unpack(parent, "workbench");
  }

  private static InstalledProduct unpack(Path parent, String kind) throws Exception {
    Path archive;
    try (Stream<Path> files = Files.list(BUILT.resolve("products"))) {
      archive =
          files
              .filter(
                  f -> f.getFileName().toString().matches("chatterbloke-" + kind + ".*(gz|zip)"))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("no " + kind + " product was built"));
    }
    Path target = Files.createDirectories(parent.resolve("unpacked elsewhere"));
    Process unpack =
        new ProcessBuilder("tar", "-xf", archive.toString(), "-C", target.toString())
            .inheritIO()
            .start();
    if (unpack.waitFor() != 0) {
      throw new IllegalStateException("cannot unpack " + archive);
    }
    Path home = Files.createDirectories(parent.resolve("home"));
    for (String model : List.of("kokoro-82m", "english", "hibari", "ge2e")) {
      TestModels.require(model);
    }
    Files.writeString(
        home.resolve("chatterbloke.properties"),
        "modelstore.folders = " + ROOT.resolve(".home/models") + System.lineSeparator());
    try (Stream<Path> tops = Files.list(target)) {
      return new InstalledProduct(tops.findFirst().orElseThrow(), home);
    }
  }

  /** The p2 repository that the build made. */
  static Path repository() {
    return BUILT.resolve("repository");
  }

  static Path checkout() {
    return ROOT;
  }

  Path home() {
    return home;
  }

  Path folder() {
    return folder;
  }

  ProcessBuilder command(String... arguments) {
    // a test run in the background ignores interrupts, and so would the product that it starts
    List<String> line = new ArrayList<>(List.of("env", "--default-signal=INT"));
    line.add(folder.resolve("chatterbloke").toString());
    line.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("CHATTERBLOKE_HOME", home.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder;
  }

  /** Runs a command to its end. */
  Outcome run(String... arguments) throws IOException, InterruptedException {
    return run(command(arguments), "");
  }

  /** Runs a command that reads {@code input}. */
  static Outcome run(ProcessBuilder builder, String input)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("chatterbloke", ".out");
    Path err = Files.createTempFile("chatterbloke", ".err");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // the command ended without reading
    }
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("still running after ten minutes: " + builder.command());
    }
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
