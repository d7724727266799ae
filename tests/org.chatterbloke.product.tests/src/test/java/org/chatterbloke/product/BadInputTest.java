package org.chatterbloke.product;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.AudioEncoder;
import org.chatterbloke.audio.AudioFormat;
import org.chatterbloke.audio.EncodeRequest;
import org.chatterbloke.audio.WavCodec;
import org.chatterbloke.product.InstalledProduct.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bad input gets: one sentence with a remedy, an exit code, and nothing half-written. */
class BadInputTest {

  @TempDir static Path temp;

  private static InstalledProduct product;
  private static Path script;

  @BeforeAll
  static void unpack() throws Exception {
    product = InstalledProduct.headless(temp);
    script = write("good.md", "# Title\n\nA good sentence.\n".getBytes(StandardCharsets.UTF_8));
  }

  private static Path write(String name, byte[] content) throws Exception {
    return Files.write(temp.resolve(name), content);
  }

  private static void refused(int exit, String part, String... arguments) throws Exception {
    Path output = temp.resolve("never.wav");
    String[] line = Arrays.copyOf(arguments, arguments.length);
    Outcome outcome = product.run(line);
    assertAll(
        () -> assertEquals(exit, outcome.exit(), outcome.all()),
        () ->
            assertTrue(
                outcome.err().contains("Error: "), "starts with the sentence: " + outcome.all()),
        () -> assertTrue(outcome.err().contains(part), part + " in " + outcome.err()),
        () -> assertFalse(outcome.all().contains("\tat "), "no stack trace: " + outcome.all()),
        () -> assertFalse(Files.exists(output)));
    try (Stream<Path> files = Files.list(temp)) {
      assertEquals(
          List.of(), files.filter(f -> f.getFileName().toString().startsWith("never")).toList());
    }
  }

  private static void refusedScript(int exit, String part, Path bad) throws Exception {
    refused(exit, part, "narrate", bad.toString(), "-o", temp.resolve("never.wav").toString());
  }

  private static void refusedRecording(int exit, String part, Path bad) throws Exception {
    refused(
        exit,
        part,
        "narrate",
        script.toString(),
        "--voice",
        bad.toString(),
        "-o",
        temp.resolve("never.wav").toString());
  }

  private static Path wav(String name, float[] samples) throws Exception {
    Path file = temp.resolve(name);
    AudioClip clip = AudioClip.of(16000, samples);
    try (AudioEncoder encoder =
        new WavCodec().encode(file, EncodeRequest.mono(AudioFormat.WAV, 16000))) {
      encoder.write(new float[][] {clip.channel(0)}, 0, clip.frames());
      encoder.finish();
    }
    return file;
  }

  private static float[] loudTone(double seconds, double level) {
    float[] samples = new float[(int) (seconds * 16000)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) Math.clamp(level * Math.sin(2 * Math.PI * 150 * i / 16000), -1, 1);
    }
    return samples;
  }

  @Test
  void scripts() throws Exception {
    refusedScript(4, "missing.md", temp.resolve("missing.md"));
    refusedScript(3, "latin.md", write("latin.md", new byte[] {'c', 'a', 'f', (byte) 0xe9, '\n'}));
    refusedScript(3, "pause", write("cue.md", "Hello [pause 1.5s and on.\n".getBytes()));
    refusedScript(3, "", write("notes.md", "<!-- only a note -->\n".getBytes()));
    refusedScript(3, "", write("empty.md", new byte[0]));
  }

  @Test
  void recordings() throws Exception {
    refusedRecording(4, "gone.wav", temp.resolve("gone.wav"));
    refusedRecording(3, "zero.wav", write("zero.wav", new byte[0]));
    refusedRecording(3, "text.wav", write("text.wav", "this is no audio at all".getBytes()));
    refusedRecording(3, "short", wav("short.wav", loudTone(1, 0.3)));
    refusedRecording(3, "silent", wav("silent.wav", new float[16000 * 6]));
    byte[] flac =
        Files.readAllBytes(InstalledProduct.checkout().resolve("examples/voices/reader-1998.flac"));
    refusedRecording(3, "cut.flac", write("cut.flac", Arrays.copyOf(flac, flac.length / 3)));
  }

  @Test
  void namesAndOptions() throws Exception {
    String out = temp.resolve("never.wav").toString();
    String in = script.toString();
    refused(4, "af_hart", "narrate", in, "--voice", "af_hart", "-o", out);
    refused(4, "nobody", "narrate", in, "--engine", "nobody", "-o", out);
    refused(3, "format", "narrate", in, "-o", temp.resolve("never.xyz").toString());
    refused(3, "speed", "narrate", in, "--speed", "9", "-o", out);
    refused(3, "target", "narrate", in, "--target", "loud", "-o", out);
    refused(2, "frobnicate", "frobnicate");
    refused(3, "--set", "engines", "--set", "nonsense");
    assertEquals(2, product.run("narrate").exit());
  }

  @Test
  void anOutputFolderThatIsAFile() throws Exception {
    Path file = write("plain", new byte[] {1});
    refused(6, "plain", "narrate", script.toString(), "-o", file.resolve("x.wav").toString());
  }

  @Test
  void unusualTextSimplyWorks() throws Exception {
    String emoji = "Hello 👩‍🚀 world! \u0007\u200b Ends here.";
    String endless = "and on ".repeat(720) + ".";
    Path odd = write("odd.txt", (emoji + "\n\n" + endless).getBytes(StandardCharsets.UTF_8));
    Path wav = temp.resolve("odd.wav");
    Outcome outcome =
        product.run("narrate", odd.toString(), "--engine", "hibari", "-o", wav.toString());
    assertEquals(0, outcome.exit(), outcome.all());
    assertTrue(Files.size(wav) > 1_000_000);
  }

  @Test
  void aDamagedModelIsNamedAndReplaced() throws Exception {
    Outcome verified = product.run("models", "verify", "ge2e");
    assertTrue(verified.exit() == 0 || verified.exit() == 1, verified.all());
    refused(4, "nothing", "models", "fetch", "nothing");
  }
}
