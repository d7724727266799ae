package org.chatterbloke.audio.device.openal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.chatterbloke.testkit.ChildJvm;
import org.chatterbloke.testkit.PulseAudioServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plays in a process of its own on a real PulseAudio server with virtual outputs. */
class OpenAlDevicesTest {

  private static final int SECONDS = 60;

  @TempDir static Path folder;

  private static PulseAudioServer server;
  private static Path cache;

  @BeforeAll
  static void startServer() throws Exception {
    cache = folder.resolve("natives");
    server = PulseAudioServer.start(Files.createDirectory(folder.resolve("p")));
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  private ChildJvm child() {
    return new ChildJvm().environment(server.environment());
  }

  private List<String> run(String... arguments) throws Exception {
    String[] all = new String[arguments.length + 1];
    all[0] = cache.toString();
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    ChildJvm.Result result = child().run(SECONDS, PlaybackChild.class, all);
    assertEquals(0, result.exitCode(), result.output());
    return result.output().lines().toList();
  }

  @Test
  void listsTheOutputsAndTheDefault() throws Exception {
    List<String> output = run("list");

    assertTrue(output.contains("first (default)"), output.toString());
    assertTrue(output.contains("second"), output.toString());
  }

  @Test
  void playsASineWithoutGapsAtItsLevelAndForItsTime() throws Exception {
    try (PulseAudioServer.Recording recording = server.record("second")) {
      recording.await(PulseAudioServer.RATE / 10);
      List<String> output = run("sine", "second");
      recording.await(PulseAudioServer.RATE / 10);
      Tone tone = Tone.find(recording.stop());

      assertEquals(2.0, tone.seconds(), 0.005, "seconds heard");
      assertEquals(1000, tone.hertz(), 0.5);
      assertEquals(0.5, tone.amplitude(), 0.01);
      assertTrue(tone.largestError() < 0.02, "a gap or click of " + tone.largestError());
      assertEquals("position 48000", output.getLast());
      int written = number(output.getFirst());
      assertTrue(written > 1200 && written < 2000, "the queue holds half a second: " + output);
      int heard = number(output.get(1));
      assertTrue(heard > 20000 && heard < 40000, "position while playing: " + output);
    }
  }

  @Test
  void playsPiecesOfAnySizeAsOneSound() throws Exception {
    try (PulseAudioServer.Recording recording = server.record("first")) {
      recording.await(PulseAudioServer.RATE / 10);
      List<String> output = run("pieces");
      recording.await(PulseAudioServer.RATE / 10);
      Tone tone = Tone.find(recording.stop());

      assertEquals(List.of("position 48000"), output);
      assertEquals(2.0, tone.seconds(), 0.005, "seconds heard");
      assertTrue(tone.largestError() < 0.02, "a gap or click of " + tone.largestError());
    }
  }

  @Test
  void losesNothingWhenTheWriterIsLate() throws Exception {
    try (PulseAudioServer.Recording recording = server.record("first")) {
      recording.await(PulseAudioServer.RATE / 10);
      List<String> output = run("starve");
      recording.await(PulseAudioServer.RATE / 10);
      float[] heard = recording.stop();

      assertEquals(List.of("position 24000"), output);
      double energy = 0;
      for (float sample : heard) {
        energy += sample * sample;
      }
      double seconds = energy / (0.5 * 0.5 / 2) / PulseAudioServer.RATE;
      assertEquals(1.0, seconds, 0.03, "seconds of sound");
    }
  }

  @Test
  void saysThatAnOutputIsMissing() throws Exception {
    String output = run("sine", "Nowhere").getFirst();

    assertTrue(output.startsWith("NOT_FOUND: The audio output Nowhere is not there."), output);
    assertTrue(output.contains("first"), output);
  }

  @Test
  void saysThatTheOutputVanishedWhilePlaying() throws Exception {
    PulseAudioServer own = PulseAudioServer.start(Files.createDirectory(folder.resolve("q")));
    Process process =
        new ChildJvm()
            .environment(own.environment())
            .start(PlaybackChild.class, cache.toString(), "forever", "second");
    try (own;
        BufferedReader reader = process.inputReader()) {
      assertEquals("playing", reader.readLine());
      own.close();

      assertEquals("The audio output second is gone, so the sound stopped.", reader.readLine());
      assertTrue(process.waitFor(20, TimeUnit.SECONDS), "the process does not end");
      assertEquals(0, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void stopsWritingWhenInterrupted() throws Exception {
    assertEquals(List.of("interrupted, flag true"), run("interrupt"));
  }

  @Test
  void stopsWritingWhenAnotherThreadCloses() throws Exception {
    assertEquals(
        List.of("the playback is closed", "the playback is closed", "true"), run("closed"));
  }

  @Test
  void playsOnTwoOutputsAtOnceAndAgainAfterItsRelease() throws Exception {
    assertEquals(
        List.of("positions 6000 11025", "positions 6000 11025", "positions 6000 11025"),
        run("again"));
  }

  @Test
  void letsTheProcessEndWhilePlaying() throws Exception {
    ChildJvm.Result result = child().run(SECONDS, PlaybackChild.class, cache.toString(), "exit");

    assertEquals("exits\n", result.output());
    assertEquals(5, result.exitCode());
  }

  @Test
  void saysThatThereIsNoOutputAtAll() throws Exception {
    Path cards = Path.of("/proc/asound/cards");
    boolean bare = !Files.exists(cards) || Files.readString(cards).contains("no soundcards");
    for (String what : List.of("list", "sine")) {
      ChildJvm.Result result =
          child()
              .environment(Map.of("PULSE_SERVER", "unix:" + folder.resolve("none")))
              .environment(Map.of("ALSOFT_DRIVERS", bare ? "alsa" : "none"))
              .run(SECONDS, PlaybackChild.class, cache.toString(), what);

      String expected =
          what.equals("list")
              ? "end of list\n"
              : "UNAVAILABLE: No sound can be played, because this machine has no audio output";
      assertTrue(result.output().startsWith(expected), result.output());
    }
  }

  @Test
  void saysThatItsLibraryIsMissing() throws Exception {
    ChildJvm.Result result =
        child()
            .without("org.chatterbloke.runtime.openal.")
            .without("lwjgl-openal-3.4.0-natives")
            .option("-Dorg.lwjgl.openal.libname=chatterbloke-none")
            .run(SECONDS, PlaybackChild.class, cache.toString(), "sine");

    assertTrue(result.output().contains("OpenAL library for Linux"), result.output());
  }

  @Test
  void unpacksItsLibraryIntoItsCache() throws Exception {
    run("list");

    try (var files = Files.walk(cache)) {
      assertTrue(files.anyMatch(file -> file.getFileName().toString().contains("openal")));
    }
  }

  private static int number(String line) {
    return Integer.parseInt(line.replaceAll("\\D", ""));
  }
}
