package org.chatterbloke.cli.internal;

import java.util.List;
import java.util.Locale;
import org.chatterbloke.audio.AudioDevices;
import org.chatterbloke.audio.AudioException;
import org.chatterbloke.audio.AudioSink;
import org.chatterbloke.base.FailureKind;

/**
 * One playback for all that a command says; opened when the first audio comes, since only then is
 * the rate known.
 */
final class Loudspeaker implements AutoCloseable {

  private final AudioDevices devices;
  private final String device;
  private AudioDevices.Playback playback;
  private long start;
  private double first = Double.NaN;

  /**
   * Opens nothing yet.
   *
   * @param devices null if no bundle for devices is installed
   * @param device a part of the device's name, or "" for the system's default
   */
  Loudspeaker(AudioDevices devices, String device) {
    this.devices = devices;
    this.device = device;
  }

  void expectFirst(long startNanos) {
    start = startNanos;
    first = Double.NaN;
  }

  double firstAudioSeconds() {
    return first;
  }

  AudioSink open(int sampleRate) throws AudioException {
    if (playback == null) {
      playback = devices().play(deviceId(), sampleRate);
    }
    return (samples, offset, length) -> {
      if (Double.isNaN(first) && length > 0) {
        first = (System.nanoTime() - start) / 1e9;
      }
      playback.write(samples, offset, length);
    };
  }

  private AudioDevices devices() throws AudioException {
    if (devices == null) {
      throw new AudioException(
          FailureKind.UNAVAILABLE,
          "No bundle for audio devices is installed.",
          "Install one with “chatterbloke plugins install device.openal”, or write a file with -o.",
          null);
    }
    return devices;
  }

  private String deviceId() throws AudioException {
    if (device.isBlank()) {
      return "";
    }
    List<AudioDevices.Device> outputs = devices().outputs();
    String wanted = device.toLowerCase(Locale.ROOT);
    return outputs.stream()
        .filter(d -> d.name().toLowerCase(Locale.ROOT).contains(wanted))
        .findFirst()
        .orElseThrow(() ->
            new AudioException(
                FailureKind.NOT_FOUND,
                "No audio device’s name contains “" + device + "”.",
                "There are: "
                    + String.join(", ", outputs.stream().map(AudioDevices.Device::name).toList())
                    + ".",
                null))
        .id();
  }

  void drain() throws InterruptedException {
    if (playback != null) {
      playback.drain();
    }
  }

  @Override
  public void close() {
    if (playback != null) {
      playback.close();
    }
  }
}
