package org.chatterbloke.audio.device.openal.internal;

import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.chatterbloke.audio.AudioDevices.Device;
import org.chatterbloke.audio.AudioDevices.Playback;
import org.chatterbloke.audio.AudioException;

/**
 * The process that plays in the tests: OpenAL reads its settings from the environment, which a
 * running virtual machine cannot change. Prints what the test checks, and must end by itself.
 */
final class PlaybackChild {

  static final int RATE = 24000;

  private PlaybackChild() {}

  public static void main(String[] arguments) throws Exception {
    OpenAlDevices devices = new OpenAlDevices(Path.of(arguments[0]));
    String device = arguments.length > 2 ? arguments[2] : "";
    try {
      switch (arguments[1]) {
        case "list" -> list(devices);
        case "sine" -> sine(devices, device);
        case "pieces" -> pieces(devices, device);
        case "starve" -> starve(devices, device);
        case "forever" -> forever(devices, device);
        case "interrupt" -> interrupt(devices, device);
        case "again" -> again(devices, device);
        case "closed" -> closed(devices, device);
        case "exit" -> exitWhilePlaying(devices, device);
        default -> throw new IllegalArgumentException(arguments[1]);
      }
    } catch (AudioException e) {
      System.out.println(e.kind() + ": " + e.getMessage());
    }
    devices.close();
    System.exit(0);
  }

  /** A part of an endless sine of 1000 Hz at half of full scale. */
  private static float[] sine(long from, int frames) {
    float[] samples = new float[frames];
    for (int i = 0; i < frames; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * 1000 * (from + i) / RATE));
    }
    return samples;
  }

  /** Two seconds of the sine, the last 5 ms faded, so that its end is silence and not a step. */
  private static float[] twoSeconds() {
    float[] samples = sine(0, 2 * RATE);
    int fade = RATE / 200;
    for (int i = 0; i < fade; i++) {
      samples[samples.length - 1 - i] *= (float) i / fade;
    }
    return samples;
  }

  private static void list(OpenAlDevices devices) throws AudioException {
    for (Device device : devices.outputs()) {
      System.out.println(device.name() + (device.isDefault() ? " (default)" : ""));
    }
    System.out.println("end of list");
  }

  private static void sine(OpenAlDevices devices, String device) throws Exception {
    try (Playback playback = devices.play(device, RATE)) {
      long start = System.nanoTime();
      playback.write(twoSeconds(), 0, 2 * RATE);
      System.out.println("written after " + (System.nanoTime() - start) / 1_000_000 + " ms");
      System.out.println("position " + playback.framesPlayed());
      playback.drain();
      System.out.println("drained after " + (System.nanoTime() - start) / 1_000_000 + " ms");
      System.out.println("position " + playback.framesPlayed());
    }
  }

  /** Pieces of odd sizes, as an engine delivers them. */
  private static void pieces(OpenAlDevices devices, String device) throws Exception {
    try (Playback playback = devices.play(device, RATE)) {
      float[] all = twoSeconds();
      int at = 0;
      for (int size = 1; at < 2 * RATE; size = size * 5 % 4999 + 1) {
        int n = Math.min(size, 2 * RATE - at);
        playback.write(all, at, n);
        at += n;
      }
      playback.drain();
      System.out.println("position " + playback.framesPlayed());
    }
  }

  /** Ten bursts of 100 ms, each written only when the one before was heard. */
  private static void starve(OpenAlDevices devices, String device) throws Exception {
    try (Playback playback = devices.play(device, RATE)) {
      for (int i = 0; i < 10; i++) {
        playback.write(sine(0, RATE / 10), 0, RATE / 10);
        playback.drain();
      }
      System.out.println("position " + playback.framesPlayed());
    }
  }

  private static void forever(OpenAlDevices devices, String device) throws Exception {
    try (Playback playback = devices.play(device, RATE)) {
      for (long at = 0; at < 60L * RATE; at += RATE / 10) {
        playback.write(sine(at, RATE / 10), 0, RATE / 10);
        if (at == RATE) {
          System.out.println("playing");
        }
      }
    } catch (java.io.IOException e) {
      System.out.println(e.getCause() instanceof AudioException known ? known.sentence() : e);
    }
  }

  private static void interrupt(OpenAlDevices devices, String device) throws Exception {
    try (Playback playback = devices.play(device, RATE)) {
      Thread writer = Thread.currentThread();
      Thread.ofPlatform()
          .start(() -> {
            while (playback.framesPlayed() < RATE / 2) {
              LockSupport.parkNanos(1_000_000);
            }
            writer.interrupt();
          });
      playback.write(sine(0, 20 * RATE), 0, 20 * RATE);
      System.out.println("not interrupted");
    } catch (InterruptedIOException e) {
      System.out.println("interrupted, flag " + Thread.interrupted());
    }
  }

  private static void again(OpenAlDevices devices, String device) throws Exception {
    for (int i = 0; i < 3; i++) {
      try (Playback one = devices.play(device, RATE);
          Playback two = devices.play(device, 44100)) {
        one.write(sine(0, RATE / 4), 0, RATE / 4);
        two.write(new float[11025], 0, 11025);
        one.drain();
        two.drain();
        System.out.println("positions " + one.framesPlayed() + " " + two.framesPlayed());
      }
      devices.close();
    }
  }

  /** Another thread closes while the writer waits for room. */
  private static void closed(OpenAlDevices devices, String device) throws Exception {
    Playback playback = devices.play(device, RATE);
    Thread closer =
        Thread.ofPlatform()
            .start(() -> {
              while (playback.framesPlayed() < RATE / 4) {
                LockSupport.parkNanos(1_000_000);
              }
              playback.close();
            });
    for (int i = 0; i < 2; i++) {
      try {
        playback.write(sine(0, 20 * RATE), 0, 20 * RATE);
      } catch (java.io.IOException e) {
        System.out.println(e.getMessage());
      }
    }
    closer.join();
    playback.drain();
    System.out.println(playback.framesPlayed() < RATE);
  }

  private static void exitWhilePlaying(OpenAlDevices devices, String device) throws Exception {
    Playback playback = devices.play(device, RATE);
    playback.write(sine(0, RATE / 4), 0, RATE / 4);
    System.out.println("exits");
    System.exit(5);
  }
}
