package org.chatterbloke.bench.product;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chatterbloke.bench.Benchmark;
import org.chatterbloke.bench.Options;
import org.chatterbloke.bench.Report;
import org.chatterbloke.bench.UsageException;
import org.chatterbloke.testkit.PulseAudioServer;

/**
 * How soon {@code speak -} brings the first audio of a line to the device: a virtual one of a sound
 * server of its own, so that nothing is heard.
 */
public final class LatencyBenchmark implements Benchmark {

  private static final List<String> LINES =
      List.of(
          "This first line opens the engine and is not counted.",
          "The train to the coast leaves from platform nine at a quarter past four.",
          "Would you mind closing the window before the rain comes in?",
          "She had left the letter on the table, under the blue glass bowl.",
          "Nothing in the report explains why the bridge was closed for a week.",
          "We walked along the river until the lights of the town came on.",
          "He promised to call on Thursday, but nobody believed him any more.",
          "The kitchen smelled of bread, coffee and freshly cut oranges.",
          "Please read the instructions twice before you open the box.");

  private static final Map<String, Double> LIMITS = Map.of("kokoro", 0.6, "hibari", 0.1);
  private static final int MINUTES = 15;

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public String summary() {
    return "time to the first audio of `speak -` (--engines hibari,kokoro --lines 9)";
  }

  /** What one engine did with each line, in seconds. */
  private record Line(double firstAudio, double total) {}

  @Override
  public Report run(List<String> arguments) throws Exception {
    Options options = Options.parse(arguments, Map.of("engines", "hibari,kokoro", "lines", "9"));
    int lines = options.count("lines");
    if (lines < 2 || lines > LINES.size()) {
      throw new UsageException("--lines is a number from 2 to " + LINES.size() + ".");
    }
    requireSoundServer();
    Product product = Product.built();
    Report report =
        new Report("latency")
            .text(
                ("First audio of each line of `speak -` into a virtual device: from the moment the"
                        + " line was read to the first sample that is given to the device; median and"
                        + " highest of lines 2 to %d, sent one after the other.")
                    .formatted(lines))
            .columns("engine", "line 1 s", "median s", "highest s", "limit s", "met");
    Path folder = Files.createTempDirectory("cb");
    try (ProductHome home = ProductHome.withModelsOf(product);
        PulseAudioServer sound = PulseAudioServer.start(folder)) {
      for (String engine : options.list("engines")) {
        row(report, engine, speak(product, home, sound, engine, LINES.subList(0, lines)));
      }
    } finally {
      ProductHome.delete(folder);
    }
    return report;
  }

  private static void row(Report report, String engine, List<Line> lines) {
    List<Double> later = lines.stream().skip(1).map(Line::firstAudio).toList();
    double median = Report.median(later);
    double limit = LIMITS.getOrDefault(engine, Double.NaN);
    report.row(
        engine,
        Report.number(lines.getFirst().firstAudio(), 2),
        Report.number(median, 3),
        Report.number(later.stream().mapToDouble(d -> d).max().orElse(Double.NaN), 3),
        Report.number(limit, 1),
        Double.isNaN(limit) ? "–" : Report.atMost(median, limit));
  }

  /** Sends the lines one after the other, each when the one before has been answered. */
  private static List<Line> speak(
      Product product, ProductHome home, PulseAudioServer sound, String engine, List<String> texts)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        product.command(home, List.of("speak", "-", "--engine", engine, "--json"));
    builder.environment().putAll(sound.environment());
    Path err = home.temporary("err");
    Process process = builder.redirectError(err.toFile()).start();
    CompletableFuture.runAsync(
        process::destroyForcibly, CompletableFuture.delayedExecutor(MINUTES, TimeUnit.MINUTES));
    List<Line> lines = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    try (OutputStream input = process.getOutputStream();
        JsonParser answers = json.createParser(process.inputReader(StandardCharsets.UTF_8))) {
      for (String text : texts) {
        input.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
        JsonNode answer = json.readTree(answers);
        if (answer == null) {
          break; // the process has ended
        }
        lines.add(
            new Line(
                answer.path("firstAudioSeconds").asDouble(Double.NaN),
                answer.path("totalSeconds").asDouble(Double.NaN)));
      }
    } catch (IOException e) {
      process.destroy();
      throw e;
    }
    if (process.waitFor() != 0 || lines.size() != texts.size()) {
      throw new IOException("“speak -” with " + engine + " failed: " + Files.readString(err));
    }
    return lines;
  }

  private static void requireSoundServer() throws UsageException {
    for (String program : List.of("pulseaudio", "pactl")) {
      boolean found =
          Stream.of(System.getenv("PATH").split(":"))
              .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
      if (!found) {
        throw new UsageException(
            "The program "
                + program
                + " is missing: install the packages pulseaudio and pulseaudio-utils.");
      }
    }
  }
}
