package org.chatterbloke.audio.device.openal.internal;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.chatterbloke.audio.AudioDevices;
import org.chatterbloke.audio.AudioException;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.base.FailureKind;
import org.jspecify.annotations.Nullable;
import org.lwjgl.openal.ALC10;
import org.lwjgl.openal.ALUtil;
import org.lwjgl.openal.EnumerateAllExt;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * The system's audio outputs through OpenAL Soft: PulseAudio, PipeWire and ALSA on Linux, WASAPI on
 * Windows, Core Audio on macOS. Any thread.
 */
@Component(service = AudioDevices.class)
public final class OpenAlDevices implements AudioDevices, AutoCloseable {

  private final OpenAlLibrary library;
  private final Set<OpenAlPlayback> open = new HashSet<>();
  private boolean used;

  /** Keeps the unpacked library in the cache of the data folder. */
  @Activate
  public OpenAlDevices() {
    this(DataFolder.current().cache().resolve("native").resolve("openal"));
  }

  /** Keeps the unpacked library in the given folder, which is created when needed. */
  public OpenAlDevices(Path nativeCache) {
    library = new OpenAlLibrary(nativeCache);
  }

  @Override
  public synchronized List<Device> outputs() throws AudioException {
    load();
    List<String> names = names();
    String first = defaultName();
    if (names.size() == 1 && !opens(names.getFirst())) {
      // Where there is no sound card, OpenAL still lists the name of ALSA's default.
      return List.of();
    }
    return names.stream().map(name -> new Device(name, name, name.equals(first))).toList();
  }

  @Override
  public synchronized Playback play(String deviceId, int sampleRate) throws AudioException {
    if (sampleRate < 1000 || sampleRate > 400000) {
      throw new IllegalArgumentException("unusable: " + sampleRate + " Hz");
    }
    load();
    if (!deviceId.isEmpty() && !names().contains(deviceId)) {
      throw new AudioException(
          FailureKind.NOT_FOUND,
          "The audio output " + deviceId + " is not there.",
          "Plug it in, or choose one of: " + String.join(", ", names()) + ".",
          null);
    }
    long device = ALC10.alcOpenDevice(deviceId.isEmpty() ? null : deviceId);
    if (device == 0) {
      throw cannotOpen(deviceId);
    }
    OpenAlPlayback playback = OpenAlPlayback.start(device, sampleRate, this::closed);
    open.add(playback);
    return playback;
  }

  private void load() throws AudioException {
    if (!used) {
      NativeMessages.silence();
    }
    library.load();
    used = true;
  }

  private static List<String> names() {
    @Nullable List<String> names =
        ALUtil.getStringList(0, EnumerateAllExt.ALC_ALL_DEVICES_SPECIFIER);
    return names == null ? List.of() : List.copyOf(names);
  }

  private static String defaultName() {
    @Nullable String name =
        ALC10.alcGetString(0, EnumerateAllExt.ALC_DEFAULT_ALL_DEVICES_SPECIFIER);
    return Objects.requireNonNullElse(name, "");
  }

  private static boolean opens(String name) {
    long device = ALC10.alcOpenDevice(name);
    if (device != 0) {
      ALC10.alcCloseDevice(device);
    }
    return device != 0;
  }

  private static AudioException cannotOpen(String deviceId) {
    if (deviceId.isEmpty()) {
      return new AudioException(
          FailureKind.UNAVAILABLE,
          "No sound can be played, because this machine has no audio output that can be opened.",
          "Connect a loudspeaker or headphones and check the sound settings, or write to a file.",
          null);
    }
    return new AudioException(
        FailureKind.UNAVAILABLE,
        "The audio output " + deviceId + " cannot be opened.",
        "End the program that uses it, or choose another output.",
        null);
  }

  private synchronized void closed(OpenAlPlayback playback) {
    open.remove(playback);
  }

  /** Stops whatever plays and unloads the library; the next call loads it again. */
  @Override
  @Deactivate
  public void close() {
    List<OpenAlPlayback> playing;
    synchronized (this) {
      playing = List.copyOf(open);
    }
    playing.forEach(OpenAlPlayback::close);
    synchronized (this) {
      if (used && open.isEmpty()) {
        used = false;
        library.release();
      }
    }
  }
}
