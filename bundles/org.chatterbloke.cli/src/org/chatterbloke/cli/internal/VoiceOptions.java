package org.chatterbloke.cli.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.cli.Session;
import org.chatterbloke.voice.api.OpenOptions;
import org.chatterbloke.voice.api.ParameterDescriptor;
import org.chatterbloke.voice.api.ParameterValues;
import org.chatterbloke.voice.api.VoiceProfile;
import org.chatterbloke.voice.core.CloningService;
import org.chatterbloke.voice.core.NarrationSettings;
import org.chatterbloke.voice.core.VoiceResolver;
import picocli.CommandLine.Option;

/**
 * The options that choose a voice and how it speaks; shared by {@code narrate} and {@code speak}.
 */
final class VoiceOptions {

  private static final Set<String> AUDIO_EXTENSIONS =
      Set.of("wav", "mp3", "flac", "ogg", "opus", "oga", "m4a", "mp4", "aac", "webm");

  @Option(
      names = {"-v", "--voice"},
      paramLabel = "NAME|RECORDING",
      description =
          "A voice of your library, a stock voice such as af_heart, a mix such as"
              + " af_heart*0.6+bf_emma*0.4, or a recording: then the closest stock voice is matched to"
              + " it. Default: the engine’s first voice.")
  private String voice = "";

  @Option(
      names = "--engine",
      paramLabel = "ID",
      description = "Only voices of this engine (“chatterbloke engines” lists them).")
  private String engine = "";

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Fixes every random choice; the same seed gives the same samples. Default: 0.")
  private long seed;

  @Option(
      names = "--speed",
      paramLabel = "X",
      description = "0.5 (half as fast) to 2 (twice as fast); 1 is the voice’s own speed.")
  private double speed = 1;

  @Option(
      names = "--pitch",
      paramLabel = "N",
      description = "Semitones above (or, negative, below) the voice’s own pitch, −12 to 12.")
  private double pitch;

  @Option(names = "--threads", paramLabel = "N", description = "Processor threads; default: all.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--offline", description = "Download nothing; a missing model is then an error.")
  private boolean offline;

  /** What was given with {@code --voice}, or "". */
  String voice() {
    return voice;
  }

  String engine() {
    return engine;
  }

  NarrationSettings settings() throws UsageFailure {
    if (!(speed >= 0.5 && speed <= 2)) {
      throw new UsageFailure(
          FailureKind.BAD_INPUT,
          "The speed " + speed + " is out of range.",
          "Give --speed a number from 0.5 to 2.");
    }
    if (!(pitch >= -12 && pitch <= 12)) {
      throw new UsageFailure(
          FailureKind.BAD_INPUT,
          "The pitch " + pitch + " is out of range.",
          "Give --pitch a number of semitones from -12 to 12.");
    }
    if (threads < 1) {
      throw new UsageFailure(
          FailureKind.BAD_INPUT,
          "Nothing can be computed with " + threads + " threads.",
          "Give --threads 1 or more, or leave it out.");
    }
    ParameterValues values = ParameterValues.NONE;
    if (speed != 1) {
      values = values.with(ParameterDescriptor.SPEED, speed);
    }
    if (pitch != 0) {
      values = values.with(ParameterDescriptor.PITCH, pitch);
    }
    return NarrationSettings.STANDARD
        .withParameters(values)
        .withSeed(seed)
        .withEngine(new OpenOptions(threads, !offline));
  }

  /**
   * The voice that was asked for; a recording is matched.
   *
   * @param wanted a name from the command line or the script's front matter, or ""
   */
  VoiceProfile resolve(
      String wanted, VoiceResolver resolver, CloningService cloning, Session session)
      throws ChatterBlokeException {
    if (wanted.isBlank()) {
      return resolver.standard(engine, "");
    }
    Path recording = recording(wanted);
    if (recording == null) {
      return resolver.resolve(wanted, engine);
    }
    CloningService.ClonedVoice matched =
        cloning.matchOnce(recording, "", engine, "", session.terminal()::note, session.progress());
    session.terminal().note(matched.report().summary());
    return matched.profile();
  }

  /** The recording that a name stands for: an existing file, or something that can only be one. */
  private static Path recording(String name) throws UsageFailure {
    Path path;
    try {
      path = Path.of(name);
    } catch (InvalidPathException e) {
      return null;
    }
    if (Files.exists(path)) {
      return path;
    }
    int dot = name.lastIndexOf('.');
    boolean audioName =
        dot > 0 && AUDIO_EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    if (audioName || name.contains("/") || name.contains("\\")) {
      throw new UsageFailure(
          FailureKind.NOT_FOUND,
          "The recording " + name + " does not exist.",
          "Check the path, or name a voice (“chatterbloke voices list” shows them).");
    }
    return null;
  }
}
