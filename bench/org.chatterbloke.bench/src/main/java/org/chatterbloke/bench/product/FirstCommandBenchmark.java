package org.chatterbloke.bench.product;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chatterbloke.bench.Benchmark;
import org.chatterbloke.bench.Options;
import org.chatterbloke.bench.Report;
import org.chatterbloke.bench.UsageException;

/** The README's first command on an empty data folder, once the product is built. */
public final class FirstCommandBenchmark implements Benchmark {

  @Override
  public String name() {
    return "first-command";
  }

  @Override
  public String summary() {
    return "the README's first command on an empty data folder (--models present|absent)";
  }

  @Override
  public Report run(List<String> arguments) throws Exception {
    String models = Options.parse(arguments, Map.of("models", "present")).text("models");
    if (!List.of("present", "absent").contains(models)) {
      throw new UsageException("--models is present or absent, not “" + models + "”.");
    }
    Product product = Product.built();
    try (ProductHome home =
        models.equals("present")
            ? ProductHome.withModelsOf(product)
            : ProductHome.withoutModels()) {
      Path output = home.file("welcome.mp3");
      ProductRun run =
          product.run(
              home,
              "narrate",
              "examples/welcome.md",
              "--voice",
              "examples/voices/reader-1998.flac",
              "-o",
              output.toString());
      return new Report("first-command")
          .text(
              "`narrate examples/welcome.md --voice examples/voices/reader-1998.flac -o"
                  + " welcome.mp3`")
          .columns("models", "wall s", "CPU s", "peak MB", "file MB")
          .row(
              models.equals("present") ? "in a folder of this machine" : "fetched",
              Report.number(run.wallSeconds(), 1),
              Report.number(run.cpuSeconds(), 1),
              Report.megabytes(run.peakBytes()),
              Report.number(Files.size(output) / 1e6, 2));
    }
  }
}
