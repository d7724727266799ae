package org.chatterbloke.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A benchmark that is a program of its own: run in a fresh process, so that nothing else has warmed
 * it up, and reported as it printed it.
 *
 * @param name as {@link Benchmark#name()}
 * @param summary as {@link Benchmark#summary()}
 * @param program the class with the {@code main} method
 * @param peer a command that measures the peer and is run next, on the same machine in the same
 *     run; empty if the program runs its peer itself
 */
record ProgramBenchmark(String name, String summary, Class<?> program, List<String> peer)
    implements Benchmark {

  ProgramBenchmark {
    peer = List.copyOf(peer);
  }

  @Override
  public Report run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(arguments);
    Report report = new Report(name).text(printed(command));
    if (!peer.isEmpty()) {
      try {
        report.text("The peer:").text(printed(peer));
      } catch (IOException e) {
        report.text("It could not be measured: " + e.getMessage());
      }
    }
    return report;
  }

  /** What a command prints to its standard output, as a block of Markdown. */
  private static String printed(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException(
          "“%s” ended with %d: %s".formatted(String.join(" ", command), status, output));
    }
    return "```%n%s%n```".formatted(output);
  }
}
