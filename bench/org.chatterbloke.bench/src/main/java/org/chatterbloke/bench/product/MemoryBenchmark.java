package org.chatterbloke.bench.product;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chatterbloke.bench.Benchmark;
import org.chatterbloke.bench.Options;
import org.chatterbloke.bench.Report;
import org.chatterbloke.bench.UsageException;

/** How much memory the whole process needs for short and for long scripts. */
public final class MemoryBenchmark implements Benchmark {

  private static final double LIMIT_MB = 100;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String summary() {
    return "peak memory by script length (--words 1000,10000,100000 --engine hibari)";
  }

  @Override
  public Report run(List<String> arguments) throws Exception {
    Options options =
        Options.parse(arguments, Map.of("words", "1000,10000,100000", "engine", "hibari"));
    String engine = options.text("engine");
    List<ProseScript> scripts = new ArrayList<>();
    for (String words : options.list("words")) {
      try {
        scripts.add(ProseScript.ofWords(Integer.parseInt(words)));
      } catch (IllegalArgumentException e) { // a NumberFormatException is one too
        throw new UsageException("--words cannot be " + words + ": " + e.getMessage() + ".");
      }
    }
    Product product = Product.built();
    Report report =
        new Report("memory")
            .text("`narrate` to WAV with " + engine + ", an empty take cache each time.")
            .columns("words", "audio s", "wall s", "CPU s", "peak MB");
    List<Long> peaks = new ArrayList<>();
    for (ProseScript script : scripts) {
      try (ProductHome home = ProductHome.withModelsOf(product)) {
        Path source = Files.writeString(home.file("script.md"), script.toMarkdown());
        ProductRun run =
            product.run(
                home,
                "narrate",
                source.toString(),
                "--engine",
                engine,
                "--json",
                "-o",
                home.file("out.wav").toString());
        JsonNode facts = run.json().path("outputs").path(0);
        peaks.add(run.peakBytes());
        report.row(
            script.words(),
            Report.number(facts.path("seconds").asDouble(Double.NaN), 0),
            Report.number(run.wallSeconds(), 1),
            Report.number(run.cpuSeconds(), 1),
            Report.megabytes(run.peakBytes()));
      }
    }
    double growth = (peaks.getLast() - peaks.getFirst()) / 1e6;
    return report
        .columns("figure", "measured", "limit", "met")
        .row(
            "growth from the first to the last",
            Report.number(growth, 1) + " MB",
            Report.number(LIMIT_MB, 0) + " MB",
            peaks.contains(-1L) ? "–" : Report.atMost(growth, LIMIT_MB));
  }
}
