package org.chatterbloke.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.AudioFiles;
import org.chatterbloke.audio.WavCodec;
import org.chatterbloke.audio.codec.ffmpeg.internal.FfmpegCodec;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.modelstore.ModelStore;
import org.chatterbloke.testkit.TestModels;
import org.chatterbloke.text.english.internal.EnglishFrontEnd;
import org.chatterbloke.voice.analysis.SpeakerEncoder;
import org.chatterbloke.voice.analysis.internal.Ge2eSpeakerEncoder;
import org.chatterbloke.voice.api.CloneRequest;
import org.chatterbloke.voice.api.CloneResult;
import org.chatterbloke.voice.api.EngineDescriptor;
import org.chatterbloke.voice.api.OpenOptions;
import org.chatterbloke.voice.api.ParameterValues;
import org.chatterbloke.voice.api.ReferenceRecording;
import org.chatterbloke.voice.api.Sex;
import org.chatterbloke.voice.api.StockVoice;
import org.chatterbloke.voice.api.VoiceData;
import org.chatterbloke.voice.api.VoiceProfile;
import org.chatterbloke.voice.api.VoiceSession;
import org.chatterbloke.voice.cloner.match.internal.CalibrationText;
import org.chatterbloke.voice.cloner.match.internal.MatchCloner;
import org.chatterbloke.voice.engine.kokoro.internal.KokoroEngine;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;

/**
 * How near the cloner {@code match} comes to speakers with Kokoro's voices.
 *
 * <p>A folder holds at least two recordings of each of some speakers, named {@code speaker-….flac}
 * (or .wav, .mp3 …). Each recording in turn is the only input; the made voice says six probe
 * sentences that play no part in making it, and the score is the mean GE2E similarity of the single
 * sentences to the <em>other</em> recordings of the speaker. Four steps side by side: the stock
 * voice nearest to the recording as it is; the same in the speaker's pitch; the same with the
 * equaliser too; and the match as it ships, which hears several voices with pitch and equaliser
 * before it chooses. The cloner decides the sex itself; voices that whisper are left out. Natural
 * speech of the same folder is scored beside them.
 *
 * <p>How honest the figures are: the equaliser (bands, smoothing, corrections), the choice by
 * single sentences and its correction were settled on two of four readers (1998 and 2414). The
 * ranking of voices by a common reference spectrum, the cost of large pitch changes and the
 * evidence for the sex were looked at on recordings of all four. The encoder that scores also
 * chooses the voice; nobody listened.
 *
 * <p>Options: {@code --recordings FOLDER}, {@code --speakers all|a,b}, {@code --threads N}, {@code
 * --cache FOLDER} (keeps what was spoken for the next run). Many minutes without a cache.
 */
public final class MatchBenchmark implements Benchmark {

  private static final List<String> PROBES =
      List.of(
          "Nobody expected the weather to change so quickly today.",
          "A good teacher listens first and explains things slowly.",
          "She closed the heavy book and looked out of the window.",
          "He walked along the narrow path until he reached the river.",
          "The harbour was quiet, and only the gulls were awake.",
          "We will discuss the final budget at the meeting on Thursday.");

  private static final String LANGUAGE = "en-US";
  private static final int STEPS = 4;

  private final IProgressMonitor monitor = new NullProgressMonitor();

  @Override
  public String name() {
    return "match";
  }

  @Override
  public String summary() {
    return "Similarity of matched voices to speakers: --recordings FOLDER [--speakers a,b]"
        + " [--threads N] [--cache FOLDER]";
  }

  /** Runs this benchmark alone and prints its report. */
  public static void main(String[] arguments) throws Exception {
    Machine machine = Machine.here();
    System.out.println(new MatchBenchmark().run(List.of(arguments)).toMarkdown(machine));
  }

  @Override
  public Report run(List<String> arguments) throws Exception {
    Options options =
        Options.parse(
            arguments, Map.of("recordings", "", "speakers", "all", "threads", "2", "cache", ""));
    int threads = options.count("threads");
    ModelStore store = TestModels.store();
    KokoroEngine engine = new KokoroEngine(store, threads, () -> -1);
    try (VoiceSession session = engine.open(new OpenOptions(threads, true), monitor);
        Ge2eSpeakerEncoder encoder = new Ge2eSpeakerEncoder(store)) {
      List<Clip> clips = clips(options, encoder);
      EngineAudition audition =
          new EngineAudition(
              session, new EnglishFrontEnd(store), engine.descriptor(), options.text("cache"));
      Stage stage = new Stage(engine.descriptor(), encoder, audition, clips);
      Report report = new Report("Voice match");
      natural(report, stage);
      matched(report, stage);
      return report;
    }
  }

