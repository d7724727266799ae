package org.chatterbloke.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.modelstore.ModelStore;
import org.chatterbloke.testkit.TestModels;
import org.chatterbloke.text.english.internal.EnglishFrontEnd;
import org.chatterbloke.voice.analysis.internal.Ge2eSpeakerEncoder;
import org.chatterbloke.voice.api.EngineDescriptor;
import org.chatterbloke.voice.api.OpenOptions;
import org.chatterbloke.voice.api.VoiceSession;
import org.chatterbloke.voice.cloner.match.internal.StockVoiceTable;
import org.chatterbloke.voice.engine.kokoro.internal.KokoroEngine;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;

/**
 * Makes the table of stock voices that the cloner {@code match} ships, by hearing each of Kokoro's
 * voices say the calibration text. To be run whenever the version in the engine's descriptor
 * changes:
 *
 * <pre>
 *   StockVoiceTableWriter --output bundles/org.chatterbloke.voice.cloner.match/src/org/chatterbloke/\
 *       voice/cloner/match/internal/stock-voices.tsv
 * </pre>
 *
 * <p>Options: {@code --threads N}, {@code --cache FOLDER} (keeps what was spoken, so that an
 * interrupted run goes on). The models come from the store of the tests.
 */
public final class StockVoiceTableWriter {

  private StockVoiceTableWriter() {}

  /** Writes the table. */
  public static void main(String[] arguments) throws Exception {
    Options options =
        Options.parse(
            List.of(arguments), Map.of("output", "stock-voices.tsv", "threads", "1", "cache", ""));
    write(Path.of(options.text("output")), options.count("threads"), options.text("cache"));
  }

  private static void write(Path target, int threads, String cache)
      throws IOException, ChatterBlokeException {
    ModelStore store = TestModels.store();
    IProgressMonitor monitor = new NullProgressMonitor();
    KokoroEngine engine = new KokoroEngine(store, threads, () -> -1);
    EngineDescriptor descriptor = engine.descriptor();
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try (VoiceSession session = engine.open(new OpenOptions(threads, true), monitor);
        Ge2eSpeakerEncoder encoder = new Ge2eSpeakerEncoder(store);
        BufferedWriter file = Files.newBufferedWriter(part)) {
      EngineAudition audition =
          new EngineAudition(session, new EnglishFrontEnd(store), descriptor, cache);
      file.write(
          "# Stock voices as the speaker encoder hears them; columns: see StockVoiceTable.\n");
      file.write("# Made by org.chatterbloke.bench.StockVoiceTableWriter.\n");
      StockVoiceTable.measure(file, descriptor, encoder, audition, monitor);
    }
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
  }
}
