package org.chatterbloke.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chatterbloke.inference.onnx.OnnxModel;
import org.chatterbloke.inference.onnx.OnnxOptions;
import org.chatterbloke.inference.onnx.Tensor;
import org.chatterbloke.modelstore.ModelStore;
import org.chatterbloke.testkit.TestModels;
import org.chatterbloke.voice.model.kokoro.KokoroFiles;
import org.chatterbloke.voice.model.kokoro.KokoroModel;
import org.chatterbloke.voice.model.kokoro.PhonemeVocabulary;
import org.chatterbloke.voice.model.kokoro.StyleTable;
import org.chatterbloke.voice.model.kokoro.VoiceMix;
import org.eclipse.core.runtime.NullProgressMonitor;

/**
 * Times the rewritten Kokoro graph against the exported 8-bit one in the same runtime, on the same
 * sentences. Three measurements, each in a process of its own: both graphs on one thread, sentence
 * by sentence in turn (CPU time); the rewritten one on one and on two threads (wall time, peak of
 * memory of the whole process). Of several repetitions of a sentence the fastest counts, so that
 * another program on the machine disturbs less.
 *
 * <p>Arguments: {@code [--repeat N] [--sentences N]}.
 */
public final class KokoroBenchmark {

  private static final String VOICE = "af_heart";
  private static final String STOCK = "exported int8 graph";
  private static final String OURS = "rewritten graph";

  private final int repetitions;
  private final int sentences;

  private KokoroBenchmark(int repetitions, int sentences) {
    this.repetitions = repetitions;
    this.sentences = sentences;
  }