  /** A recording and its vector. */
  private record Clip(String name, String speaker, AudioClip audio, float[] vector) {}

  /** Everything that the steps need. */
  private record Stage(
      EngineDescriptor engine, SpeakerEncoder encoder, EngineAudition audition, List<Clip> clips) {

    List<float[]> others(Clip clip) {
      return clips.stream()
          .filter(other -> other != clip && other.speaker().equals(clip.speaker()))
          .map(Clip::vector)
          .toList();
    }
  }

  private List<Clip> clips(Options options, SpeakerEncoder encoder)
      throws IOException, UsageException, ChatterBlokeException {
    Path folder = Path.of(options.text("recordings"));
    if (options.text("recordings").isEmpty() || !Files.isDirectory(folder)) {
      throw new UsageException(
          "Name a folder with recordings speaker-….flac, two or more of each speaker:"
              + " --recordings FOLDER.");
    }
    AudioFiles files = new AudioFiles(List.of(new WavCodec(), new FfmpegCodec()));
    List<String> wanted = options.list("speakers");
    List<Clip> clips = new ArrayList<>();
    try (DirectoryStream<Path> paths =
        Files.newDirectoryStream(folder, "*-*.{flac,wav,mp3,ogg,opus,m4a}")) {
      for (Path path : paths) {
        String name = path.getFileName().toString();
        String speaker = name.substring(0, name.indexOf('-'));
        if (wanted.contains("all") || wanted.contains(speaker)) {
          AudioClip audio = files.read(path);
          clips.add(new Clip(name, speaker, audio, encoder.embed(audio, monitor)));
        }
      }
    }
    clips.sort(Comparator.comparing(Clip::name));
    for (Clip clip : clips) {
      if (clips.stream().filter(c -> c.speaker().equals(clip.speaker())).count() < 2) {
        throw new UsageException("There is only one recording of " + clip.speaker() + ".");
      }
    }
    return clips;
  }

  /** What two recordings reach, of one speaker and of two. */
  private void natural(Report report, Stage stage) throws ChatterBlokeException {
    List<Double> same = new ArrayList<>();
    List<Double> different = new ArrayList<>();
    List<Double> short4 = new ArrayList<>();
    List<Clip> clips = stage.clips();
    for (int i = 0; i < clips.size(); i++) {
      Clip a = clips.get(i);
      for (Clip b : clips.subList(i + 1, clips.size())) {
        (a.speaker().equals(b.speaker()) ? same : different)
            .add(SpeakerEncoder.similarity(a.vector(), b.vector()));
      }
      int part = 4 * a.audio().sampleRate();
      for (int from = 0; from + part <= a.audio().frames(); from += part) {
        float[] vector = stage.encoder().embed(a.audio().slice(from, from + part), monitor);
        short4.add(mean(stage.others(a), vector));
      }
    }
    report.columns("natural speech", "n", "mean", "lowest", "highest");
    natural(report, "two recordings of one speaker", same);
    natural(report, "4 s of a speaker and his other recordings", short4);
    natural(report, "recordings of two speakers", different);
  }

  private static void natural(Report report, String title, List<Double> values) {
    report.row(
        title,
        values.size(),
        Report.number(values.stream().mapToDouble(v -> v).average().orElse(Double.NaN), 3),
        Report.number(values.stream().mapToDouble(v -> v).min().orElse(Double.NaN), 3),
        Report.number(values.stream().mapToDouble(v -> v).max().orElse(Double.NaN), 3));
  }

  private void matched(Report report, Stage stage) throws ChatterBlokeException {
    Map<String, float[]> voices = voices(stage);
    Map<String, List<double[]>> bySpeaker = new TreeMap<>();
    report.columns(
        "input", "nearest stock voice", "alone", "with pitch", "and equaliser", "match", "made of");
    for (Clip clip : stage.clips()) {
      System.err.println(clip.name());
      CloneResult match = match(stage, stage.engine(), clip, true);
      Sex sex = stage.engine().voice(match.voice().name()).orElseThrow().sex();
      StockVoice nearest = nearest(stage, voices, sex, clip.vector());
      EngineDescriptor onlyNearest = with(stage.engine(), List.of(nearest));
      double[] scores = {
        score(stage, clip, plain(stage, nearest)),
        score(stage, clip, profile(match(stage, onlyNearest, clip, false))),
        score(stage, clip, profile(match(stage, onlyNearest, clip, true))),
        score(stage, clip, profile(match))
      };
      bySpeaker.computeIfAbsent(clip.speaker(), s -> new ArrayList<>()).add(scores);
      row(report, clip.name(), nearest.id(), scores, made(match));
    }
    double[] total = new double[STEPS];
    for (Map.Entry<String, List<double[]>> speaker : bySpeaker.entrySet()) {
      double[] mean = new double[STEPS];
      for (double[] scores : speaker.getValue()) {
        for (int i = 0; i < STEPS; i++) {
          mean[i] += scores[i] / speaker.getValue().size();
          total[i] += scores[i] / speaker.getValue().size() / bySpeaker.size();
        }
      }
      row(report, "mean of " + speaker.getKey(), "", mean, "");
    }
    row(report, "**mean of speakers**", "", total, "");
  }

