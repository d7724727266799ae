package org.chatterbloke.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A PulseAudio server of a test's own, with virtual devices only: nothing is heard, and the user's
 * server and settings are not touched. Its two outputs are {@code first} and {@code second} (48 kHz
 * stereo); whatever is played on one can be recorded from it. The server ends with {@link
 * #close()}.
 */
public final class PulseAudioServer implements AutoCloseable {

  /** The rate of the virtual devices and of recordings. */
  public static final int RATE = 48000;

  private static final int START_SECONDS = 20;

  private final Map<String, String> environment;
  private final Process server;

  private PulseAudioServer(Map<String, String> environment, Process server) {
    this.environment = environment;
    this.server = server;
  }

  /**
   * Starts a server.
   *
   * @param folder an empty folder for everything that it writes; its path is short (a socket's path
   *     has at most 107 characters)
   * @throws AssertionError if PulseAudio is not installed or does not start
   */
  public static PulseAudioServer start(Path folder) throws IOException, InterruptedException {
    Path socket = folder.resolve("s");
    // A test machine may be busy and has no real-time threads: OpenAL gets a long buffer.
    Path settings = Files.writeString(folder.resolve("alsoft.conf"), "periods = 8\n");
    Map<String, String> environment =
        Map.of(
            "HOME", folder.toString(),
            "XDG_RUNTIME_DIR", folder.toString(),
            "XDG_CONFIG_HOME", folder.toString(),
            "PULSE_RUNTIME_PATH", folder.toString(),
            "PULSE_SERVER", "unix:" + socket,
            // with a display D-Bus would start a bus that only one sound server may own
            "DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder.resolve("no-bus"),
            "ALSOFT_CONF", settings.toString(),
            "ALSOFT_DRIVERS", "pulse");
    Path log = folder.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(
                "pulseaudio",
                "--daemonize=no",
                "--exit-idle-time=-1",
                "--use-pid-file=no",
                "--disable-shm=yes",
                "--realtime=no",
                "--log-target=stderr",
                "-n",
                "-L",
                "module-native-protocol-unix auth-anonymous=1 socket=" + socket,
                "-L",
                sink("first"),
                "-L",
                sink("second"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    Process server = launch(builder);
    PulseAudioServer started = new PulseAudioServer(environment, server);
    try {
      started.awaitAnswer(log);
      started.control("set-default-sink", "first");
      return started;
    } catch (IOException | InterruptedException | AssertionError e) {
      started.close();
      throw e;
    }
  }

  private static String sink(String name) {
    return "module-null-sink sink_name=%1$s sink_properties=device.description=%1$s rate=%2$d channels=2"
        .formatted(name, RATE);
  }

  private static Process launch(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new AssertionError(
          "The command "
              + builder.command().getFirst()
              + " is missing: install the packages pulseaudio and pulseaudio-utils.",
          e);
    }
  }

  private void awaitAnswer(Path log) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (command("pactl", "info").start().waitFor() != 0) {
      if (!server.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("PulseAudio did not start:\n" + Files.readString(log));
      }
      Thread.sleep(50);
    }
  }

  /** What a process needs in its environment to play through this server, OpenAL included. */
  public Map<String, String> environment() {
    return environment;
  }

  /**
   * Runs {@code pactl} and returns what it prints.
   *
   * @throws AssertionError if it fails
   */
  public String control(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("pactl"));
    all.addAll(List.of(arguments));
    Process process = launch(command(all.toArray(String[]::new)).redirectErrorStream(true));
    String output = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new AssertionError(all + ": " + output);
    }
    return output;
  }

  /** Removes an output, as if it were unplugged. */
  public void unplug(String sink) throws IOException, InterruptedException {
    for (String line : control("list", "short", "modules").lines().toList()) {
      if (line.contains("sink_name=" + sink + " ")) {
        control("unload-module", line.split("\t")[0]);
        return;
      }
    }
    throw new AssertionError("no such output: " + sink);
  }

  /** Starts to record what one output plays; the first channel, as floats at {@link #RATE}. */
  public Recording record(String sink) throws IOException {
    return new Recording(
        launch(
            command(
                "parec",
                "--raw",
                "--latency-msec=20",
                "--format=float32le",
                "--channels=1",
                "--channel-map=left",
                "--no-remix",
                "--rate=" + RATE,
                "--device=" + sink + ".monitor")));
  }

  private ProcessBuilder command(String... command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return builder;
  }

  @Override
  public void close() {
    server.destroy();
    try {
      if (!server.waitFor(5, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** A recording that is running. */
  public static final class Recording implements AutoCloseable {

    private final Process process;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Thread reader;

    private Recording(Process process) {
      this.process = process;
      this.reader = Thread.ofPlatform().daemon().start(this::read);
    }

    private void read() {
      byte[] buffer = new byte[4096];
      try (InputStream in = process.getInputStream()) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          synchronized (bytes) {
            bytes.write(buffer, 0, n);
            bytes.notifyAll();
          }
        }
      } catch (IOException e) {
        // Ending the recorder closes its stream under us: what was read until then counts.
        return;
      }
    }

    /** Waits until this many further samples were recorded. */
    public void await(int samples) throws InterruptedException {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
      synchronized (bytes) {
        int wanted = bytes.size() + samples * Float.BYTES;
        while (bytes.size() < wanted) {
          if (System.nanoTime() > end || !process.isAlive()) {
            throw new AssertionError("the recorder brings no samples");
          }
          bytes.wait(100);
        }
      }
    }

    /** Ends the recording and returns all of it. */
    public float[] stop() throws InterruptedException {
      process.destroy();
      reader.join();
      synchronized (bytes) {
        float[] samples = new float[bytes.size() / Float.BYTES];
        ByteBuffer.wrap(bytes.toByteArray())
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer()
            .get(samples);
        return samples;
      }
    }

    @Override
    public void close() {
      process.destroy();
    }
  }
}
