package org.chatterbloke.voice.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.chatterbloke.audio.AudioSink;
import org.chatterbloke.audio.WavCodec;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.script.Script;
import org.chatterbloke.testkit.FakeFrontEnd;
import org.chatterbloke.testkit.FakeVoiceEngine;
import org.chatterbloke.voice.core.internal.CachingNarrator;
import org.chatterbloke.voice.core.internal.LiveEngineRegistry;
import org.chatterbloke.voice.core.internal.LiveFrontEndRegistry;
import org.eclipse.core.runtime.NullProgressMonitor;

/** A narrator with fake engines on a data folder of its own. */
public final class Stage {

  public final DataFolder folder;
  public final FakeVoiceEngine engine = new FakeVoiceEngine("fake");
  public final LiveEngineRegistry engines = new LiveEngineRegistry();
  public final LiveFrontEndRegistry frontEnds = new LiveFrontEndRegistry();
  public final CachingNarrator narrator;

  public Stage(Path root) {
    folder = new DataFolder(root);
    engines.addEngine(engine);
    frontEnds.addFrontEnd(new FakeFrontEnd());
    narrator = new CachingNarrator(engines, frontEnds, folder, 1L << 32);
    narrator.addCodec(new WavCodec());
  }

  /** A master that was narrated into memory. */
  public record Master(NarrationResult result, float[] samples) {

    public float[] part(double from, double to) {
      int rate = result.sampleRate();
      return Arrays.copyOfRange(
          samples, (int) Math.round(from * rate), (int) Math.round(to * rate));
    }
  }

  /** Narrates a script with the first voice and standard settings. */
  public Master narrate(String script) throws ChatterBlokeException {
    return narrate(script, NarrationSettings.STANDARD, CueVoices.NONE);
  }

  public Master narrate(String script, NarrationSettings settings, CueVoices voices)
      throws ChatterBlokeException {
    Recorder recorder = new Recorder();
    NarrationResult result =
        narrator.narrate(
            new NarrationRequest(
                Script.parse(script),
                engine.voice(0),
                voices,
                settings,
                NarrationOutput.toListener(rate -> recorder)),
            NarrationObserver.NONE,
            new NullProgressMonitor());
    return new Master(result, recorder.samples());
  }

  /** The files of the take cache. */
  public List<Path> takes() {
    Path takes = folder.cache().resolve("takes");
    if (!Files.isDirectory(takes)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(takes)) {
      return walk.filter(Files::isRegularFile)
          .filter(path -> !path.endsWith(".checked"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the engine was asked to say since the last {@link FakeVoiceEngine#forget}. */
  public List<String> spoken() {
    return engine.spoken().stream().map(request -> request.text().spoken()).toList();
  }

  /** Keeps what it hears; asked from any thread. */
  public static final class Recorder implements AudioSink {
    private final List<float[]> parts = new ArrayList<>();

    @Override
    public synchronized void write(float[] samples, int offset, int length) {
      parts.add(Arrays.copyOfRange(samples, offset, offset + length));
    }

    public synchronized float[] samples() {
      float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
      int at = 0;
      for (float[] part : parts) {
        System.arraycopy(part, 0, all, at, part.length);
        at += part.length;
      }
      return all;
    }
  }
}
