package org.chatterbloke.audio;

/** How {@link WavEncoder} stores a sample. */
public enum WavSampleFormat {
  /** 16-bit signed integers: what every program reads. */
  PCM16(2, false),
  /** 24-bit signed integers: for further editing. */
  PCM24(3, false),
  /** 32-bit signed integers. */
  PCM32(4, false),
  /** 32-bit IEEE floats: samples survive bit by bit, also beyond −1 … 1. */
  FLOAT32(4, true);

  private final int bytes;
  private final boolean floating;

  WavSampleFormat(int bytes, boolean floating) {
    this.bytes = bytes;
    this.floating = floating;
  }

  /** Bytes per sample. */
  public int bytes() {
    return bytes;
  }

  /** Whether samples are stored as floats; integers otherwise. */
  public boolean floating() {
    return floating;
  }
}
