package org.chatterbloke.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chatterbloke.audio.AudioFormat;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.cli.Command;
import org.chatterbloke.cli.ExitCode;
import org.chatterbloke.cli.Session;
import org.chatterbloke.script.Script;
import org.chatterbloke.script.ScriptReader;
import org.chatterbloke.voice.api.VoiceProfile;
import org.chatterbloke.voice.core.CloningService;
import org.chatterbloke.voice.core.MasterTarget;
import org.chatterbloke.voice.core.NarrationObserver;
import org.chatterbloke.voice.core.NarrationOutput;
import org.chatterbloke.voice.core.NarrationProgress;
import org.chatterbloke.voice.core.NarrationRequest;
import org.chatterbloke.voice.core.NarrationResult;
import org.chatterbloke.voice.core.Narrator;
import org.chatterbloke.voice.core.VoiceResolver;
import org.eclipse.core.runtime.IProgressMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code chatterbloke narrate}: the main job. */
@Component(
    service = Command.class,
    property = {
      Command.NAME + "=narrate",
      Command.SUMMARY + "=Read scripts aloud into audio files",
      Command.ORDER + "=10"
    })
@CommandLine.Command(
    name = "narrate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Reads scripts (Markdown or plain text) aloud into audio files.",
      "Sentences that were read before in the same voice come from the cache: after a change only what"
          + " changed is made again."
    },
    footer = {
      "",
      "Examples:",
      "  chatterbloke narrate story.md --voice af_heart -o story.mp3",
      "  chatterbloke narrate story.md --voice me.flac -o story.m4a   (closest voice to a recording)",
      "  chatterbloke narrate chapter*.md --voice bm_george -o audio/"
    })
public final class NarrateCommand implements Command {

  @Parameters(paramLabel = "SCRIPT", arity = "1..*", description = "Scripts: .md, .txt, UTF-8.")
  private List<Path> scripts = List.of();

