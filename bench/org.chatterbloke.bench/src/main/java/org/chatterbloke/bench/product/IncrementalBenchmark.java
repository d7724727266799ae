package org.chatterbloke.bench.product;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chatterbloke.bench.Benchmark;
import org.chatterbloke.bench.Options;
import org.chatterbloke.bench.Report;
import org.chatterbloke.bench.UsageException;

/** What it costs to narrate a long script again after one sentence was changed. */
public final class IncrementalBenchmark implements Benchmark {

  private static final String CHANGED = "Nobody had ever told this part of the story before.";
  private static final double LIMIT_PERCENT = 2;

  /**
   * What the two joins of a sentence may add to it, in seconds: two pauses and the fades beside
   * them.
   */
  private static final double JOINS = 1.2;

  @Override
  public String name() {
    return "incremental";
  }

  @Override
  public String summary() {
    return "CPU time of the second narration after one changed sentence (--words 10000 --engine"
        + " kokoro)";
  }

  /** A narration and its facts. */
  private record Narration(ProductRun run, JsonNode facts, Path file) {

    double audio() {
      return facts.path("seconds").asDouble(Double.NaN);
    }

    int rendered() {
      return facts.path("rendered").asInt(-1);
    }
  }

  /** Two narrations and what lies between them. */
  private record Findings(
      Narration first,
      Narration second,
      int takes,
      int untouched,
      int added,
      WaveDifference difference,
      double sentenceSeconds) {}

  @Override
  public Report run(List<String> arguments) throws Exception {
    Options options = Options.parse(arguments, Map.of("words", "10000", "engine", "kokoro"));
    String engine = options.text("engine");
    int words = options.count("words");
    ProseScript script;
    int place;
    try {
      script = ProseScript.ofWords(words);
      place = script.middleSentence();
    } catch (IllegalArgumentException e) {
      throw new UsageException("--words cannot be " + words + ": " + e.getMessage() + ".");
    }
    Product product = Product.built();
    try (ProductHome home = ProductHome.withModelsOf(product)) {
      return report(script, engine, measure(product, home, engine, script, place));
    }
  }

  private static Findings measure(
      Product product, ProductHome home, String engine, ProseScript script, int place)
      throws IOException, InterruptedException {
    String old = script.sentences().get(place).text();
    narrate(product, home, engine, "warm-up", "This fetches the models and prepares them.");
    Narration first = narrate(product, home, engine, "first", script.toMarkdown());
    Map<Path, String> before = takes(home);
    Narration second =
        narrate(product, home, engine, "second", script.with(place, CHANGED).toMarkdown());
    Map<Path, String> after = takes(home);
    int untouched =
        (int)
            before.entrySet().stream()
                .filter(e -> e.getValue().equals(after.get(e.getKey())))
                .count();
    WaveDifference difference = WaveDifference.between(first.file(), second.file());
    Narration oldAlone = narrate(product, home, engine, "old", old);
    Narration newAlone = narrate(product, home, engine, "new", CHANGED);
    return new Findings(
        first,
        second,
        before.size(),
        untouched,
        after.size() - before.size(),
        difference,
        Math.max(oldAlone.audio(), newAlone.audio()));
  }

  private static Report report(ProseScript script, String engine, Findings found) {
    Report report =
        new Report("incremental")
            .text(
                "%d words with %s to WAV with `--target none`; one sentence changed."
                    .formatted(script.words(), engine))
            .columns(
                "run", "audio s", "segments", "rendered", "reused", "wall s", "CPU s", "peak MB");
    row(report, "first", found.first());
    row(report, "second", found.second());
    double percent = 100 * found.second().run().cpuSeconds() / found.first().run().cpuSeconds();
    double differing = found.difference().differingSeconds();
    double longest = found.sentenceSeconds() + JOINS;
    return report
        .columns("figure", "measured", "limit", "met")
        .row(
            "CPU time of the second run / first",
            Report.number(percent, 2) + " %",
            Report.number(LIMIT_PERCENT, 0) + " %",
            Report.atMost(percent, LIMIT_PERCENT))
        .row(
            "segments rendered in the second run",
            found.second().rendered(),
            1,
            found.second().rendered() == 1 ? "yes" : "no")
        .row(
            "takes of the first run that stayed bit-identical",
            found.untouched() + " (" + found.added() + " new)",
            found.takes(),
            found.untouched() == found.takes() ? "yes" : "no")
        .row(
            "stretch of the master that is not bit-identical",
            Report.number(differing, 2) + " s",
            "%s s (the sentence alone %s s, and its joins)"
                .formatted(Report.number(longest, 2), Report.number(found.sentenceSeconds(), 2)),
            differing > 0 ? Report.atMost(differing, longest) : "no");
  }

  private static void row(Report report, String name, Narration narration) {
    JsonNode facts = narration.facts();
    report.row(
        name,
        Report.number(narration.audio(), 1),
        facts.path("segments").asInt(),
        narration.rendered(),
        facts.path("reused").asInt(),
        Report.number(narration.run().wallSeconds(), 1),
        Report.number(narration.run().cpuSeconds(), 1),
        Report.megabytes(narration.run().peakBytes()));
  }

  private static Narration narrate(
      Product product, ProductHome home, String engine, String name, String text)
      throws IOException, InterruptedException {
    Path source = Files.writeString(home.file(name + ".md"), text);
    Path file = home.file(name + ".wav");
    ProductRun run =
        product.run(
            home,
            "narrate",
            source.toString(),
            "--engine",
            engine,
            "--target",
            "none",
            "--json",
            "-o",
            file.toString());
    return new Narration(run, run.json().path("outputs").path(0), file);
  }

  /** The files of the take cache with the SHA-256 of what they hold. */
  private static Map<Path, String> takes(ProductHome home) throws IOException {
    Map<Path, String> takes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(home.folder().resolve("cache/takes"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        takes.put(file, HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file))));
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has SHA-256
    }
    return takes;
  }
}
