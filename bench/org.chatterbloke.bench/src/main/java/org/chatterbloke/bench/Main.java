package org.chatterbloke.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chatterbloke.base.UserFacingFailure;
import org.chatterbloke.bench.product.FirstCommandBenchmark;
import org.chatterbloke.bench.product.IncrementalBenchmark;
import org.chatterbloke.bench.product.LatencyBenchmark;
import org.chatterbloke.bench.product.MemoryBenchmark;
import org.chatterbloke.bench.product.SizesBenchmark;
import org.chatterbloke.bench.product.StartupBenchmark;
import org.chatterbloke.testkit.TestModels;

/**
 * {@code ./chatterbloke bench [NAME|all] [OPTIONS]}: lists the benchmarks, or runs them and prints
 * their figures as Markdown to the standard output.
 */
public final class Main {

  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private Main() {}

  private static List<Benchmark> benchmarks() {
    String root = System.getProperty(TestModels.ROOT_PROPERTY, "");
    return List.of(
        new ProgramBenchmark(
            "kokoro",
            "Kokoro's rewritten graph beside the exported int8 one and the Python package"
                + " kokoro-onnx",
            KokoroBenchmark.class,
            List.of(
                "python3",
                root + "/bench/peers/kokoro_onnx_bench.py",
                root + "/.home/models/kokoro-82m")),
        new ProgramBenchmark(
            "hibari",
            "hibari beside its Python package, and the start of a fresh process",
            HibariBenchmark.class,
            List.of()),
        new MatchBenchmark(),
        new StartupBenchmark(),
        new LatencyBenchmark(),
        new IncrementalBenchmark(),
        new MemoryBenchmark(),
        new FirstCommandBenchmark(),
        new SizesBenchmark());
  }

  /** Runs what the arguments say and exits: 0, 1 if a benchmark failed, 2 for wrong usage. */
  public static void main(String[] arguments) {
    // products and peers that still run end with this process
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(
                    () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroy)));
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  private static int run(List<String> arguments, PrintStream out, PrintStream err) {
    Map<String, Benchmark> all = new LinkedHashMap<>();
    benchmarks().forEach(benchmark -> all.put(benchmark.name(), benchmark));
    String name = arguments.isEmpty() ? "--help" : arguments.getFirst();
    List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
    if (name.equals("--help") || name.equals("-h")) {
      list(all.values(), out);
      return OK;
    }
    List<Benchmark> chosen = new ArrayList<>();
    if (name.equals("all")) {
      if (!rest.isEmpty()) {
        err.println("“bench all” takes no options: each benchmark has its own.");
        return USAGE;
      }
      chosen.addAll(all.values());
    } else {
      Benchmark one = all.get(name);
      if (one == null) {
        err.println("There is no benchmark “" + name + "”. There are: " + all.keySet() + ".");
        return USAGE;
      }
      chosen.add(one);
    }
    int worst = OK;
    for (Benchmark benchmark : chosen) {
      worst = Math.max(worst, run(benchmark, rest, out, err));
    }
    return worst;
  }

  private static int run(
      Benchmark benchmark, List<String> arguments, PrintStream out, PrintStream err) {
    Machine machine = Machine.here();
    try {
      out.println(benchmark.run(arguments).toMarkdown(machine));
      out.flush();
      return OK;
    } catch (UsageException e) {
      err.println(benchmark.name() + ": " + e.getMessage());
      return USAGE;
    } catch (Exception e) {
      if (e instanceof UserFacingFailure) {
        err.println(benchmark.name() + ": " + e.getMessage());
      } else {
        err.println(benchmark.name() + " failed:");
        e.printStackTrace(err); // whoever runs benchmarks wants to know where
      }
      return FAILED;
    }
  }

  private static void list(Iterable<Benchmark> benchmarks, PrintStream out) {
    out.println("Usage: ./chatterbloke bench NAME [OPTIONS], or ./chatterbloke bench all");
    out.println();
    for (Benchmark benchmark : benchmarks) {
      out.printf("  %-14s %s%n", benchmark.name(), benchmark.summary());
    }
    out.println();
    out.println("Figures are printed as Markdown; docs/benchmarks.md says what each one means.");
  }
}
