package org.chatterbloke.audio.device.openal.internal;

import java.nio.file.Path;
import org.chatterbloke.audio.AudioException;
import org.chatterbloke.base.FailureKind;
import org.lwjgl.Version;
import org.lwjgl.openal.ALC;
import org.lwjgl.system.Configuration;

/**
 * OpenAL's native libraries: loaded at the first {@link #load()}, unpacked into a cache folder of
 * ours, one per version, so that a running older product keeps its files.
 */
final class OpenAlLibrary {

  /** LWJGL holds one OpenAL per process: its first use creates it, after a release we do. */
  private static boolean released;

  private final Path cache;

  OpenAlLibrary(Path cache) {
    this.cache = cache;
  }

  /**
   * Loads the library unless it is loaded. The caller holds the lock of the devices.
   *
   * @throws AudioException if it is missing for this platform or refuses to load
   */
  void load() throws AudioException {
    try {
      if (Configuration.SHARED_LIBRARY_EXTRACT_PATH.get() == null) {
        Path folder = cache.resolve(Version.getVersion().replaceAll("[^0-9.].*", ""));
        Configuration.SHARED_LIBRARY_EXTRACT_PATH.set(folder.toString());
      }
      createAgain();
      ALC.getFunctionProvider();
    } catch (LinkageError | RuntimeException e) {
      throw new AudioException(
          FailureKind.UNAVAILABLE,
          "Sound cannot be played, because the OpenAL library for "
              + System.getProperty("os.name")
              + " on "
              + System.getProperty("os.arch")
              + " could not be loaded.",
          "Install ChatterBloke again for this platform, or write to a file instead.",
          false,
          e);
    }
  }

  /** Unloads the library; all devices are closed. A virtual machine may not end with it in use. */
  void release() {
    synchronized (OpenAlLibrary.class) {
      ALC.destroy();
      released = true;
    }
  }

  private static synchronized void createAgain() {
    if (released) {
      ALC.create();
      released = false;
    }
  }
}
