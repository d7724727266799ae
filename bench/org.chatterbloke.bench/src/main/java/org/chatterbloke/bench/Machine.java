package org.chatterbloke.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The facts without which figures mean nothing.
 *
 * @param date of the measurement
 * @param processor the model's name as the system gives it
 * @param cores processors that this process may use
 * @param simd vector instructions that matter for synthesis, of avx2, avx512, vnni and bfloat16
 * @param jdk vendor and version
 * @param os name, version and architecture
 * @param load average of the last minute when the benchmark began; negative if not known
 */
public record Machine(
    LocalDate date,
    String processor,
    int cores,
    List<String> simd,
    String jdk,
    String os,
    double load) {

  private static final Path CPU = Path.of("/proc/cpuinfo");
  private static final Path RELEASE = Path.of("/etc/os-release");

  public Machine {
    simd = List.copyOf(simd);
  }

  /** This machine, now. */
  public static Machine here() {
    String arch = System.getProperty("os.arch", "");
    Set<String> flags =
        new HashSet<>(Arrays.asList(entry(CPU, "flags", ':').orElse("").split(" ")));
    List<String> simd = new ArrayList<>();
    if (flags.contains("avx2")) {
      simd.add("avx2");
    }
    if (flags.contains("avx512f")) {
      simd.add("avx512");
    }
    if (flags.contains("avx512_vnni") || flags.contains("avx_vnni")) {
      simd.add("vnni");
    }
    if (flags.contains("avx512_bf16") || flags.contains("amx_bf16")) {
      simd.add("bfloat16");
    }
    String system = System.getProperty("os.name") + " " + System.getProperty("os.version");
    return new Machine(
        LocalDate.now(),
        entry(CPU, "model name", ':').orElse(arch),
        Runtime.getRuntime().availableProcessors(),
        simd,
        System.getProperty("java.vendor") + " " + System.getProperty("java.version"),
        entry(RELEASE, "PRETTY_NAME", '=').map(n -> n.replace("\"", "") + ", ").orElse("")
            + system
            + ", "
            + arch,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** One line of Markdown. */
  public String describe() {
    return "%s · %s · %d cores · %s · JDK %s · %s · load %s when it began"
        .formatted(
            date,
            processor,
            cores,
            simd.isEmpty() ? "no AVX2" : String.join(" ", simd),
            jdk,
            os,
            load < 0 ? "unknown" : Report.number(load, 2));
  }

  /** The value behind the first line that begins with a key. */
  private static Optional<String> entry(Path file, String key, char separator) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(key) && line.indexOf(separator) > 0)
          .map(line -> line.substring(line.indexOf(separator) + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // no Linux: the fact is left out
    }
  }
}
