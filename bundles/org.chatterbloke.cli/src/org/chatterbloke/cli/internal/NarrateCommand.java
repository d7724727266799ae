package org.chatterbloke.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chatterbloke.audio.AudioFormat;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.cli.Command;
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
import org.chatterbloke.voice.core.NarrationSettings;
import org.chatterbloke.voice.core.Narrator;
import org.chatterbloke.voice.core.OutputShelf;
import org.chatterbloke.voice.core.VoiceResolver;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
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
      "  chatterbloke narrate chapter*.md --voice bm_george -o audio/",
      "  chatterbloke narrate book/ --recursive --continue -o audio/   (all scripts of a folder)",
      "  chatterbloke narrate @list.txt -o audio/                      (one script on a line)"
    })
public final class NarrateCommand implements Command {

  @Parameters(
      paramLabel = "SCRIPT|FOLDER|@LIST",
      arity = "1..*",
      description =
          "Scripts (.md, .txt, UTF-8), folders (all scripts in them), or @ and a text file with one"
              + " script on a line. If one fails, the others are made all the same.")
  private List<String> scripts = List.of();

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

  @Option(names = "--recursive", description = "Also the scripts in folders of a folder.")
  private boolean recursive;

  @Option(
      names = "--continue",
      description =
          "Leave out scripts whose output is there already: newer than the script and made with the"
              + " same text, voice and settings.")
  private boolean resume;

  @Option(names = "--json", description = "Print what was made as JSON.")
  private boolean json;

  private final Narrator narrator;
  private final VoiceResolver voices;
  private final CloningService cloning;
  private final @Nullable OutputShelf shelf;
  private final Session session;
  private final Map<String, VoiceProfile> resolved = new HashMap<>();

  /** Made by Declarative Services. */
  @Activate
  public NarrateCommand(
      @Reference Narrator narrator,
      @Reference VoiceResolver voices,
      @Reference CloningService cloning,
      @Reference(cardinality = ReferenceCardinality.OPTIONAL) @Nullable OutputShelf shelf,
      @Reference Session session) {
    this.narrator = narrator;
    this.voices = voices;
    this.cloning = cloning;
    this.shelf = shelf;
    this.session = session;
  }

  private record Job(Path source, Path file) {}

  @Override
  public Integer call() throws ChatterBlokeException, IOException {
    NarrationSettings settings = voiceOptions.settings().withTarget(master());
    List<Job> jobs = plan();
    NarrationBatch batch = new NarrationBatch(session.terminal(), jobs.size());
    if (jobs.size() == 1) {
      make(jobs.getFirst(), settings, batch);
    } else {
      if (!voiceOptions.voice().isBlank()) {
        voice(voiceOptions.voice());
      }
      makeAll(jobs, settings, batch);
    }
    report(batch);
    return batch.exit();
  }

  /** Makes one after the other; a script that fails does not keep the others. */
  private void makeAll(List<Job> jobs, NarrationSettings settings, NarrationBatch batch)
      throws IOException {
    for (Job job : jobs) {
      try {
        if (session.monitor().isCanceled()) {
          throw new OperationCanceledException();
        }
        make(job, settings, batch);
      } catch (OperationCanceledException e) {
        report(batch);
        session.terminal().note("The same command with --continue makes the rest.");
        throw e;
      } catch (ChatterBlokeException | IOException | RuntimeException e) {
        batch.failed(job.source(), e);
      }
    }
  }

  private void report(NarrationBatch batch) throws IOException {
    session.terminal().clear();
    String summary = batch.summary();
    if (json) {
      JsonOutput.print(session.terminal().out(), batch.facts());
    } else if (!summary.isEmpty()) {
      session.terminal().out().println(summary);
    }
  }

  private VoiceProfile voice(String wanted) throws ChatterBlokeException {
    VoiceProfile voice = resolved.get(wanted);
    if (voice == null) {
      voice = voiceOptions.resolve(wanted, voices, cloning, session);
      resolved.put(wanted, voice);
    }
    return voice;
  }

  private void make(Job job, NarrationSettings settings, NarrationBatch batch)
      throws ChatterBlokeException, IOException {
    Script script = ScriptReader.read(job.source());
    VoiceProfile voice =
        voice(
            voiceOptions.voice().isBlank()
                ? script.frontMatter().voice().orElse("")
                : voiceOptions.voice());
    NarrationRequest request =
        new NarrationRequest(
            script,
            voice,
            name -> voices.resolve(name, ""),
            settings,
            NarrationOutput.toFile(job.file()));
    if (resume && shelf().isCurrent(request, job.source())) {
      batch.skipped(job.source(), job.file());
    } else {
      batch.made(narrate(job, request));
    }
  }

  private OutputShelf shelf() throws UsageFailure {
    OutputShelf present = shelf;
    if (present == null) {
      throw new UsageFailure(
          FailureKind.UNAVAILABLE,
          "There is no library here that knows which outputs were made.",
          "Install the library, or leave out --continue.");
    }
    return present;
  }

  private Map<String, Object> narrate(Job job, NarrationRequest request)
      throws ChatterBlokeException, IOException {
    makeFolder(job.file());
    VoiceProfile voice = request.voice();
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

  /** Finds every script and every file before anything is rendered. */
  private List<Job> plan() throws ChatterBlokeException {
    ScriptArguments.Expanded found = ScriptArguments.expand(scripts, recursive);
    boolean folder =
        output.isBlank()
            || found.several()
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
    Set<Path> files = new HashSet<>();
    for (ScriptArguments.Named script : found.scripts()) {
      Path place =
          script.place().resolveSibling(baseName(script.place()) + "." + wanted.extension());
      Path file = folder ? root.resolve(place) : root;
      if (!files.add(file)) {
        throw new UsageFailure(
            FailureKind.BAD_INPUT,
            "Two scripts would be written to " + file + ".",
            "Rename one of them, or narrate them into different folders.");
      }
      jobs.add(new Job(script.source(), file));
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
