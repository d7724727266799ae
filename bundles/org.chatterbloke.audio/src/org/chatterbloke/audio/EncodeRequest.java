package org.chatterbloke.audio;

import java.util.Map;

/**
 * How a file is to be written.
 *
 * @param format the format
 * @param sampleRate frames per second of what will be written to the encoder, 8000 … 192000
 * @param channels 1 or 2
 * @param bitRate bits per second for lossy formats; 0 chooses a good one for speech
 * @param wordLength bits per sample for lossless formats: 16, 24, and 32 for WAV (float); 0 chooses
 *     16
 * @param metadata tags by FFmpeg's generic names (title, artist, album, comment …)
 */
public record EncodeRequest(
    AudioFormat format,
    int sampleRate,
    int channels,
    int bitRate,
    int wordLength,
    Map<String, String> metadata) {

  public EncodeRequest {
    if (sampleRate < 8000 || sampleRate > 192000 || channels < 1 || channels > 2 || bitRate < 0) {
      throw new IllegalArgumentException(
          "unusable: " + sampleRate + " Hz, " + channels + " channels, " + bitRate + " bit/s");
    }
    if (wordLength != 0 && wordLength != 16 && wordLength != 24 && wordLength != 32) {
      throw new IllegalArgumentException("unusable: " + wordLength + " bits per sample");
    }
    metadata = Map.copyOf(metadata);
  }

  /** As the other constructor with the default word length. */
  public EncodeRequest(
      AudioFormat format, int sampleRate, int channels, int bitRate, Map<String, String> metadata) {
    this(format, sampleRate, channels, bitRate, 0, metadata);
  }

  /** Mono speech at the default bit rate with no tags. */
  public static EncodeRequest mono(AudioFormat format, int sampleRate) {
    return new EncodeRequest(format, sampleRate, 1, 0, Map.of());
  }
}
