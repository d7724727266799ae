package org.chatterbloke.bench.product;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chatterbloke.bench.Benchmark;
import org.chatterbloke.bench.Options;
import org.chatterbloke.bench.Report;

/** How long small commands take from start to end, with a warm page cache. */
public final class StartupBenchmark implements Benchmark {

  /** Commands with the limit of their wall time in seconds; NaN for none. */
  private static Map<String, Double> commands() {
    Map<String, Double> commands = new LinkedHashMap<>();
    commands.put("engines --json", 1.5);
    commands.put("voices list", 2.5);
    commands.put("models list", Double.NaN);
    return commands;
  }

  @Override
  public String name() {
    return "startup";
  }

  @Override
  public String summary() {
    return "wall time, CPU time and memory of small commands (--runs 10)";
  }

  @Override
  public Report run(List<String> arguments) throws Exception {
    int runs = Options.parse(arguments, Map.of("runs", "10")).count("runs");
    Product product = Product.built();
    Report report =
        new Report("startup")
            .text("Whole processes after one unmeasured start each, medians of %d.".formatted(runs))
            .columns("command", "wall s", "lowest–highest", "CPU s", "peak MB", "limit s", "met");
    try (ProductHome home = ProductHome.withModelsOf(product)) {
      for (Map.Entry<String, Double> entry : commands().entrySet()) {
        String[] command = entry.getKey().split(" ");
        product.run(home, command);
        List<ProductRun> measured = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
          measured.add(product.run(home, command));
        }
        row(report, entry.getKey(), entry.getValue(), measured);
      }
    }
    return report;
  }

  private static void row(Report report, String command, double limit, List<ProductRun> runs) {
    List<Double> walls = runs.stream().map(ProductRun::wallSeconds).sorted().toList();
    double wall = Report.median(walls);
    report.row(
        "`" + command + "`",
        Report.number(wall, 2),
        Report.number(walls.getFirst(), 2) + "–" + Report.number(walls.getLast(), 2),
        Report.number(Report.median(runs.stream().map(ProductRun::cpuSeconds).toList()), 2),
        Report.number(Report.median(runs.stream().map(run -> run.peakBytes() / 1e6).toList()), 0),
        Report.number(limit, 1),
        Double.isNaN(limit) ? "–" : Report.atMost(wall, limit));
  }
}