  /** Runs the benchmark, or one part of it in a child process. */
  public static void main(String[] arguments) throws Exception {
    int repetitions = 2;
    int sentences = Integer.MAX_VALUE;
    String part = "";
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      switch (arguments[i]) {
        case "--repeat" -> repetitions = Integer.parseInt(arguments[i + 1]);
        case "--sentences" -> sentences = Integer.parseInt(arguments[i + 1]);
        case "--part" -> part = arguments[i + 1];
        default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
      }
    }
    KokoroBenchmark benchmark = new KokoroBenchmark(repetitions, sentences);
    switch (part) {
      case "both" -> benchmark.both(System.out);
      case "1", "2" -> benchmark.alone(Integer.parseInt(part), System.out);
      default -> benchmark.parent(System.out);
    }
  }

  private void parent(PrintStream out) throws IOException, InterruptedException {
    out.printf(
        "Processor: %s, %d cores%n", processor(), Runtime.getRuntime().availableProcessors());
    out.printf(
        "%-22s %8s %10s %9s %9s %8s %7s%n",
        "graph", "threads", "audio s", "CPU RTF", "wall RTF", "peak MB", "broken");
    for (String part : List.of("both", "1", "2")) {
      List<String> command = new ArrayList<>();
      command.add(ProcessHandle.current().info().command().orElse("java"));
      command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.addAll(List.of(KokoroBenchmark.class.getName(), "--part", part));
      command.addAll(List.of("--repeat", Integer.toString(repetitions)));
      command.addAll(List.of("--sentences", Integer.toString(sentences)));
      int status = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (status != 0) {
        throw new IOException("the part " + part + " ended with status " + status);
      }
    }
  }

  private static String processor() throws IOException {
    Path cpuinfo = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(cpuinfo)) {
      return System.getProperty("os.arch");
    }
    List<String> lines = Files.readAllLines(cpuinfo);
    String name = field(lines, "model name");
    String flags = " " + field(lines, "flags") + " ";
    return name
        + (flags.contains(" avx512f ") ? " (AVX-512)" : flags.contains(" avx2 ") ? " (AVX2)" : "");
  }

  private static String field(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("");
  }

  /** A graph as the benchmark sees it. */
  @FunctionalInterface
  private interface Speaker {
    float[] speak(long[] ids, float[] style) throws Exception;
  }

  /** Sums over sentences of the fastest repetition. */
  private static final class Sums {
    private double audio;
    private double cpu;
    private double wall;
    private int broken;

    void print(PrintStream out, String name, int threads, long peakMb) {
      String peak = peakMb < 0 ? "" : Long.toString(peakMb);
      out.printf(
          Locale.ROOT,
          "%-22s %8d %10.1f %9.3f %9.3f %8s %7d%n",
          name,
          threads,
          audio,
          cpu / audio,
          wall / audio,
          peak,
          broken);
    }
  }

  private void both(PrintStream out) throws Exception {
    KokoroFiles files = files();
    try (KokoroModel ours = KokoroModel.open(files, 1);
        OnnxModel stock =
            OnnxModel.open(
                files.downloaded().file(KokoroFiles.EXPORTED_GRAPH), OnnxOptions.threads(1))) {
      Sums[] sums = measure(files, List.of(stock(stock), rewritten(ours)));
      sums[0].print(out, STOCK, 1, -1);
      sums[1].print(out, OURS, 1, -1);
      out.printf(
          Locale.ROOT,
          "CPU time of the exported graph / of the rewritten one: %.2f%n",
          sums[0].cpu / sums[0].audio / (sums[1].cpu / sums[1].audio));
    }
  }

  private void alone(int threads, PrintStream out) throws Exception {
    KokoroFiles files = files();
    try (KokoroModel ours = KokoroModel.open(files, threads)) {
      Sums[] sums = measure(files, List.of(rewritten(ours)));
      sums[0].print(out, OURS + ", alone", threads, peakMegabytes());
    }
  }

  private static KokoroFiles files() throws Exception {
    ModelStore store = TestModels.store();
    return KokoroFiles.prepare(store, true, new NullProgressMonitor());
  }

  private static Speaker rewritten(KokoroModel model) {
    return (ids, style) -> model.speak(ids, style, 1, 1, 0, () -> false).samples();
  }

  private static Speaker stock(OnnxModel model) {
    return (ids, style) -> {
      Map<String, Tensor> outputs =
          model.run(
              Map.of(
                  "tokens", new Tensor.Longs(ids, 1, ids.length),
                  "style", new Tensor.Floats(style, 1, style.length),
                  "speed", Tensor.floats(1)),
              Set.of("audio"));
      return ((Tensor.Floats) outputs.get("audio")).data();
    };
  }

  private Sums[] measure(KokoroFiles files, List<Speaker> speakers) throws Exception {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    PhonemeVocabulary vocabulary = files.vocabulary();
    StyleTable styles = files.styles(VoiceMix.parse(VOICE));
    Sums[] sums = new Sums[speakers.size()];
    for (int s = 0; s < sums.length; s++) {
      sums[s] = new Sums();
    }
    for (String sentence : sentences()) {
      long[] ids = ids(sentence, vocabulary);
      float[] style = styles.row(ids.length - 2);
      double[] cpu = new double[sums.length];
      double[] wall = new double[sums.length];
      for (int r = 0; r < repetitions; r++) {
        for (int s = 0; s < sums.length; s++) {
          long cpuStart = system.getProcessCpuTime();
          long wallStart = System.nanoTime();
          float[] audio = speakers.get(s).speak(ids, style);
          double wallNow = (System.nanoTime() - wallStart) / 1e9;
          double cpuNow = (system.getProcessCpuTime() - cpuStart) / 1e9;
          cpu[s] = r == 0 ? cpuNow : Math.min(cpu[s], cpuNow);
          wall[s] = r == 0 ? wallNow : Math.min(wall[s], wallNow);
          if (r == 0) {
            sums[s].audio += (double) audio.length / KokoroModel.SAMPLE_RATE;
            sums[s].broken += isBroken(audio) ? 1 : 0;
          }
        }
      }
      for (int s = 0; s < sums.length; s++) {
        sums[s].cpu += cpu[s];
        sums[s].wall += wall[s];
      }
    }
    return sums;
  }

  private static boolean isBroken(float[] audio) {
    for (float sample : audio) {
      if (!(Math.abs(sample) <= 4)) {
        return true;
      }
    }
    return false;
  }

  private List<String> sentences() throws IOException {
    InputStream in = KokoroBenchmark.class.getResourceAsStream("kokoro-sentences.txt");
    if (in == null) {
      throw new IOException("kokoro-sentences.txt is missing beside " + KokoroBenchmark.class);
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().limit(sentences).toList();
    }
  }

  private static long[] ids(String phonemes, PhonemeVocabulary vocabulary) {
    int[] known =
        phonemes
            .codePoints()
            .filter(c -> vocabulary.id(c).isPresent())
            .map(c -> vocabulary.id(c).orElseThrow())
            .toArray();
    long[] ids = new long[known.length + 2];
    for (int i = 0; i < known.length; i++) {
      ids[i + 1] = known[i];
    }
    return ids;
  }

  /** The peak of the resident memory of this process; −1 where the system does not tell. */
  private static long peakMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return -1;
    }
    String peak = field(Files.readAllLines(status), "VmHWM");
    return Long.parseLong(peak.replaceAll("\\D", "")) / 1024;
  }
}