  private static void row(
      Report report, String title, String nearest, double[] scores, String made) {
    report.row(
        title,
        nearest,
        Report.number(scores[0], 3),
        Report.number(scores[1], 3),
        Report.number(scores[2], 3),
        Report.number(scores[3], 3),
        made);
  }

  /** The vector of each voice that does not whisper, from the calibration sentences joined. */
  private Map<String, float[]> voices(Stage stage) throws ChatterBlokeException {
    Map<String, float[]> vectors = new TreeMap<>();
    String text = String.join(" ", CalibrationText.in(LANGUAGE).sentences());
    for (StockVoice voice : stage.engine().voices()) {
      if (!voice.note().toLowerCase(Locale.ROOT).contains("whisper")) {
        AudioClip clip =
            stage.audition().speak(VoiceProfile.stock(stage.engine().id(), voice), text, monitor);
        vectors.put(voice.id(), stage.encoder().embed(clip, monitor));
      }
    }
    return vectors;
  }

  private static StockVoice nearest(
      Stage stage, Map<String, float[]> voices, Sex sex, float[] speaker) {
    return stage.engine().voices().stream()
        .filter(voice -> voices.containsKey(voice.id()) && voice.sex() == sex)
        .max(
            Comparator.comparingDouble(
                voice -> SpeakerEncoder.similarity(voices.get(voice.id()), speaker)))
        .orElseThrow();
  }

  private CloneResult match(Stage stage, EngineDescriptor engine, Clip clip, boolean equaliser)
      throws ChatterBlokeException {
    ParameterValues parameters =
        ParameterValues.NONE.with(MatchCloner.EQUALISER, equaliser ? 1 : 0);
    CloneRequest request =
        new CloneRequest(
            clip.name(),
            engine,
            List.of(new ReferenceRecording(clip.name(), clip.audio(), "")),
            LANGUAGE,
            Sex.UNKNOWN,
            parameters,
            Path.of("."),
            stage.audition());
    return new MatchCloner(stage.encoder()).clone(request, note -> {}, monitor);
  }

  /** The engine as if it had only these voices. */
  private static EngineDescriptor with(EngineDescriptor engine, List<StockVoice> voices) {
    return new EngineDescriptor(
        engine.id(),
        engine.name(),
        engine.version(),
        engine.licence(),
        engine.description(),
        engine.languages(),
        engine.input(),
        engine.features(),
        engine.parameters(),
        engine.models(),
        engine.sampleRate(),
        engine.maximumInput(),
        voices);
  }

  private static VoiceProfile profile(CloneResult result) {
    return new VoiceProfile(
        "made", "made", LANGUAGE, result.voice(), result.parameters(), result.equaliser());
  }

  private static VoiceProfile plain(Stage stage, StockVoice voice) {
    return new VoiceProfile(
        voice.id(),
        voice.name(),
        LANGUAGE,
        VoiceData.stock(stage.engine().id(), voice.id()),
        ParameterValues.NONE,
        null);
  }

  private static String made(CloneResult result) {
    return result.voice().name() + " " + result.parameters().values();
  }

  /** The mean similarity of the probe sentences to the speaker's other recordings. */
  private double score(Stage stage, Clip clip, VoiceProfile voice) throws ChatterBlokeException {
    double sum = 0;
    for (String probe : PROBES) {
      AudioClip spoken = stage.audition().speak(voice, probe, monitor);
      sum += mean(stage.others(clip), stage.encoder().embed(spoken, monitor));
    }
    return sum / PROBES.size();
  }

  private static double mean(List<float[]> vectors, float[] vector) {
    return vectors.stream()
        .mapToDouble(other -> SpeakerEncoder.similarity(other, vector))
        .average()
        .orElse(Double.NaN);
  }
}
