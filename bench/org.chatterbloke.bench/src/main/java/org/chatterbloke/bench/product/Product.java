package org.chatterbloke.bench.product;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chatterbloke.bench.UsageException;

/**
 * The built product and the checkout that it belongs to.
 *
 * @param folder holds the start script {@code chatterbloke}
 * @param root of the checkout
 */
record Product(Path folder, Path root) {

  /** The system property with the folder of the unpacked product. */
  static final String FOLDER_PROPERTY = "chatterbloke.product";

  /** The system property with the root of the checkout, as for tests. */
  static final String ROOT_PROPERTY = "chatterbloke.test.root";

  private static final int LAST_CHARACTERS = 800;

  /**
   * Lets bash measure time and processor time of a command, and keeps the command's own streams.
   */
  private static final String TIMED =
      "exec 3>&2; TIMEFORMAT='%R %U %S'; { time \"$@\" 2>&3 3>&-; } 2>\"$0\"";

  /**
   * The product that the system properties name.
   *
   * @throws UsageException if it is not built
   */
  static Product built() throws UsageException {
    Path folder = Path.of(System.getProperty(FOLDER_PROPERTY, "")).toAbsolutePath();
    if (!Files.isExecutable(folder.resolve("chatterbloke"))) {
      throw new UsageException(
          "There is no start script in "
              + folder
              + ". Build the product first: ./chatterbloke --version does it.");
    }
    return new Product(folder, Path.of(System.getProperty(ROOT_PROPERTY, "")).toAbsolutePath());
  }

  /** A process that runs a command in a data folder; not started yet. */
  ProcessBuilder command(ProductHome home, List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(folder.resolve("chatterbloke").toString());
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(line).directory(root.toFile());
    builder.environment().put("CHATTERBLOKE_HOME", home.folder().toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder;
  }

  /**
   * Runs a command to its end, with no input.
   *
   * @throws IOException if it fails; the message ends with what it printed
   */
  ProductRun run(ProductHome home, String... arguments) throws IOException, InterruptedException {
    ProductRun run = measure(home, command(home, List.of(arguments)));
    if (run.exit() != 0) {
      String all = run.err().isBlank() ? run.out() : run.err();
      throw new IOException(
          "“chatterbloke %s” ended with %d: %s"
              .formatted(
                  String.join(" ", arguments),
                  run.exit(),
                  all.substring(Math.max(0, all.length() - LAST_CHARACTERS)).strip()));
    }
    return run;
  }

  private static ProductRun measure(ProductHome home, ProcessBuilder plain)
      throws IOException, InterruptedException {
    Path times = home.temporary("times");
    Path out = home.temporary("out");
    Path err = home.temporary("err");
    List<String> line = new ArrayList<>(List.of("bash", "-c", TIMED, times.toString()));
    line.addAll(plain.command());
    ProcessBuilder timed =
        plain
            .command(line)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    Process process = timed.start();
    long peak;
    try {
      peak = PeakMemory.until(process);
    } catch (InterruptedException e) {
      process.descendants().forEach(ProcessHandle::destroy);
      throw e;
    }
    String[] figures = Files.readString(times).strip().split("\\s+");
    return new ProductRun(
        process.waitFor(),
        Files.readString(out),
        Files.readString(err),
        Double.parseDouble(figures[0]),
        Double.parseDouble(figures[1]) + Double.parseDouble(figures[2]),
        peak);
  }
}
