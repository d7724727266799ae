package org.chatterbloke.bench.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chatterbloke.bench.Benchmark;
import org.chatterbloke.bench.Options;
import org.chatterbloke.bench.Report;
import org.chatterbloke.bench.UsageException;

/** How large the built products, the p2 repository and the single features are. */
public final class SizesBenchmark implements Benchmark {

  @Override
  public String name() {
    return "sizes";
  }

  @Override
  public String summary() {
    return "sizes of the product archives, the p2 repository and each feature";
  }

  @Override
  public Report run(List<String> arguments) throws Exception {
    Options.parse(arguments, Map.of());
    Product product = Product.built();
    Path built = product.root().resolve("releng/org.chatterbloke.products/target");
    if (!Files.isDirectory(built.resolve("products"))) {
      throw new UsageException("There are no products in " + built + ": build them first.");
    }
    Report report = new Report("sizes").columns("what", "MB");
    for (Path archive : list(built.resolve("products"))) {
      if (Files.isRegularFile(archive) && archive.toString().matches(".*\\.(zip|tar\\.gz)")) {
        report.row("`" + archive.getFileName() + "`", Report.megabytes(Files.size(archive)));
      }
    }
    report.row("headless product, unpacked", Report.megabytes(size(product.folder())));
    if (Files.isDirectory(built.resolve("repository"))) {
      report.row("p2 repository", Report.megabytes(size(built.resolve("repository"))));
    }
    features(report, product);
    return report;
  }

  private static void features(Report report, Product product) throws IOException {
    Map<String, Feature> features = new TreeMap<>();
    for (Path folder : list(product.root().resolve("features"))) {
      if (Files.exists(folder.resolve("feature.xml"))) {
        Feature feature = Feature.read(folder);
        features.put(feature.id(), feature);
      }
    }
    Map<String, Long> bundles = bundles(product.folder().resolve("plugins"));
    report
        .text(
            "What each feature brings on this platform: its bundles and native libraries as they"
                + " lie in the headless product, alone and with the features that it requires."
                + " Models are fetched separately.")
        .columns("feature", "MB", "with what it requires MB");
    for (Feature feature : features.values()) {
      Set<String> own = feature.bundlesAmong(bundles.keySet());
      if (!own.isEmpty()) {
        Set<String> all = new HashSet<>();
        addWithRequired(feature, features, bundles.keySet(), all);
        report.row(
            "`" + feature.id() + "`",
            Report.number(sum(own, bundles) / 1e6, 2),
            Report.number(sum(all, bundles) / 1e6, 2));
      }
    }
  }

  private static void addWithRequired(
      Feature feature, Map<String, Feature> features, Set<String> present, Set<String> all) {
    all.addAll(feature.bundlesAmong(present));
    for (String required : feature.required()) {
      Optional.ofNullable(features.get(required))
          .ifPresent(other -> addWithRequired(other, features, present, all));
    }
  }

  private static long sum(Set<String> names, Map<String, Long> sizes) {
    return names.stream().mapToLong(name -> sizes.getOrDefault(name, 0L)).sum();
  }

  /** The sizes of the bundles of a product by symbolic name. */
  private static Map<String, Long> bundles(Path plugins) throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    for (Path bundle : list(plugins)) {
      String name = bundle.getFileName().toString();
      sizes.put(name.replaceFirst("_[0-9][^_]*(\\.jar)?$", ""), size(bundle));
    }
    return sizes;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static long size(Path path) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }
}
