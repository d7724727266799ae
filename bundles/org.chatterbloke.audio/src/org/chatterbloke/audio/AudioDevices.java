package org.chatterbloke.audio;

import java.util.List;

/** SPI: the machine's audio devices. Native code is loaded at the first call, not at activation. */
public interface AudioDevices {

  /** A device as the system names it. */
  record Device(String id, String name, boolean isDefault) {}

  /** The devices that play; empty if the machine has none. */
  List<Device> outputs() throws AudioException;

  /**
   * Opens an output for mono playback.
   *
   * @param deviceId an id from {@link #outputs()}, or "" for the default
   * @throws AudioException if there is no device or it cannot be opened
   */
  Playback play(String deviceId, int sampleRate) throws AudioException;

  /** A running playback; {@link #write} blocks while the device's queue is full. */
  interface Playback extends AudioSink, AutoCloseable {

    /** Waits until everything written was heard. */
    void drain() throws InterruptedException;

    /** Frames that the device has played so far. */
    long framesPlayed();

    /** Stops at once and releases the device. */
    @Override
    void close();
  }
}
