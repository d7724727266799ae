package org.chatterbloke.voice.cloner.match.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.voice.analysis.SpeakerEncoder;
import org.chatterbloke.voice.analysis.VoiceAnalysisException;
import org.chatterbloke.voice.api.CloningException;
import org.chatterbloke.voice.api.EngineDescriptor;
import org.chatterbloke.voice.api.StockVoice;
import org.chatterbloke.voice.api.VoiceAudition;
import org.chatterbloke.voice.api.VoiceProfile;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Prints of stock voices that were measured beforehand, so that a match need not hear every voice
 * of an engine: a text file beside this class, one line per voice with the columns engine id,
 * engine version, encoder id, voice id, median pitch in Hz, voiced share, and three mean speaker
 * vectors (see {@link VoicePrint}): the largest value, a colon, and all values as bytes in Base64
 * (divided by the largest, times 255, rounded; GE2E has no negative values). Lines that begin with
 * # are remarks. {@code StockVoiceTableWriter} in {@code bench} makes the file.
 *
 * <p>The table only chooses which voices are worth hearing: every similarity that is reported is
 * measured on audio. A voice counts as known if engine, version, encoder and voice are the same.
 */
public final class StockVoiceTable {

  private static final String RESOURCE = "stock-voices.tsv";

  private record Key(String engine, String version, String encoder, String voice) {}

  private final Map<Key, VoicePrint> prints;

  private StockVoiceTable(Map<Key, VoicePrint> prints) {
    this.prints = prints;
  }

  /** A table that knows no voice. */
  static StockVoiceTable empty() {
    return new StockVoiceTable(Map.of());
  }

  /** The table that comes with this bundle. */
  static StockVoiceTable bundled() {
    try (InputStream in = StockVoiceTable.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        return empty();
      }
      return read(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + RESOURCE, e);
    }
  }

  /**
   * Reads a table.
   *
   * @throws IOException if it cannot be read or a line has the wrong number of columns
   */
  static StockVoiceTable read(Reader reader) throws IOException {
    Map<Key, VoicePrint> prints = new HashMap<>();
    BufferedReader lines = new BufferedReader(reader);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] cells = line.split("\t");
      if (cells.length != 9) {
        throw new IOException("not 9 columns: " + line);
      }
      prints.put(
          new Key(cells[0], cells[1], cells[2], cells[3]),
          new VoicePrint(
              cells[3],
              Double.parseDouble(cells[4]),
              Double.parseDouble(cells[5]),
              vector(cells[6]),
              vector(cells[7]),
              vector(cells[8])));
    }
    return new StockVoiceTable(prints);
  }

  /**
   * Hears every stock voice of an engine and writes the lines of a table.
   *
   * @param audition speaks with the engine
   * @param monitor progress by voices, and cancel
   */
  public static void measure(
      Writer writer,
      EngineDescriptor engine,
      SpeakerEncoder encoder,
      VoiceAudition audition,
      IProgressMonitor monitor)
      throws IOException, CloningException, VoiceAnalysisException {
    Listener listener = new Listener(encoder);
    SubMonitor progress = SubMonitor.convert(monitor, engine.voices().size());
    for (StockVoice voice : engine.voices()) {
      SubMonitor one = progress.split(1);
      CalibrationText text = CalibrationText.in(voice.language());
      List<AudioClip> clips = new ArrayList<>();
      for (String sentence : text.all()) {
        clips.add(audition.speak(VoiceProfile.stock(engine.id(), voice), sentence, one));
      }
      write(
          writer,
          engine,
          encoder.id(),
          listener.print(voice.id(), clips, text.sentences().size(), one));
    }
  }

  /** Writes one line of a table. */
  static void write(Writer writer, EngineDescriptor engine, String encoder, VoicePrint print)
      throws IOException {
    writer.write(
        String.join(
            "\t",
            engine.id(),
            engine.version(),
            encoder,
            print.voice(),
            String.format(Locale.ROOT, "%.1f", print.medianHz()),
            String.format(Locale.ROOT, "%.3f", print.voicedShare()),
            text(print.plain()),
            text(print.neutral()),
            text(print.brief())));
    writer.write('\n');
  }

  /** The print of a voice, if it was measured with this version of the engine. */
  Optional<VoicePrint> find(EngineDescriptor engine, String encoder, String voice) {
    return Optional.ofNullable(prints.get(new Key(engine.id(), engine.version(), encoder, voice)));
  }

  private static String text(float[] vector) {
    float largest = Float.MIN_NORMAL;
    for (float value : vector) {
      largest = Math.max(largest, value);
    }
    byte[] bytes = new byte[vector.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(255 * Math.max(0, vector[i]) / largest);
    }
    return String.format(Locale.ROOT, "%.5f:", largest)
        + Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  private static float[] vector(String text) {
    int colon = text.indexOf(':');
    float largest = Float.parseFloat(text.substring(0, colon));
    byte[] bytes = Base64.getDecoder().decode(text.substring(colon + 1));
    float[] vector = new float[bytes.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = largest * (bytes[i] & 0xFF) / 255;
    }
    return vector;
  }
}
