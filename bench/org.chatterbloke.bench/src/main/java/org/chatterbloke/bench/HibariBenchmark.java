package org.chatterbloke.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.chatterbloke.audio.AudioSink;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.testkit.ChildJvm;
import org.chatterbloke.testkit.TestModels;
import org.chatterbloke.text.PhonemeOrigin;
import org.chatterbloke.text.SpokenText;
import org.chatterbloke.text.SpokenToken;
import org.chatterbloke.text.TextSpan;
import org.chatterbloke.voice.api.OpenOptions;
import org.chatterbloke.voice.api.ParameterValues;
import org.chatterbloke.voice.api.SpeechRequest;
import org.chatterbloke.voice.api.VoiceData;
import org.chatterbloke.voice.api.VoiceSession;
import org.chatterbloke.voice.engine.hibari.internal.HibariEngine;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.jspecify.annotations.Nullable;

/**
 * hibari against its Python package, side by side: the same phonemes, one thread, rounds in turn
 * after a warm-up, CPU time of the whole process (compiler and garbage collector included); then
 * the time from the start of a fresh process to the first sentence.
 */
public final class HibariBenchmark {

  private static final int WARM_UP_ROUNDS = 30;
  private static final int ROUNDS = 15;
  private static final int REPEATS = 5;
  private static final int COLD_STARTS = 3;

  private HibariBenchmark() {}

  /** No argument: the benchmark. {@code cold}: speaks one sentence and says so. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ChatterBlokeException {
    List<String> sentences = Files.readAllLines(sentences());
    try (VoiceSession session =
        new HibariEngine(TestModels.store())
            .open(new OpenOptions(1, true), new NullProgressMonitor())) {
      if (Arrays.asList(arguments).contains("cold")) {
        speak(session, sentences.getFirst());
        System.out.println("FIRST");
        return;
      }
      compare(session, sentences);
    }
    coldStarts();
  }

  private static void compare(VoiceSession session, List<String> sentences)
      throws IOException, InterruptedException, ChatterBlokeException {
    List<Round> ours = new ArrayList<>();
    List<Round> theirs = new ArrayList<>();
    try (Peer peer = Peer.start()) {
      for (int i = 0; i < WARM_UP_ROUNDS; i++) {
        round(session, sentences);
      }
      if (peer != null) {
        peer.round();
      }
      for (int i = 0; i < ROUNDS; i++) {
        ours.add(round(session, sentences));
        if (peer != null) {
          theirs.add(peer.round());
        }
      }
    }
    print("hibari in Java", ours);
    print("hibari-tts in Python", theirs);
  }

  private static Round round(VoiceSession session, List<String> sentences)
      throws ChatterBlokeException {
    double cpu = cpuSeconds();
    long wall = System.nanoTime();
    long samples = 0;
    for (int i = 0; i < REPEATS; i++) {
      for (String sentence : sentences) {
        samples += speak(session, sentence);
      }
    }
    return new Round(cpuSeconds() - cpu, (System.nanoTime() - wall) / 1e9, samples / 24000.0);
  }

  private static long speak(VoiceSession session, String phonemes) throws ChatterBlokeException {
    List<SpokenToken> tokens = new ArrayList<>();
    for (String word : phonemes.split(" ")) {
      tokens.add(new SpokenToken(new TextSpan(0, 0), word, word, PhonemeOrigin.LEXICON, true));
    }
    return session
        .speak(
            new SpeechRequest(
                VoiceData.stock("hibari", "hibari_heart"),
                new SpokenText(phonemes, "en-US", tokens),
                ParameterValues.NONE,
                1),
            AudioSink.discard(),
            new NullProgressMonitor())
        .samples();
  }

  private static void print(String name, List<Round> rounds) {
    if (rounds.isEmpty()) {
      System.out.println(name + ": not measured (no Python environment)");
      return;
    }
    double[] perSecond = rounds.stream().mapToDouble(r -> r.cpu / r.audio).sorted().toArray();
    double median = perSecond[perSecond.length / 2];
    double wall =
        rounds.stream().mapToDouble(r -> r.wall / r.audio).sorted().toArray()[rounds.size() / 2];
    System.out.printf(
        Locale.ROOT,
        "%-22s %.2f ms CPU per second of audio (median of %d rounds, %.2f to %.2f): %.0f times real"
            + " time; wall %.2f ms%n",
        name,
        1e3 * median,
        rounds.size(),
        1e3 * perSecond[0],
        1e3 * perSecond[perSecond.length - 1],
        1 / median,
        1e3 * wall);
  }

  private static void coldStarts() throws IOException, InterruptedException {
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int i = 0; i < COLD_STARTS; i++) {
      long start = System.nanoTime();
      new ChildJvm()
          .option("-D" + TestModels.ROOT_PROPERTY + "=" + TestModels.root())
          .run(60, HibariBenchmark.class, "cold");
      ours.add((System.nanoTime() - start) / 1e6);
      Path python = Peer.python();
      if (python != null) {
        start = System.nanoTime();
        Peer.command(python, "cold").start().waitFor();
        theirs.add((System.nanoTime() - start) / 1e6);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "fresh process, model and first sentence (3 s of audio), ms: Java %s%s%n",
        rounded(ours),
        theirs.isEmpty() ? "" : ", Python " + rounded(theirs));
  }

  private static List<Long> rounded(List<Double> values) {
    return values.stream().map(Math::round).toList();
  }

  private static double cpuSeconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  private static Path sentences() {
    return TestModels.root().resolve("bench/peers/hibari_sentences.txt");
  }

  /** CPU, wall and audio seconds. */
  private record Round(double cpu, double wall, double audio) {}

  /** The Python process. */
  private record Peer(Process process, BufferedWriter requests, BufferedReader answers)
      implements AutoCloseable {

    static @Nullable Peer start() throws IOException, InterruptedException {
      new ProcessBuilder(TestModels.root().resolve("bench/peers/hibari_setup.sh").toString())
          .inheritIO()
          .start()
          .waitFor();
      Path python = python();
      if (python == null) {
        return null;
      }
      Process process = command(python).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      return new Peer(process, process.outputWriter(), process.inputReader());
    }

    /** The interpreter of the peer's environment, or null if it could not be made. */
    static @Nullable Path python() {
      Path python = TestModels.root().resolve("bench/peers/.venv/hibari/bin/python");
      return Files.isExecutable(python) ? python : null;
    }

    static ProcessBuilder command(Path python, String... arguments) {
      List<String> command = new ArrayList<>();
      command.add(python.toString());
      command.add(TestModels.root().resolve("bench/peers/hibari_bench.py").toString());
      command.add(sentences().toString());
      command.addAll(List.of(arguments));
      return new ProcessBuilder(command);
    }

    /** One round; repeated as ours is. */
    Round round() throws IOException {
      double cpu = 0;
      double wall = 0;
      double audio = 0;
      for (int i = 0; i < REPEATS; i++) {
        requests.write("round\n");
        requests.flush();
        String answer = answers.readLine();
        if (answer == null) {
          throw new IOException("the Python process ended");
        }
        String[] numbers = answer.split(" ");
        cpu += Double.parseDouble(numbers[0]);
        wall += Double.parseDouble(numbers[1]);
        audio += Double.parseDouble(numbers[2]);
      }
      return new Round(cpu, wall, audio);
    }

    @Override
    public void close() throws IOException {
      requests.close();
      process.destroy();
    }
  }
}
