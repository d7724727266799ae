package org.chatterbloke.cli.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chatterbloke.audio.AudioDevices;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.cli.Command;
import org.chatterbloke.cli.ExitCode;
import org.chatterbloke.cli.Session;
import org.chatterbloke.script.Script;
import org.chatterbloke.voice.api.VoiceProfile;
import org.chatterbloke.voice.core.CloningService;
import org.chatterbloke.voice.core.NarrationObserver;
import org.chatterbloke.voice.core.NarrationOutput;
import org.chatterbloke.voice.core.NarrationRequest;
import org.chatterbloke.voice.core.Narrator;
import org.chatterbloke.voice.core.VoiceResolver;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code chatterbloke speak}: says a text at once, to the loudspeaker or into a file. */
@Component(
    service = Command.class,
    property = {
      Command.NAME + "=speak",
      Command.SUMMARY + "=Say a text, or lines as they come, on the loudspeaker",
      Command.ORDER + "=20"
    })
@CommandLine.Command(
    name = "speak",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says a text on the loudspeaker, or writes it into a file with -o.",
      "With - it says each line of the standard input as it comes, until the input ends."
    },
    footer = {
      "",
      "Examples:",
      "  chatterbloke speak \"Good morning.\" --voice af_heart",
      "  tail -f notes.txt | chatterbloke speak - --engine hibari"
    })
public final class SpeakCommand implements Command {

  @Parameters(paramLabel = "TEXT|-", arity = "0..1", description = "What to say, or - for lines.")
  private String text = "-";

  @Mixin private VoiceOptions voiceOptions = new VoiceOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write into this file instead of playing.")
  private Path output;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description = "Play on the device whose name contains this; default: the system’s default.")
  private String device = "";

  @Option(
      names = "--json",
      description = "Print one JSON object per line with the time to its first audio.")
  private boolean json;

  private final Narrator narrator;
  private final VoiceResolver voices;
  private final CloningService cloning;
  private final AudioDevices devices;
  private final Session session;

  /** Made by Declarative Services; without a device bundle only files can be written. */
  @Activate
  public SpeakCommand(
      @Reference Narrator narrator,
      @Reference VoiceResolver voices,
      @Reference CloningService cloning,
      @Reference(cardinality = ReferenceCardinality.OPTIONAL) AudioDevices devices,
      @Reference Session session) {
    this.narrator = narrator;
    this.voices = voices;
    this.cloning = cloning;
    this.devices = devices;
    this.session = session;
  }

  @Override
  public Integer call() throws ChatterBlokeException, IOException, InterruptedException {
    VoiceProfile voice = voiceOptions.resolve(voiceOptions.voice(), voices, cloning, session);
    if (output != null) {
      List<String> lines = text.equals("-") ? readAll() : List.of(text);
      narrator.narrate(
          request(String.join("\n\n", lines), voice, NarrationOutput.toFile(output)),
          NarrationObserver.NONE,
          session.progress());
      session.terminal().clear();
      return ExitCode.OK;
    }
    try (Loudspeaker speaker = new Loudspeaker(devices, device)) {
      if (text.equals("-")) {
        BufferedReader input =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
          if (!line.isBlank()) {
            say(line, voice, speaker);
          }
        }
      } else {
        say(text, voice, speaker);
      }
      speaker.drain();
    }
    return ExitCode.OK;
  }

  private void say(String line, VoiceProfile voice, Loudspeaker speaker)
      throws ChatterBlokeException, IOException {
    long start = System.nanoTime();
    speaker.expectFirst(start);
    narrator.narrate(
        request(line, voice, NarrationOutput.toListener(speaker::open)),
        NarrationObserver.NONE,
        session.progress());
    session.terminal().clear();
    if (json) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("text", line);
      facts.put("firstAudioSeconds", speaker.firstAudioSeconds());
      facts.put("totalSeconds", (System.nanoTime() - start) / 1e9);
      JsonOutput.print(session.terminal().out(), facts);
    }
  }

  private NarrationRequest request(String words, VoiceProfile voice, NarrationOutput to)
      throws ChatterBlokeException {
    return new NarrationRequest(
        Script.plain(words), voice, name -> voices.resolve(name, ""), voiceOptions.settings(), to);
  }

  private static List<String> readAll() throws IOException {
    List<String> lines = new ArrayList<>();
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      lines.add(line);
    }
    return lines;
  }
}