  @Mixin private VoiceOptions voiceOptions = new VoiceOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE|FOLDER",
      description =
          "The file to write (.wav, .flac, .mp3, .opus, .m4a) or a folder for one file per script."
              + " Default: a dated folder below outputs in the data folder.")
  private String output = "";

  @Option(
      names = "--format",
      paramLabel = "F",
      description = "Format when -o is a folder: wav, flac, mp3 (default), opus, m4a.")
  private String format = "mp3";

  @Option(
      names = "--target",
      paramLabel = "T",
      description = "Loudness: none (default), audiobook (−18 LUFS) or podcast (−16 LUFS).")
  private String target = "none";

  @Option(names = "--json", description = "Print what was made as JSON.")
  private boolean json;

  private final Narrator narrator;
  private final VoiceResolver voices;
  private final CloningService cloning;
  private final Session session;

  /** Made by Declarative Services. */
  @Activate
  public NarrateCommand(
      @Reference Narrator narrator,
      @Reference VoiceResolver voices,
      @Reference CloningService cloning,
      @Reference Session session) {
    this.narrator = narrator;
    this.voices = voices;
    this.cloning = cloning;
    this.session = session;
  }

  private record Job(Path source, Script script, Path file) {}

  @Override
  public Integer call() throws ChatterBlokeException, IOException {
    MasterTarget master = master();
    List<Job> jobs = plan();
    List<Map<String, Object>> made = new ArrayList<>();
    Map<String, VoiceProfile> resolved = new LinkedHashMap<>();
    for (Job job : jobs) {
      String wanted =
          voiceOptions.voice().isBlank()
              ? job.script().frontMatter().voice().orElse("")
              : voiceOptions.voice();
      VoiceProfile voice = resolved.get(wanted);
      if (voice == null) {
        voice = voiceOptions.resolve(wanted, voices, cloning, session);
        resolved.put(wanted, voice);
      }
      made.add(narrate(job, voice, master));
    }
    if (json) {
      JsonOutput.print(session.terminal().out(), Map.of("outputs", made));
    }
    return ExitCode.OK;
  }

  private Map<String, Object> narrate(Job job, VoiceProfile voice, MasterTarget master)
      throws ChatterBlokeException, IOException {
    makeFolder(job.file());
    NarrationRequest request =
        new NarrationRequest(
            job.script(),
            voice,
            name -> voices.resolve(name, ""),
            voiceOptions.settings().withTarget(master),
            NarrationOutput.toFile(job.file()));
    long start = System.nanoTime();
    IProgressMonitor monitor = session.progress();
    NarrationResult result =
        narrator.narrate(request, new Progress(job.source(), monitor), monitor);
    session.terminal().clear();
    double took = (System.nanoTime() - start) / 1e9;
    result.remarks().forEach(session.terminal()::note);
    if (!json) {
      session
          .terminal()
          .out()
          .printf(
              Locale.ROOT,
              "%s: %s of audio in %s, %d segments (%d made, %d from the cache)%n",
              job.file(),
              Durations.spoken(result.seconds()),
              Durations.spoken(took),
              result.segments().size(),
              result.rendered(),
              result.reused());
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("script", job.source());
    facts.put("file", job.file());
    facts.put("voice", voice.name());
    facts.put("engine", voice.voice().engineId());
    facts.put("seconds", result.seconds());
    facts.put("segments", result.segments().size());
    facts.put("rendered", result.rendered());
    facts.put("reused", result.reused());
    facts.put("wallSeconds", took);
    facts.put("remarks", result.remarks());
    return facts;
  }

  private static void makeFolder(Path file) throws UsageFailure {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UsageFailure(
          FailureKind.STORAGE,
          "The folder " + folder + " cannot be made for " + file.getFileName() + ".",
          "Choose another place with -o; a file may be in the way, or the folder is read-only.");
    }
  }

  private MasterTarget master() throws UsageFailure {
    return switch (target.toLowerCase(Locale.ROOT)) {
      case "none" -> MasterTarget.NONE;
      case "audiobook" -> MasterTarget.AUDIOBOOK;
      case "podcast" -> MasterTarget.PODCAST;
      default ->
          throw new UsageFailure(
              FailureKind.BAD_INPUT,
              "There is no target “" + target + "”.",
              "Use --target none, audiobook or podcast.");
    };
  }

  /** Reads every script and finds every file before anything is rendered. */
  private List<Job> plan() throws ChatterBlokeException {
    boolean folder =
        output.isBlank()
            || scripts.size() > 1
            || output.endsWith("/")
            || output.endsWith(java.io.File.separator)
            || Files.isDirectory(Path.of(output));
    AudioFormat wanted =
        AudioFormat.ofFileName(folder ? "x." + format : output)
            .orElseThrow(() ->
                new UsageFailure(
                    FailureKind.BAD_INPUT,
                    folder
                        ? "The format “" + format + "” cannot be written."
                        : "The name " + output + " does not end in a known audio format.",
                    "Use wav, flac, mp3, opus or m4a."));
    Path root = output.isBlank() ? DataFolder.current().outputs(LocalDate.now()) : Path.of(output);
    if (folder && Files.isRegularFile(root)) {
      throw new UsageFailure(
          FailureKind.BAD_INPUT,
          "Several scripts cannot be written to the one file " + output + ".",
          "Give -o a folder.");
    }
    List<Job> jobs = new ArrayList<>();
    for (Path source : scripts) {
      Path file = folder ? root.resolve(baseName(source) + "." + wanted.extension()) : root;
      if (jobs.stream().anyMatch(job -> job.file().equals(file))) {
        throw new UsageFailure(
            FailureKind.BAD_INPUT,
            "Two scripts would be written to " + file + ".",
            "Rename one of them, or narrate them into different folders.");
      }
      jobs.add(new Job(source, ScriptReader.read(source), file));
    }
    return jobs;
  }

  private static String baseName(Path source) {
    String name = source.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private final class Progress implements NarrationObserver {

    private final Path source;
    private final IProgressMonitor monitor;

    Progress(Path source, IProgressMonitor monitor) {
      this.source = source;
      this.monitor = monitor;
    }

    @Override
    public void progress(NarrationProgress snapshot) {
      String made = Durations.spoken(snapshot.secondsOfAudio());
      monitor.subTask("%s  %s of audio".formatted(source.getFileName(), made));
    }

    @Override
    public void remark(String sentence) {
      session.terminal().note(sentence);
    }
  }
}
